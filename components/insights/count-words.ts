/** Counts in words, and what every chart of the pane is given. */
import type { Dispatch } from 'react';
import type { ChartWords } from '#components/insights/download-chart.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';

export type CardProps = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** Title, scope and stamp of a chart. */
  words: (title: string) => ChartWords;
};

/** "1 attack", "3 attacks". */
export function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** Attacks to one decimal: shares of those known only to a span add up to fractions. */
export function countWords(count: number): string {
  return plural(Math.round(count * 10) / 10, 'attack');
}
