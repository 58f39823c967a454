import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binColumns, spanRows } from '#lib/query/bin-columns.ts';
import { BIN_UNITS, binIncidents } from '#lib/query/bin-incidents.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { incidentInterval, spanIntervals } from '#lib/query/incident-interval.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { ATTACK_TYPES } from '#lib/schema.ts';
import { dayNumber } from '#lib/time.ts';
import { anyIncidents } from '../../fixtures/make-incident.ts';

const from = dayNumber('2022-01-01');

it('counts columns as binIncidents counts incidents, to a thousandth, on either clock', () => {
  fc.assert(
    fc.property(
      anyIncidents,
      fc.constantFrom(...BIN_UNITS),
      fc.constantFrom('happened' as const, 'reported' as const),
      fc.integer({ min: -10, max: 300 }),
      fc.integer({ min: 1, max: 200 }),
      (given, unit, clock, offset, days) => {
        const incidents = given.map((incident, at) => ({
          ...incident,
          id: idOfNumber(BigInt(at)),
          reported:
            at % 3 === 0
              ? { first: incident.time.start, last: incident.time.end }
              : { first: null, last: null },
        }));
        const columns = columnsOf(incidents);
        const rows = Uint32Array.from({ length: columns.count }, (_, row) => row);
        const range = { start: from + offset, end: from + offset + days };
        const expected = binIncidents(incidents, clock, range, unit);
        const binned = binColumns(columns, rows, clock, range, unit);
        expect(binned.edges.slice(0, -1)).toEqual(expected.map((bin) => Math.round(bin.start * 1440)));
        for (const type of ATTACK_TYPES) {
          for (const [at, bin] of expected.entries()) {
            expect(binned.types[type]?.sure[at] ?? 0).toBe(bin.sure[type] ?? 0);
            expect(Math.abs((binned.types[type]?.soft[at] ?? 0) - (bin.soft[type] ?? 0))).toBeLessThan(0.002);
          }
        }
        const intervals = incidents.flatMap((incident) => incidentInterval(incident, clock) ?? []);
        expect(binned.undated).toBe(incidents.length - intervals.length);
        const span = spanIntervals(intervals);
        const spanned = spanRows(columns, rows, clock);
        if (span === null) expect(spanned).toBeNull();
        else expect(spanned?.start).toBe(Math.floor(span.start + 1e-9));
      },
    ),
    { numRuns: 40 },
  );
});
