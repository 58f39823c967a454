/** Scores of a grouping against a key, with bootstrap intervals. */

export type Score = { p: number; r: number };

/** B³ (Bagga & Baldwin 1998): per item the share of its system group, and of its gold group, that belong together. */
export function bcubed(items: readonly { gold: string; system: string }[]): Score[] {
  const count = new Map<string, number>();
  const add = (key: string): void => void count.set(key, (count.get(key) ?? 0) + 1);
  for (const { gold, system } of items)
    for (const key of [`g ${gold}`, `s ${system}`, `${gold}\n${system}`]) add(key);
  return items.map(({ gold, system }) => {
    const both = count.get(`${gold}\n${system}`)!;
    return { p: both / count.get(`s ${system}`)!, r: both / count.get(`g ${gold}`)! };
  });
}

/** The mean of numbers, 0 of none. */
export function mean(list: readonly number[]): number {
  return list.length === 0 ? 0 : list.reduce((sum, x) => sum + x, 0) / list.length;
}

/** F1 of mean precision and mean recall. */
export function f1Of(scores: readonly Score[]): number {
  const p = mean(scores.map((s) => s.p));
  const r = mean(scores.map((s) => s.r));
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** The 95 % bootstrap interval of a statistic over items, 1,000 resamples with a fixed seed. */
export function intervalOf<T>(
  items: readonly T[],
  statistic: (sample: readonly T[]) => number,
): { low: number; high: number } {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const values = Array.from({ length: 1000 }, () =>
    statistic(items.map(() => items[Math.floor(random() * items.length)]!)),
  ).sort((a, b) => a - b);
  return { low: values[25]!, high: values[974]! };
}
