/** What a command is, and how its arguments are read. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** What is given for each option; a list where an option may be given again. */
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export type Command = {
  /** Shown by --help. */
  help: string;
  options: ParseArgsOptionsConfig;
  /** Does it; gives the exit code. Throws UsageError. */
  run: (positionals: string[], values: Values) => Promise<number>;
};

/** The arguments make no sense: exit 2. */
export class UsageError extends Error {}

/** Parses the arguments of a command and runs it. */
export async function runParsed(name: string, command: Command, args: readonly string[]): Promise<number> {
  const options = {
    ...command.options,
    help: { type: 'boolean', short: 'h' },
  } satisfies ParseArgsOptionsConfig;
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? 'wrong arguments');
  }
  if (parsed.values.help === true) {
    process.stdout.write(`Usage: dateline ${name} ${command.help.trim()}\n`);
    return 0;
  }
  return command.run(parsed.positionals, parsed.values);
}

/** A string option, or undefined. */
export function textOption(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' ? value : undefined;
}

/** All that is given for a string option that may be given again. */
export function textOptions(values: Values, key: string): string[] {
  const given = values[key];
  return Array.isArray(given) ? given.filter((value) => typeof value === 'string') : [];
}
