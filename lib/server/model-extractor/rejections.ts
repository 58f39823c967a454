/** How often a part of the model's answer was left out, by reason. */
export type Rejection = { reason: string; count: number };

/** Counts rejections; `list` gives them the most frequent first. */
export function rejectionCounter(): {
  add: (reason: string, times?: number) => void;
  list: () => Rejection[];
} {
  const counts = new Map<string, number>();
  return {
    add: (reason, times = 1) => {
      if (times > 0) counts.set(reason, (counts.get(reason) ?? 0) + times);
    },
    list: () => [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}
