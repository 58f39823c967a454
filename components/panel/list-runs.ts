/** Where the cards of the incident list and the heads of their months lie. */
import { groupMonths, type MonthRun } from '#lib/query/group-months.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { dayFromNumber } from '#lib/time.ts';
import { formatMonth } from '#lib/view/describe-time.ts';
import { headsBefore, type ListLayout } from '#lib/view/list-layout.ts';
import type { Words } from '#lib/view/words.ts';

export const CARD_PX = 74;
export const HEAD_PX = 28;

type Clock = 'happened' | 'reported';
type Item = { kind: 'head'; run: MonthRun } | { kind: 'card'; row: number; position: number };
export type RunLayout = ListLayout & { rows: Uint32Array; runs: readonly MonthRun[] };

/** One head above each run of a month, where the list is grouped; `scale`: how much larger than usual letters are. */
export function layoutRuns(
  { columns, rows }: { columns: IncidentColumns; rows: Uint32Array },
  clock: Clock,
  grouped: boolean,
  scale: number,
): RunLayout {
  const runs = grouped ? groupMonths(columns, rows, clock) : [];
  const heads = runs.map((run, index) => run.from + index);
  return {
    rows,
    runs,
    heads,
    count: rows.length + runs.length,
    cardPx: CARD_PX * scale,
    headPx: HEAD_PX * scale,
  };
}

/** What stands at an item of the list. */
export function itemOf(layout: RunLayout, item: number): Item {
  const before = headsBefore(layout, item);
  const run = layout.runs[before];
  if (run && layout.heads[before] === item) return { kind: 'head', run };
  return { kind: 'card', row: layout.rows[item - before] ?? 0, position: item - before };
}

/** The item of a row; -1 where it is not in the list. */
export function itemOfRow({ rows, runs }: RunLayout, row: number): number {
  const at = row < 0 ? -1 : rows.indexOf(row);
  if (at < 0) return -1;
  return at + runs.filter((run) => run.from <= at).length;
}

/** "November 2022"; for what nothing dates, that. */
export function headLabel({ day }: MonthRun, clock: Clock, { say, language }: Words): string {
  if (day === null) return say(clock === 'reported' ? 'panel.reportUndated' : 'panel.undated');
  return formatMonth(dayFromNumber(day), language);
}
