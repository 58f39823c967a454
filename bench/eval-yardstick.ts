/**
 * What a yardstick answers: figures with n, a bootstrap interval and, where there is one, the bar. A set is scored
 * document by document into counts; every figure is a function of the summed counts, so that resampling documents
 * gives its interval.
 */
import { bootstrap, type Counts, sumCounts } from './score-bootstrap.ts';

export type Unit = 'share' | 'F1' | 'km' | 'count';

/** One figure. Shares and F1 are 0..1; `value` is null where nothing was there to measure. */
export type Row = {
  measure: string;
  value: number | null;
  unit: Unit;
  n: number;
  low: number | null;
  high: number | null;
  bar?: number;
  /** Which side of the bar is good. */
  bound?: '≥' | '≤';
  met?: boolean;
};

/** One thing that went wrong: its class and a line that shows it. */
export type Note = { kind: string; line: string };

export type Yardstick = {
  set: string;
  /** Documents, and what one document is. */
  n: number;
  of: string;
  /** What is measured, how, and what others reach on it. */
  about: string;
  rows: Row[];
  failures: { kind: string; count: number }[];
  notes: Note[];
};

export type Measure = {
  measure: string;
  unit: Unit;
  value: (sum: Counts) => number;
  n: (sum: Counts) => number;
  atLeast?: number;
  atMost?: number;
};

/** The summed count of a key, 0 where no document has it. */
export function countOf(sum: Counts, key: string): number {
  return sum[key] ?? 0;
}

/** A share of two counted keys. */
export function share(measure: string, part: string, whole: string, bar: Partial<Measure> = {}): Measure {
  return {
    measure,
    unit: 'share',
    value: (s) => countOf(s, part) / countOf(s, whole),
    n: (s) => countOf(s, whole),
    ...bar,
  };
}

/** F1 of `hit` among `answered` and among `wanted`; n is the number wanted. */
export function fScore(
  measure: string,
  [hit, answered, wanted]: readonly [string, string, string],
  bar: Partial<Measure> = {},
): Measure {
  return {
    measure,
    unit: 'F1',
    value: (s) => (2 * countOf(s, hit)) / (countOf(s, answered) + countOf(s, wanted)),
    n: (s) => countOf(s, wanted),
    ...bar,
  };
}

/** The share of evidence spans that are the article's own words; every set must reach 1. */
export const EVIDENCE = share('evidence valid', 'evidence.valid', 'evidence.all', { atLeast: 1 });

/** The figures of a set from the counts of its documents. */
export function measureRows(documents: readonly Counts[], measures: readonly Measure[]): Row[] {
  const sum = sumCounts(documents);
  const intervals = bootstrap(
    documents,
    measures.map((m) => m.value),
  );
  return measures.map((m, i) => {
    const value = m.value(sum);
    const { low, high } = intervals[i]!;
    const bar = m.atLeast ?? m.atMost;
    const row: Row = {
      measure: m.measure,
      value: Number.isFinite(value) ? value : null,
      unit: m.unit,
      n: m.n(sum),
      low,
      high,
    };
    if (bar === undefined) return row;
    const met = row.value !== null && (m.atLeast === undefined ? row.value <= bar : row.value >= bar);
    return { ...row, bar, bound: m.atLeast === undefined ? '≤' : '≥', met };
  });
}

/** How many notes there are of each kind, most first. */
export function countFailures(notes: readonly Note[]): Yardstick['failures'] {
  const counts = new Map<string, number>();
  for (const { kind } of notes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
