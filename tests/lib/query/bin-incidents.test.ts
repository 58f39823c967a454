import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIN_UNITS, binIncidents, binIndexAt, chooseBinUnit, makeBins } from '#lib/query/bin-incidents.ts';
import { incidentInterval } from '#lib/query/incident-interval.ts';
import { dayNumber } from '#lib/time.ts';
import { anyIncidents, makeIncident } from '../../fixtures/make-incident.ts';

const YEAR = { start: dayNumber('2022-01-01'), end: dayNumber('2023-01-01') };

describe('chooseBinUnit', () => {
  it.each([
    [1, 900, 'hour'],
    [30, 900, 'day'],
    [365, 900, 'week'],
    [1500, 900, 'month'],
    [10_000, 900, 'quarter'],
    [100_000, 900, 'year'],
  ])('draws %i days over %i px by %s', (days, widthPx, unit) => {
    expect(chooseBinUnit(days, widthPx)).toBe(unit);
  });
});

describe('makeBins', () => {
  it('makes gapless calendar bins that cover the range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...BIN_UNITS.filter((unit) => unit !== 'hour')),
        (start, days, unit) => {
          const bins = makeBins({ start, end: start + days }, unit);
          expect(bins[0]?.start).toBeLessThanOrEqual(start);
          expect(bins.at(-1)?.end).toBeGreaterThanOrEqual(start + days);
          for (let index = 1; index < bins.length; index += 1) {
            expect(bins[index]?.start).toBe(bins[index - 1]?.end);
          }
        },
      ),
    );
  });
});

describe('binIndexAt', () => {
  it('finds the bin that holds the moment', () => {
    const bins = makeBins(YEAR, 'month');
    fc.assert(
      fc.property(fc.double({ min: YEAR.start, max: YEAR.end - 0.001, noNaN: true }), (moment) => {
        const bin = bins[binIndexAt(bins, moment)];
        expect(bin && bin.start <= moment && moment < bin.end).toBe(true);
      }),
    );
    expect(binIndexAt(bins, YEAR.start - 1)).toBe(-1);
    expect(binIndexAt(bins, YEAR.end + 1)).toBe(bins.length);
  });
});

describe('binIncidents', () => {
  it('counts a day once in its month and shares a span over two months', () => {
    const day = makeIncident({ id: 'day', start: '2022-03-10' });
    const span = makeIncident({ id: 'span', start: '2022-03-22', end: '2022-04-10', type: 'shelling' });
    const bins = binIncidents([day, span], 'happened', YEAR, 'month');
    expect(bins[2]?.sure).toEqual({ missile_strike: 1 });
    expect(bins[2]?.soft.shelling).toBeCloseTo(0.5);
    expect(bins[3]?.soft.shelling).toBeCloseTo(0.5);
  });

  it('shares a day without an hour over the hours of the day', () => {
    const range = { start: dayNumber('2022-03-10'), end: dayNumber('2022-03-11') };
    const bins = binIncidents([makeIncident({ id: 'day', start: '2022-03-10' })], 'happened', range, 'hour');
    expect(bins).toHaveLength(24);
    for (const bin of bins) expect(bin.soft.missile_strike).toBeCloseTo(1 / 24);
  });

  it('adds up to the dated attacks when the range holds them all', () => {
    fc.assert(
      fc.property(anyIncidents, fc.constantFrom('day', 'week', 'month', 'year'), (incidents, unit) => {
        const range = { start: YEAR.start, end: YEAR.end + 600 };
        const total = binIncidents(incidents, 'happened', range, unit).reduce(
          (sum, bin) => sum + bin.total,
          0,
        );
        const dated = incidents.filter((incident) => incidentInterval(incident, 'happened') !== null).length;
        expect(total).toBeCloseTo(dated, 6);
      }),
    );
  });

  it('leaves out what lies outside the range', () => {
    const outside = makeIncident({ id: 'outside', start: '2021-03-10' });
    expect(binIncidents([outside], 'happened', YEAR, 'month').every((bin) => bin.total === 0)).toBe(true);
  });
});
