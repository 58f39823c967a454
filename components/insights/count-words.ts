/** Counts in words, and what every chart of the pane is given. */
import type { Dispatch } from 'react';
import type { ChartWords } from '#components/insights/download-chart.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import type { Words } from '#lib/view/words.ts';

export type CardProps = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** Title, scope and stamp of a chart. */
  named: (title: string) => ChartWords;
};

/** Attacks to one decimal: shares of those known only to a span add up to fractions. */
export function countWords(count: number, { say }: Words): string {
  return say('common.attacks', { count: Math.round(count * 10) / 10 });
}
