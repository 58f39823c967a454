import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentInterval } from '#lib/query/incident-interval.ts';
import { sortIncidents } from '#lib/query/sort-incidents.ts';
import { dayNumber } from '#lib/time.ts';
import { anyIncidents, makeIncident } from '../../fixtures/make-incident.ts';

describe('incidentInterval', () => {
  it('is the whole day when no hour is stated, never midnight', () => {
    const incident = makeIncident({ id: 'a', start: '2022-11-15' });
    const day = dayNumber('2022-11-15');
    expect(incidentInterval(incident, 'happened')).toEqual({ start: day, end: day + 1 });
  });

  it('is a point when the minute is stated', () => {
    const incident = makeIncident({ id: 'a', start: '2022-11-15', clock: { from: '06:00', to: '06:00' } });
    const point = dayNumber('2022-11-15') + 0.25;
    expect(incidentInterval(incident, 'happened')).toEqual({ start: point, end: point });
  });

  it('lets "overnight" end on the next morning', () => {
    const incident = makeIncident({ id: 'a', start: '2022-11-15', clock: { from: '18:00', to: '06:00' } });
    const day = dayNumber('2022-11-15');
    expect(incidentInterval(incident, 'happened')).toEqual({ start: day + 0.75, end: day + 1.25 });
  });

  it('is the span of the reports on the other clock', () => {
    const incident = makeIncident({ id: 'a', start: null, reported: ['2022-11-16', '2022-11-18'] });
    const first = dayNumber('2022-11-16');
    expect(incidentInterval(incident, 'happened')).toBeNull();
    expect(incidentInterval(incident, 'reported')).toEqual({ start: first, end: first + 3 });
  });
});

describe('sortIncidents', () => {
  it('is a total order with the undated last', () => {
    fc.assert(
      fc.property(anyIncidents, fc.constantFrom('newest' as const, 'oldest' as const), (all, order) => {
        const sorted = sortIncidents(all, order, 'happened');
        expect(new Set(sorted)).toEqual(new Set(all));
        expect(sortIncidents([...all].reverse(), order, 'happened')).toEqual(sorted);
        const starts = sorted.map((incident) => incident.time.start);
        const firstUndated = starts.indexOf(null);
        if (firstUndated >= 0) expect(starts.slice(firstUndated).every((start) => start === null)).toBe(true);
      }),
    );
  });
});
