import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentInterval, overlaps } from '#lib/query/incident-interval.ts';
import {
  buildClauses,
  type Filter,
  findTightClause,
  selectIncidents,
  windowInterval,
} from '#lib/query/select-incidents.ts';
import { sortIncidents } from '#lib/query/sort-incidents.ts';
import { dayNumber } from '#lib/time.ts';
import { anyIncidents, makeIncident } from '../../fixtures/make-incident.ts';

const ALL: Filter = {
  from: null,
  to: null,
  at: null,
  clock: 'happened',
  types: null,
  grades: null,
  text: '',
};
const ids = (incidents: readonly { id: string }[]) => incidents.map((incident) => incident.id);

describe('selectIncidents', () => {
  const strike = makeIncident({ id: 'strike', start: '2022-11-15', type: 'missile_strike', grade: 'fair' });
  const drone = makeIncident({ id: 'drone', start: '2022-10-17', type: 'drone_strike', grade: 'weak' });
  const alert = makeIncident({ id: 'alert', start: '2022-11-15', type: 'air_raid_alert' });
  const undated = makeIncident({ id: 'undated', start: null, surface: 'on Thursday' });
  const month = makeIncident({ id: 'month', start: '2022-11-01', end: '2022-11-30', precision: 'month' });
  const all = [strike, drone, alert, undated, month];

  it('shows only attacks on the ground by default', () => {
    expect(ids(selectIncidents(all, buildClauses(ALL)))).toEqual(['strike', 'drone', 'undated', 'month']);
  });

  it('keeps an attack whose range overlaps the window and one that nothing dates', () => {
    const clauses = buildClauses({ ...ALL, from: '2022-11-20', to: '2022-11-25' });
    expect(ids(selectIncidents(all, clauses))).toEqual(['undated', 'month']);
  });

  it('counts the last day of the window in', () => {
    expect(ids(selectIncidents(all, buildClauses({ ...ALL, to: '2022-10-17' })))).toEqual([
      'drone',
      'undated',
    ]);
  });

  it('hides what begins after the playhead', () => {
    const clauses = buildClauses({ ...ALL, at: '2022-10-31' });
    expect(ids(selectIncidents(all, clauses))).toEqual(['drone', 'undated']);
  });

  it('lets a pane see past its own clause only', () => {
    const clauses = buildClauses({ ...ALL, from: '2022-11-15', to: '2022-11-15', types: ['drone_strike'] });
    expect(ids(selectIncidents(all, clauses, 'timeline'))).toEqual(['drone']);
    expect(ids(selectIncidents(all, clauses, 'types'))).toEqual(['strike', 'alert', 'undated', 'month']);
  });

  it('finds words without accents and case, and needs all of them', () => {
    const place = makeIncident({ id: 'p', start: '2022-11-15', placeName: 'Zaporizhzhía' });
    expect(ids(selectIncidents([place], buildClauses({ ...ALL, text: 'ZAPORIZHZHIA missile' })))).toEqual([
      'p',
    ]);
    expect(selectIncidents([place], buildClauses({ ...ALL, text: 'zaporizhzhia drone' }))).toEqual([]);
  });

  it('names the tightest filter when nothing matches', () => {
    const clauses = buildClauses({ ...ALL, from: '2022-10-01', to: '2022-10-31', grades: ['confirmed'] });
    expect(selectIncidents([strike, drone], clauses)).toEqual([]);
    expect(findTightClause([strike, drone], clauses)).toEqual({ source: 'grades', count: 1 });
  });

  it('says of no filter that it is the tight one when several hide everything', () => {
    const clauses = buildClauses({ ...ALL, from: '2023-01-01', grades: ['confirmed'] });
    expect(findTightClause([strike, drone], clauses)).toBeNull();
  });

  it('never adds an incident and never loses one that passes every clause', () => {
    fc.assert(
      fc.property(
        anyIncidents,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (all, a, b) => {
          const from = new Date(Date.UTC(2022, 0, 1 + Math.min(a, b))).toISOString().slice(0, 10);
          const to = new Date(Date.UTC(2022, 0, 1 + Math.max(a, b))).toISOString().slice(0, 10);
          const filter = { ...ALL, from, to };
          const shown = new Set(selectIncidents(all, buildClauses(filter)));
          for (const incident of all) {
            const interval = incidentInterval(incident, 'happened');
            const inTime = interval === null || overlaps(interval, windowInterval(filter));
            const isGround = !['interception', 'air_raid_alert', 'campaign'].includes(incident.type);
            expect(shown.has(incident)).toBe(inTime && isGround);
          }
        },
      ),
    );
  });
});

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
