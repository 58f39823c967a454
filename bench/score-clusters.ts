/** Scores of a grouping against a key, with bootstrap intervals. */

/** B³ (Bagga & Baldwin 1998): per item the share of its system group, and of its gold group, that belong together. */
export function bcubed(items: readonly { gold: string; system: string }[]): { p: number; r: number }[] {
  const count = new Map<string, number>();
  const add = (key: string): void => void count.set(key, (count.get(key) ?? 0) + 1);
  for (const { gold, system } of items)
    for (const key of [`g ${gold}`, `s ${system}`, `${gold}\n${system}`]) add(key);
  return items.map(({ gold, system }) => {
    const both = count.get(`${gold}\n${system}`)!;
    return { p: both / count.get(`s ${system}`)!, r: both / count.get(`g ${gold}`)! };
  });
}

/** The 95 % bootstrap interval of a statistic over items, 1,000 resamples with a fixed seed, as "[a, b]". */
export function interval<T>(items: readonly T[], statistic: (sample: readonly T[]) => number): string {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const values = Array.from({ length: 1000 }, () =>
    statistic(items.map(() => items[Math.floor(random() * items.length)]!)),
  ).sort((a, b) => a - b);
  return `[${values[25]!.toFixed(3)}, ${values[974]!.toFixed(3)}]`;
}
