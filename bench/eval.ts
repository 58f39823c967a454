/**
 * All yardsticks in one table: `node bench/eval.ts [--set NAME] [--json] [--errors [CLASS]] [--write]`; `dateline eval`
 * is the same. `--write` also writes docs/evaluation.md, and only when every set ran. Exit 1 when a set could not run.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReadDeps } from '#lib/server/read-article.ts';
import { loadDeps, SHARED } from './eval-deps.ts';
import { pickNotes } from './eval-script.ts';
import { formatMarkdown, formatTable, summariseBars } from './eval-table.ts';
import type { Yardstick } from './eval-yardstick.ts';

type Run = (deps: ReadDeps) => Promise<Yardstick>;
export type SetEntry = { name: string; needs: string[]; load: () => Promise<Run> };

/** Every set, the files in ../shared that it needs, and its yardstick. */
export const SETS: readonly SetEntry[] = [
  { name: 'gold', needs: ['gold', 'articles'], load: async () => (await import('./eval-gold.ts')).run },
  { name: 'cases', needs: ['cases/cases.json'], load: async () => (await import('./eval-cases.ts')).run },
  {
    name: 'gun-violence',
    needs: ['eval/gun-violence.jsonl'],
    load: async () => (await import('./eval-gun-violence.ts')).run,
  },
  { name: 'muc4', needs: ['eval/muc4-tst3.jsonl'], load: async () => (await import('./eval-muc4.ts')).run },
  {
    name: 'muc4-dev',
    needs: ['eval/muc4-dev.jsonl'],
    load: async () => (await import('./eval-muc4.ts')).runDev,
  },
  {
    name: 'timebank',
    needs: ['eval/timebank.jsonl'],
    load: async () => (await import('./eval-timebank.ts')).run,
  },
  {
    name: 'geoparse',
    needs: ['eval/lgl.xml', 'eval/geovirus.xml'],
    load: async () => (await import('./eval-geoparse.ts')).run,
  },
  {
    name: 'corpus',
    needs: ['facts/attacks.csv'],
    load: async () => (await import('./eval-corpus.ts')).run,
  },
  {
    name: 'merging',
    needs: ['eval/gun-violence.jsonl'],
    load: async () => (await import('./eval-merging.ts')).run,
  },
];

/** Where lines go: data on standard output, words for the person on standard error. */
export type Console = { data: (line: string) => void; say: (line: string) => void };
export type Options = { set?: string | undefined; json?: boolean; errors?: string | true; write?: boolean };
export type Evaluated = { sets: Yardstick[]; failed: { set: string; message: string }[] };

/** Runs the sets of the list, one after the other; those that could not run come back with the reason. */
export async function runSets(entries: readonly SetEntry[], say: Console['say']): Promise<Evaluated> {
  const evaluated: Evaluated = { sets: [], failed: [] };
  let deps: ReadDeps | null = null;
  for (const { name, needs, load } of entries) {
    const absent = needs.map((path) => join(SHARED, path)).filter((path) => !existsSync(path));
    if (absent.length > 0) {
      const message = `${absent.join(' and ')} ${absent.length === 1 ? 'is' : 'are'} not here`;
      say(`${name}: NOT RUN, ${message}`);
      evaluated.failed.push({ set: name, message });
      continue;
    }
    try {
      deps ??= loadDeps();
      const yardstick = await (await load())(deps);
      say(`${name}: ${yardstick.n} ${yardstick.of}`);
      evaluated.sets.push(yardstick);
    } catch (error) {
      const { message } = error as Error;
      say(`${name}: NOT RUN, ${message}`);
      evaluated.failed.push({ set: name, message });
    }
  }
  return evaluated;
}

function printText({ sets, failed }: Evaluated, { errors }: Options, io: Console): void {
  if (errors !== undefined)
    for (const { set, notes } of sets)
      for (const { kind, line } of pickNotes(notes, errors === true ? undefined : errors))
        io.data(`${set} [${kind}] ${line}`);
  if (sets.length > 0) io.data(formatTable(sets));
  const { bars, met, missed } = summariseBars(sets);
  io.say(`${met} of ${bars} bars met${failed.length > 0 ? `; ${failed.length} sets NOT RUN` : ''}`);
  for (const miss of missed) io.say(`missed  ${miss}`);
}

/** Runs one set or all, prints them and gives the exit code: 1 when a set could not run, else 0. */
export async function evaluate(
  options: Options,
  io: Console,
  all: readonly SetEntry[] = SETS,
): Promise<number> {
  const entries = all.filter(({ name }) => options.set === undefined || name === options.set);
  const evaluated = await runSets(entries, io.say);
  const { sets, failed } = evaluated;
  if (options.json)
    io.data(JSON.stringify({ sets: sets.map(({ notes: _, ...rest }) => rest), notRun: failed }, null, 2));
  else printText(evaluated, options, io);
  if (options.write) {
    const file = join(import.meta.dirname, '..', 'docs', 'evaluation.md');
    if (failed.length > 0 || sets.length < all.length)
      io.say(`${file} is left as it was: it needs every set`);
    else {
      writeFileSync(file, formatMarkdown(sets));
      io.say(`wrote ${file}`);
    }
  }
  return failed.length > 0 ? 1 : 0;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      set: { type: 'string' },
      json: { type: 'boolean' },
      errors: { type: 'boolean' },
      write: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  if (values.set !== undefined && !SETS.some(({ name }) => name === values.set)) {
    console.error(`there is no set "${values.set}"; there are ${SETS.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  process.exitCode = await evaluate(
    {
      set: values.set,
      json: values.json ?? false,
      write: values.write ?? false,
      ...(values.errors ? { errors: positionals[0] ?? true } : {}),
    },
    { data: (line) => process.stdout.write(`${line}\n`), say: (line) => process.stderr.write(`${line}\n`) },
  );
}
