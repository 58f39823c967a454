/** Yardstick: time expressions of TimeBank, their spans and TIMEX3 values. `--errors [CLASS | COUNT]`. */
import { tagTimexes } from '#lib/resolve/time/find-timexes.ts';
import type { Timex } from '#lib/schema.ts';
import { readRecords } from './eval-deps.ts';
import { runScript } from './eval-script.ts';
import { countFailures, fScore, measureRows, type Note, share, type Yardstick } from './eval-yardstick.ts';
import type { Counts } from './score-bootstrap.ts';

type Gold = { start: number; end: number; text: string; type: string; value: string };
type Doc = { doc: string; dct: string; text: string; timex: Gold[] };

const around = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(Math.max(0, start - 40), end + 25).replaceAll(/\s+/g, ' ');

/** Counts by type of the key (of the answer where it answers nothing), and over all types. */
function scoreDoc({ doc, dct, text, timex }: Doc, ours: readonly Timex[]): { counts: Counts; notes: Note[] } {
  const counts: Record<string, number> = {};
  const notes: Note[] = [];
  const add = (type: string, key: string): void => {
    for (const name of [`${type}.${key}`, `all.${key}`]) counts[name] = (counts[name] ?? 0) + 1;
  };
  const note = (kind: string, line: string): void => void notes.push({ kind, line: `${doc} ${line}` });
  const taken = new Set<Timex>();
  for (const { type } of ours) add(type, 'answered');
  for (const gold of timex) {
    add(gold.type, 'wanted');
    const match = ours.find((t) => !taken.has(t) && t.start < gold.end && gold.start < t.end);
    const shown = `[${gold.text}] ${gold.value}`;
    if (match === undefined) {
      note(`${gold.type} missed`, `${shown} | ${around(text, gold)}`);
      continue;
    }
    taken.add(match);
    add(gold.type, 'overlap');
    if (match.start === gold.start && match.end === gold.end) add(gold.type, 'span');
    if (match.value === gold.value) add(gold.type, 'value');
    else
      note(
        `${gold.type} value differs`,
        `${shown} got ${match.value} {${match.quote}} ${dct} | ${around(text, gold)}`,
      );
  }
  for (const t of ours)
    if (!taken.has(t)) note(`${t.type} not in the key`, `{${t.quote}} ${t.value} | ${around(text, t)}`);
  counts['evidence.all'] = ours.length;
  counts['evidence.valid'] = ours.filter((t) => text.slice(t.start, t.end) === t.quote).length;
  return { counts, notes };
}

/** Scores the time expressions; throws where its set is not here. */
export async function run(): Promise<Yardstick> {
  const docs = readRecords<Doc>('eval/timebank.jsonl');
  const scored = docs.map((doc) => scoreDoc(doc, tagTimexes(doc.text, doc.dct)));
  const notes = scored.flatMap((s) => s.notes);
  const f = (type: string, key: string): [string, string, string] => [
    `${type}.${key}`,
    `${type}.answered`,
    `${type}.wanted`,
  ];
  return {
    set: 'timebank',
    n: docs.length,
    of: 'news texts',
    about:
      'Each text is read with its creation day. Value F1: an expression that overlaps the key’s and has its very value. Other systems on all types (TempEval-3): HeidelTime 77.6, SUTime 67.4.',
    rows: measureRows(
      scored.map((s) => s.counts),
      [
        fScore('DATE value F1', f('DATE', 'value'), { atLeast: 0.72 }),
        fScore('DATE exact span F1', f('DATE', 'span')),
        fScore('DATE overlapping span F1', f('DATE', 'overlap')),
        ...['TIME', 'DURATION', 'SET', 'all'].map((type) => fScore(`${type} value F1`, f(type, 'value'))),
        share('evidence valid', 'evidence.valid', 'evidence.all', { atLeast: 1 }),
      ],
    ),
    failures: countFailures(notes),
    notes,
  };
}

if (import.meta.main) await runScript(run);
