/**
 * Yardsticks that print their figures: `eval-corpus.ts` and `eval-merging.ts` run as processes of their own, and what
 * they print is read back into rows. A figure that is no longer printed is an error, never a row that is left out.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Note, Row, Yardstick } from './eval-yardstick.ts';

type Wanted = Pick<Row, 'measure' | 'unit'> & {
  /** Finds the figure; groups value, and where printed n, low and high. */
  pattern: RegExp;
  atLeast?: number;
  atMost?: number;
};

const NUMBER = '(\\d+(?:\\.\\d+)?)';

/** A line as eval-corpus prints it: name, value, n, interval. */
function line(name: string, measure: string, unit: Row['unit'], bar: Partial<Wanted> = {}): Wanted {
  const escaped = name.replaceAll(/[()³≤]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const pattern = `^${escaped}(?: \\([^)]*\\))? +(?<value>${NUMBER})(?: %)?(?: +n=(?<n>\\d+) \\[(?<low>${NUMBER}), (?<high>${NUMBER})\\])?`;
  return { measure, unit, pattern: new RegExp(pattern, 'mu'), ...bar };
}

const CORPUS: Wanted[] = [
  line('pairs found', '(report, attack) pairs found', 'share'),
  line('B³ precision', 'B³ precision', 'share'),
  line('B³ recall', 'B³ recall', 'share'),
  line('B³ F1', 'B³ F1', 'F1', { atLeast: 0.92 }),
  line('day exact', 'day exact', 'share', { atLeast: 0.95 }),
  line('place ≤ 25 km', 'place within 25 km', 'share', { atLeast: 0.95 }),
  line('type agrees', 'type agrees', 'share'),
  line('killed in range', 'killed in range', 'share'),
  line('injured in range', 'injured in range', 'share'),
  line('final toll in range', 'final toll in range', 'share', { atLeast: 0.85 }),
  line('incidents that mix days or places', 'incidents that mix days or places', 'count', { atMost: 0 }),
  line('ground incidents not in the key', 'incidents on the ground not in the key', 'count'),
];
const MERGING: Wanted[] = [
  { measure: 'B³ precision', unit: 'share', pattern: /B³ precision (?<value>\d\.\d+)/u },
  { measure: 'B³ recall', unit: 'share', pattern: /\brecall (?<value>\d\.\d+)/u },
  {
    measure: 'B³ F1',
    unit: 'F1',
    pattern: /F1 \([^)]*\) (?<value>\d\.\d+) \[(?<low>\d\.\d+), (?<high>\d\.\d+)\]/u,
    atLeast: 0.8,
  },
];

/** The rows of what a script printed; throws where a figure is missing. `n` is taken where the line has none. */
export function readPrinted(text: string, wanted: readonly Wanted[], n: number): Row[] {
  return wanted.map(({ measure, unit, pattern, atLeast, atMost }) => {
    const found = pattern.exec(text)?.groups;
    if (!found?.value) throw new Error(`“${measure}” is not among what was printed`);
    const isPercent = unit === 'share' && !/\.\d{3}/.test(found.value);
    const value = Number(found.value) / (isPercent ? 100 : 1);
    const number = (s: string | undefined): number | null => (s === undefined ? null : Number(s));
    const row: Row = {
      measure,
      unit,
      value,
      n: number(found.n) ?? n,
      low: number(found.low),
      high: number(found.high),
    };
    const bar = atLeast ?? atMost;
    if (bar === undefined) return row;
    const met = atLeast === undefined ? value <= bar : value >= bar;
    return { ...row, bar, bound: atLeast === undefined ? '≤' : '≥', met };
  });
}

async function runPrinting(script: string): Promise<string> {
  const args = [...process.execArgv, join(import.meta.dirname, script), '--errors'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 28 });
  return stdout;
}

const integer = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

export async function runCorpus(): Promise<Yardstick> {
  const text = await runPrinting('eval-corpus.ts');
  const notes: Note[] = [];
  let kind = '';
  for (const part of text.split('\n')) {
    if (part.startsWith('corpus:')) break;
    const head = /^## (.+): \d+$/.exec(part);
    if (head) kind = head[1]!;
    else if (kind && part) notes.push({ kind, line: part });
  }
  return {
    set: 'corpus',
    n: integer(text, /^corpus: (\d+) reports/m),
    of: 'sample reports written for the product',
    about:
      'The reports that ship with the product go through the whole pipeline and their incidents are held against the table of attacks that they tell of. B³ counts a pair that was not found as a group of its own. A toll is right inside the range of the table. Intervals are over pairs and over attacks.',
    rows: readPrinted(text, CORPUS, integer(text, /on the ground (\d+)/)),
    failures: [...text.matchAll(/^## (.+): (\d+)$/gm)].map(([, name, count]) => ({
      kind: name!,
      count: Number(count),
    })),
    notes,
  };
}

export async function runMerging(): Promise<Yardstick> {
  const text = await runPrinting('eval-merging.ts');
  const articles = integer(text, /(\d+) articles/);
  const notes = text
    .split('\n')
    .flatMap((part) => (/^(?:MIXED|split) /.test(part) ? [part] : []))
    .map((part) => ({
      kind: part.startsWith('split') ? 'article of a split incident' : 'article of a mixed incident',
      line: part,
    }));
  const kinds = [...new Set(notes.map((note) => note.kind))].sort();
  return {
    set: 'merging',
    n: articles,
    of: `articles on ${integer(text, /(\d+) incidents,/)} shootings (gun-violence)`,
    about:
      'B³ over articles by the incident that holds their lead mention; an article without one is a group of its own. The interval is over articles.',
    rows: readPrinted(text, MERGING, articles),
    failures: kinds.map((kind) => ({ kind, count: notes.filter((note) => note.kind === kind).length })),
    notes,
  };
}
