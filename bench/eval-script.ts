/** A yardstick as a script of its own: `node bench/eval-NAME.ts [--errors [CLASS | COUNT]]`. */
import type { ReadDeps } from '#lib/server/read-article.ts';
import { loadDeps } from './eval-deps.ts';
import { formatTable } from './eval-table.ts';
import type { Note, Yardstick } from './eval-yardstick.ts';

/** The notes asked for: all, those whose class has the words, or COUNT of them evenly spread. */
export function pickNotes(notes: readonly Note[], asked: string | undefined): Note[] {
  if (asked === undefined) return [...notes];
  if (!/^\d+$/.test(asked)) return notes.filter((note) => note.kind.includes(asked));
  const step = Math.max(1, Math.floor(notes.length / Math.max(1, Number(asked))));
  return notes.filter((_, i) => i % step === 0);
}

/** Runs a yardstick, prints its failures when asked to, then its table; exit 1 when its set is not here. */
export async function runScript(run: (deps: ReadDeps) => Promise<Yardstick>): Promise<void> {
  let yardstick: Yardstick;
  try {
    yardstick = await run(loadDeps());
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
    return;
  }
  const at = process.argv.indexOf('--errors');
  if (at >= 0)
    for (const { kind, line } of pickNotes(yardstick.notes, process.argv[at + 1]))
      console.log(`[${kind}] ${line}`);
  console.log(`${yardstick.set}: ${yardstick.n} ${yardstick.of}`);
  console.log(formatTable([yardstick]));
  if (yardstick.failures.length > 0)
    console.log(yardstick.failures.map(({ kind, count }) => `${kind} ${count}`).join(', '));
}
