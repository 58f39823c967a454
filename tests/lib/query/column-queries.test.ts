import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIN_UNITS, binIncidents } from '#lib/query/bin-incidents.ts';
import { binColumns, countAll, countDays, countWindow } from '#lib/query/day-counts.ts';
import { groupMonths, startDay } from '#lib/query/group-months.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { incidentInterval, overlaps } from '#lib/query/incident-interval.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { FAIL_BITS, findFails } from '#lib/query/row-fails.ts';
import { idOfRow, matchRows, rowOfId } from '#lib/query/row-matches.ts';
import { findShown } from '#lib/query/shown-rows.ts';
import { sortIncidents } from '#lib/query/sort-incidents.ts';
import { orderColumns, spanOrder, windowOfDays } from '#lib/query/time-order.ts';
import { ATTACK_TYPES, GROUND_TYPES, type Incident } from '#lib/schema.ts';
import { dayNumber } from '#lib/time.ts';
import { anyNumbered as incidents, makeIncident } from '../../fixtures/make-incident.ts';

const OPEN = { types: null, grades: null, precisions: null, killed: null, box: null };
const from = dayNumber('2022-01-01');
const clocks = fc.constantFrom('happened' as const, 'reported' as const);
const days = fc
  .tuple(fc.option(fc.integer({ min: -40, max: 420 })), fc.option(fc.integer({ min: 0, max: 200 })))
  .map(([start, length]) => ({
    from: start === null ? null : from + start,
    to: length === null ? null : from + (start ?? 0) + length,
  }));

function isInside(
  incident: Incident,
  clock: 'happened' | 'reported',
  span: { from: number | null; to: number | null },
) {
  const interval = incidentInterval(incident, clock);
  if (interval === null) return true;
  return overlaps(interval, {
    start: span.from ?? -Infinity,
    end: span.to === null ? Infinity : span.to + 1,
  });
}

describe('what a window shows', () => {
  it('is what each incident’s own interval says, on either clock, in the order of sortIncidents by time', () => {
    fc.assert(
      fc.property(
        incidents,
        clocks,
        days,
        fc.constantFrom('newest' as const, 'oldest' as const),
        (all, clock, span, sort) => {
          const columns = columnsOf(all);
          const order = orderColumns(columns, clock);
          const fails = findFails(columns, OPEN, {});
          const rows = findShown(columns, order, fails, windowOfDays(span.from, span.to), { sort });
          const expected = all.filter(
            (incident) =>
              isInside(incident, clock, span) && GROUND_TYPES.some((type) => type === incident.type),
          );
          const ids = [...rows].map((row) => idOfRow(columns, row));
          expect(new Set(ids)).toEqual(new Set(expected.map(({ id }) => id)));
          const starts = [...rows].map((row) => startDay(columns, row, clock));
          const wanted = sortIncidents(expected, sort, clock).map((incident) => {
            const interval = incidentInterval(incident, clock);
            return interval === null ? null : Math.floor(interval.start + 1e-9);
          });
          expect(starts).toEqual(wanted);
        },
      ),
    );
  });

  it('is counted without being listed, by type', () => {
    fc.assert(
      fc.property(incidents, clocks, days, (all, clock, span) => {
        const columns = columnsOf(all);
        const order = orderColumns(columns, clock);
        const fails = findFails(columns, { ...OPEN, types: [...ATTACK_TYPES] }, {});
        const window = windowOfDays(span.from, span.to);
        const counts = countDays(columns, order, fails);
        const rows = findShown(columns, order, fails, window, { sort: 'newest' });
        const byType = new Int32Array(ATTACK_TYPES.length);
        for (const row of rows) byType[columns.type[row] ?? 0]! += 1;
        expect(countWindow(counts, window)).toEqual(byType);
        expect(countAll(counts, window)).toBe(rows.length);
      }),
    );
  });

  it('gives the first rows alone when no more are wanted', () => {
    fc.assert(
      fc.property(incidents, days, fc.integer({ min: 0, max: 8 }), (all, span, limit) => {
        const columns = columnsOf(all);
        const order = orderColumns(columns, 'happened');
        const fails = findFails(columns, OPEN, {});
        const window = windowOfDays(span.from, span.to);
        const whole = findShown(columns, order, fails, window, { sort: 'newest' });
        expect(findShown(columns, order, fails, window, { sort: 'newest', limit })).toEqual(
          whole.slice(0, limit),
        );
      }),
    );
  });

  it('puts most killed first and the unstated last', () => {
    const columns = columnsOf(
      [null, 3, 0, 40].map((killed, at) => {
        const incident = makeIncident({ id: idOfNumber(BigInt(at)), start: '2022-03-01' });
        const range = killed === null ? null : { min: killed, max: killed };
        return { ...incident, casualties: { killed: range, injured: null } };
      }),
    );
    const order = orderColumns(columns, 'happened');
    const rows = findShown(columns, order, findFails(columns, OPEN, {}), windowOfDays(null, null), {
      sort: 'toll',
    });
    expect([...rows].map((row) => columns.killed[row])).toEqual([40, 3, 0, 65_535]);
  });
});

