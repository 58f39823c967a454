import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { incidentInterval, overlaps } from '#lib/query/incident-interval.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { passOrder } from '#lib/query/place-order.ts';
import { findFails } from '#lib/query/row-fails.ts';
import { countRun, orderColumns, runOf, type TimeOrder, windowOfDays } from '#lib/query/time-order.ts';
import { GRADES, GROUND_TYPES } from '#lib/schema.ts';
import { dayNumber } from '#lib/time.ts';
import { anyNumbered as incidents } from '../../fixtures/make-incident.ts';

const first = dayNumber('2022-01-01');
const spans = fc
  .tuple(fc.option(fc.integer({ min: -40, max: 420 })), fc.option(fc.integer({ min: 0, max: 200 })))
  .map(([start, length]) => ({
    from: start === null ? null : first + start,
    to: length === null ? null : first + (start ?? 0) + length,
  }));

/** What is drawn: the positions that the draw calls name, tested one by one as the shader does. */
function drawnPositions(
  order: TimeOrder,
  pass: Uint8Array,
  window: { start: number; end: number },
): number[] {
  const run = runOf(order, window);
  const named = [
    ...order.longs.subarray(run.longsFrom, run.longsTo),
    ...Array.from({ length: run.to - run.from }, (_, at) => run.from + at),
    ...Array.from({ length: order.rows.length - order.dated }, (_, at) => order.dated + at),
  ];
  return named.filter((at) => {
    const isUndated = at >= order.dated;
    const isInside = (order.start[at] ?? 0) < window.end && (order.end[at] ?? 0) > window.start;
    return pass[at] === 0 && (isUndated || isInside);
  });
}

describe('the range and the mask that a window is drawn with', () => {
  it('draw each incident that a plain filter keeps, once, and no other', () => {
    fc.assert(
      fc.property(
        incidents,
        fc.constantFrom('happened' as const, 'reported' as const),
        spans,
        fc.option(fc.uniqueArray(fc.constantFrom(...GRADES), { minLength: 1 })),
        (all, clock, span, grades) => {
          const columns = columnsOf(all);
          const order = orderColumns(columns, clock);
          const filter = { types: null, grades, precisions: null, killed: null, box: null };
          const pass = passOrder(order, findFails(columns, filter, {}));
          const drawn = drawnPositions(order, pass, windowOfDays(span.from, span.to));
          const ids = drawn.map((at) => columns.id[order.rows[at] ?? 0]);
          const kept = all.filter((incident) => {
            const interval = incidentInterval(incident, clock);
            const window = { start: span.from ?? -Infinity, end: span.to === null ? Infinity : span.to + 1 };
            return (
              GROUND_TYPES.some((type) => type === incident.type) &&
              (grades?.includes(incident.grade.level) ?? true) &&
              (interval === null || overlaps(interval, window))
            );
          });
          expect(new Set(ids).size).toBe(ids.length);
          expect(new Set(ids.map((id) => idOfNumber(id ?? 0n)))).toEqual(new Set(kept.map(({ id }) => id)));
        },
      ),
    );
  });

  it('look at no long incident that was over before every window', () => {
    const order: TimeOrder = {
      rows: Uint32Array.of(0, 1, 2, 3),
      start: Int32Array.of(0, 10, 20_000, 90_000),
      end: Int32Array.of(5000, 6000, 40_000, 90_001),
      dated: 4,
      longs: Uint32Array.of(0, 1, 2),
      longEnds: Int32Array.of(5000, 6000, 40_000),
    };
    expect(runOf(order, { start: 39_000, end: 95_000 })).toEqual({
      from: 3,
      to: 4,
      longsFrom: 2,
      longsTo: 3,
    });
    expect(countRun(order, { start: 39_000, end: 95_000 })).toBe(2);
    expect(countRun(order, { start: 50_000, end: 95_000 })).toBe(1);
  });
});
