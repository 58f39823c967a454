/**
 * Runs a parser that makes an error object for each of thousands of bad rows; their stack traces, which nobody reads,
 * would be nine tenths of the work.
 */
export function withoutStacks<T>(parse: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