describe('bins of columns', () => {
  it('count what binIncidents counts', () => {
    fc.assert(
      fc.property(
        incidents,
        clocks,
        fc.constantFrom(...BIN_UNITS),
        fc.integer({ min: -10, max: 300 }),
        fc.integer({ min: 1, max: 200 }),
        (all, clock, unit, offset, length) => {
          const columns = columnsOf(all);
          const order = orderColumns(columns, clock);
          const fails = findFails(columns, { ...OPEN, types: [...ATTACK_TYPES] }, {});
          const range = { start: from + offset, end: from + offset + length };
          const counts = countDays(columns, order, fails);
          const bins = binColumns({ columns, order, fails, counts }, range, unit);
          const expected = binIncidents(all, clock, range, unit);
          expect(bins.map((bin) => bin.start)).toEqual(expected.map((bin) => bin.start));
          for (const [at, bin] of bins.entries()) expect(bin.total).toBeCloseTo(expected[at]?.total ?? -1, 2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the bits that a row fails', () => {
  const incident = {
    ...makeIncident({ id: idOfNumber(1n), start: '2022-03-01', type: 'shelling', grade: 'weak' }),
  };
  const columns = columnsOf([incident]);
  const failsOf = (filter: Partial<typeof OPEN>) => findFails(columns, { ...OPEN, ...filter }, {})[0];

  it('name every filter that hides it, and no other', () => {
    expect(failsOf({})).toBe(0);
    expect(failsOf({ types: ['bombing'] as never, grades: ['fair'] as never })).toBe(
      FAIL_BITS.types | FAIL_BITS.grades,
    );
    expect(failsOf({ killed: 5 as never })).toBe(FAIL_BITS.killed);
  });

  it('hide a row without a point from any box, and take boxes across the antimeridian', () => {
    const [lng, lat] = [columns.lng[0] ?? 0, columns.lat[0] ?? 0];
    expect(failsOf({ box: [lng - 1, lat - 1, lng + 1, lat + 1] as never })).toBe(0);
    expect(failsOf({ box: [lng + 1, lat - 1, lng - 1, lat + 1] as never })).toBe(FAIL_BITS.box);
    const unplaced = columnsOf([{ ...incident, place: null }]);
    expect(findFails(unplaced, { ...OPEN, box: [-180, -90, 180, 90] as never }, {})[0]).toBe(FAIL_BITS.box);
  });

  it('take what the server said of a filter', () => {
    const fails = findFails(columns, OPEN, { weapons: Uint8Array.of(0), search: Uint8Array.of(1) });
    expect(fails[0]).toBe(FAIL_BITS.weapons);
  });
});

describe('ids and rows', () => {
  it('find one another, in the rows’ order or any other', () => {
    fc.assert(
      fc.property(incidents, fc.infiniteStream(fc.boolean()), fc.boolean(), (all, coins, isReversed) => {
        const columns = columnsOf(all);
        const chosen = [...columns.id].filter(() => coins.next().value);
        const ids = BigUint64Array.from(isReversed ? [...chosen].reverse() : chosen);
        const passes = matchRows(columns, ids);
        columns.id.forEach((id, row) => {
          expect(passes[row]).toBe(chosen.includes(id) ? 1 : 0);
          expect(rowOfId(columns, idOfRow(columns, row))).toBe(row);
        });
        expect(rowOfId(columns, 'nobody')).toBe(-1);
      }),
    );
  });
});

describe('months of a list', () => {
  it('hold every row once, each in its month, the undated together', () => {
    fc.assert(
      fc.property(incidents, clocks, (all, clock) => {
        const columns = columnsOf(all);
        const order = orderColumns(columns, clock);
        const fails = new Uint16Array(columns.count);
        const rows = findShown(columns, order, fails, windowOfDays(null, null), { sort: 'newest' });
        const runs = groupMonths(columns, rows, clock);
        expect(runs.reduce((sum, run) => sum + run.count, 0)).toBe(rows.length);
        const monthOf = (day: number | null) =>
          day === null ? 'undated' : new Date(day * 86_400_000).toISOString().slice(0, 7);
        const names = runs.map((run) => monthOf(run.day));
        expect(new Set(names).size).toBe(names.length);
        for (const run of runs) {
          for (const row of rows.subarray(run.from, run.from + run.count)) {
            expect(monthOf(startDay(columns, row, clock))).toBe(monthOf(run.day));
          }
        }
      }),
    );
  });

  it('lie in the span of the order', () => {
    const columns = columnsOf([makeIncident({ id: idOfNumber(1n), start: '2022-11-15' })]);
    const day = dayNumber('2022-11-15');
    expect(spanOrder(orderColumns(columns, 'happened'))).toEqual({ from: day, to: day });
    expect(spanOrder(orderColumns(columnsOf([]), 'happened'))).toBeNull();
  });
});
