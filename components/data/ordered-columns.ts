/** The rows of columns along a clock, worked out once, however often React begins a drawing anew and drops it. */
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { placeOrder } from '#lib/query/place-order.ts';
import { orderColumns, type TimeOrder } from '#lib/query/time-order.ts';
import type { View } from '#lib/view/view-state.ts';

type Ordered = { clock: View['clock']; order: TimeOrder; points: ReturnType<typeof placeOrder> };

/** One order for each columns: a million rows take 21 MB, so the other clock's is let go. */
const held = new WeakMap<IncidentColumns, Ordered>();

/** The order along the clock and the points by position; the very same arrays while neither columns nor clock change. */
export function orderedColumns(columns: IncidentColumns, clock: View['clock']): Ordered {
  const known = held.get(columns);
  if (known?.clock === clock) return known;
  const order = orderColumns(columns, clock);
  const ordered = { clock, order, points: placeOrder(columns, order) };
  held.set(columns, ordered);
  return ordered;
}
