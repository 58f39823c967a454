/** JSON lines of standard input, one at a time. */
import { createInterface } from 'node:readline';
import { UsageError } from './command.ts';
import { hasReader } from './print.ts';

export type InputLine = { line: string; number: number };

/** The lines that hold something, with their numbers from 1; ends early when nobody reads our output any more. */
export async function* readStdinLines(): AsyncGenerator<InputLine> {
  if (process.stdin.isTTY) throw new UsageError('give JSON lines on standard input');
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
      if (text.trim() !== '') yield { line: text, number };
      if (!hasReader()) break;
    }
  } finally {
    lines.close();
    process.stdin.destroy();
  }
}
