/** Bootstrap over documents: how far a figure would move had other documents of the same kind been drawn. */

/** What was counted in one document, by key. */
export type Counts = Readonly<Record<string, number>>;
export type Interval = { low: number | null; high: number | null };

const RESAMPLES = 1000;
const SEED = 42;

/** Adds the counts of several documents. */
export function sumCounts(documents: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const document of documents)
    for (const [key, count] of Object.entries(document)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

/** Uniform numbers in [0, 1) from a seed (mulberry32, public domain): the same on every machine. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The summed counts of each of `RESAMPLES` draws of as many documents, with replacement. */
function* drawSums(documents: readonly Counts[]): Generator<Counts> {
  const keys = [...new Set(documents.flatMap((d) => Object.keys(d)))];
  const table = documents.map((d) => Float64Array.from(keys, (key) => d[key] ?? 0));
  const random = makeRandom(SEED);
  const sum = new Float64Array(keys.length);
  for (let draw = 0; draw < RESAMPLES; draw++) {
    sum.fill(0);
    for (let i = 0; i < table.length; i++) {
      const row = table[Math.floor(random() * table.length)]!;
      for (let k = 0; k < row.length; k++) sum[k]! += row[k]!;
    }
    yield Object.fromEntries(keys.map((key, k) => [key, sum[k]!]));
  }
}

/** 95 % percentile intervals of statistics of summed counts; null where a statistic is nowhere defined. */
export function bootstrap(
  documents: readonly Counts[],
  statistics: readonly ((sum: Counts) => number)[],
): Interval[] {
  const values: number[][] = statistics.map(() => []);
  for (const sum of drawSums(documents))
    statistics.forEach((statistic, i) => {
      const value = statistic(sum);
      if (Number.isFinite(value)) values[i]!.push(value);
    });
  return values.map((list) => {
    list.sort((a, b) => a - b);
    const at = (q: number): number | null => list[Math.round(q * (list.length - 1))] ?? null;
    return { low: at(0.025), high: at(0.975) };
  });
}
