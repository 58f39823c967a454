/** Which rows every filter lets through, in the order of the list. */
import { type IncidentColumns, NO_COUNT } from '#lib/query/incident-columns.ts';
import type { SortOrder } from '#lib/query/sort-incidents.ts';
import { countRun, type MinuteWindow, type TimeOrder, visitWindow } from '#lib/query/time-order.ts';

/** Rows by the number killed that is stated, most first, the unstated last; rows that are equal keep their order. */
function byToll(rows: Uint32Array, killed: Uint16Array): Uint32Array {
  const rank = (row: number) => NO_COUNT - (killed[row] === NO_COUNT ? 0 : (killed[row] ?? 0) + 1);
  const offsets = new Uint32Array(NO_COUNT + 2);
  for (const row of rows) offsets[rank(row) + 1]! += 1;
  for (let index = 1; index < offsets.length; index += 1) offsets[index]! += offsets[index - 1] ?? 0;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const at = offsets[rank(row)] ?? 0;
    offsets[rank(row)] = at + 1;
    sorted[at] = row;
  }
  return sorted;
}

type Wanted = {
  sort: SortOrder;
  /** Bits of filters that are left out of the test. */
  ignored?: number;
  /** No more rows than this, of those in time order; all by default. */
  limit?: number;
};

/** The rows that overlap the window and pass every filter, undated ones last. */
export function findShown(
  columns: IncidentColumns,
  order: TimeOrder,
  fails: Uint16Array,
  window: MinuteWindow,
  { sort, ignored = 0, limit = columns.count }: Wanted,
): Uint32Array {
  const tested = 0xffff & ~ignored;
  const room = countRun(order, window);
  const found = new Uint32Array(sort === 'toll' ? room : Math.min(room, limit));
  let count = 0;
  const keep = (at: number) => {
    const row = order.rows[at] ?? 0;
    if (((fails[row] ?? 0) & tested) === 0) {
      found[count] = row;
      count += 1;
    }
    return count < found.length;
  };
  if (found.length > 0) visitWindow(order, window, keep, sort === 'oldest' ? 'forwards' : 'backwards');
  for (let at = order.dated; at < columns.count && count < found.length; at += 1) keep(at);
  const shown = count === found.length ? found : found.slice(0, count);
  return sort === 'toll' ? byToll(shown, columns.killed) : shown;
}

/** Calls `visit` with every row that overlaps the window and passes the filters, the bits of `ignored` left out. */
export function visitShown(
  order: TimeOrder,
  fails: Uint16Array,
  window: MinuteWindow,
  ignored: number,
  visit: (row: number) => void,
): void {
  const tested = 0xffff & ~ignored;
  const look = (at: number): undefined => {
    const row = order.rows[at] ?? 0;
    if (((fails[row] ?? 0) & tested) === 0) visit(row);
  };
  visitWindow(order, window, look);
  for (let at = order.dated; at < order.rows.length; at += 1) look(at);
}
