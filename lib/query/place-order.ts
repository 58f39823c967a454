/** The rows along a clock with their points, as the map lays them out. */
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { mercatorX, mercatorY, type PlacedOrder } from '#lib/query/layout-scene.ts';
import { FAIL_BITS } from '#lib/query/row-fails.ts';
import type { TimeOrder } from '#lib/query/time-order.ts';

type Points = Pick<PlacedOrder, 'x' | 'y' | 'type'>;

/** Point and type of every position of the order. */
export function placeOrder(columns: IncidentColumns, order: TimeOrder): Points {
  const count = order.rows.length;
  const points = { x: new Float32Array(count), y: new Float32Array(count), type: new Uint8Array(count) };
  for (let at = 0; at < count; at += 1) {
    const row = order.rows[at] ?? 0;
    points.x[at] = mercatorX(columns.lng[row] ?? Number.NaN);
    points.y[at] = mercatorY(columns.lat[row] ?? Number.NaN);
    points.type[at] = columns.type[row] ?? 0;
  }
  return points;
}

/** By position: 0 passes every filter, 1 is hidden by the box alone, 2 is hidden. */
export function passOrder(order: TimeOrder, fails: Uint16Array): Uint8Array {
  const pass = new Uint8Array(order.rows.length);
  for (let at = 0; at < pass.length; at += 1) {
    const bits = fails[order.rows[at] ?? 0] ?? 0;
    pass[at] = bits === 0 ? 0 : bits === FAIL_BITS.box ? 1 : 2;
  }
  return pass;
}
