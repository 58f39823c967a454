import type { z } from 'zod';
import { UsageError } from './command.ts';
import { printData, printError } from './print.ts';
import { readStdinLines } from './read-lines.ts';

/**
 * Prints one JSON line for each JSON line of standard input; a line that is not such a record is named on standard
 * error and the others go on. Gives the exit code.
 */
export async function mapRecords<T>(
  names: readonly string[],
  schema: z.ZodType<T>,
  answer: (record: T) => object | Promise<object>,
): Promise<number> {
  return eachRecord(names, schema, async (parsed) => printData(JSON.stringify(await answer(parsed))));
}

/** Hands each record of standard input on; otherwise as `mapRecords`. */
export async function eachRecord<T>(
  names: readonly string[],
  schema: z.ZodType<T>,
  take: (record: T) => void | Promise<void>,
): Promise<number> {
  if (names.length > 0) throw new UsageError(`"${names[0]}" is not expected: records come on standard input`);
  let failed = false;
  for await (const { line, number } of readStdinLines()) {
    const parsed = parseRecord(line, schema);
    if (typeof parsed === 'string') {
      printError(`line ${number}: ${parsed}`);
      failed = true;
    } else await take(parsed.record);
  }
  return failed ? 1 : 0;
}

function parseRecord<T>(line: string, schema: z.ZodType<T>): { record: T } | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'not valid JSON; each line must be one whole object';
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { record: parsed.data };
  const issue = parsed.error.issues[0]!;
  return `${issue.path.join('.') || 'the record'}: ${issue.message}`;
}
