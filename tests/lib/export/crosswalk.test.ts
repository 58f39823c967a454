import { expect, it } from 'vitest';
import { crosswalkPlace, crosswalkTime, crosswalkType } from '#lib/export/crosswalk.ts';
import { ATTACK_TYPES, PLACE_PRECISIONS, type TimePrecision } from '#lib/schema.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

it('puts place precisions on both scales as the product says', () => {
  const place = makeIncident({ id: 'x', start: null }).place!;
  expect(PLACE_PRECISIONS.map((precision) => crosswalkPlace({ ...place, precision }))).toEqual([
    { acled: 1, ucdp: 1 },
    { acled: 1, ucdp: 1 },
    { acled: 1, ucdp: 1 },
    { acled: 2, ucdp: 2 },
    { acled: 2, ucdp: 3 },
    { acled: 3, ucdp: 4 },
    { acled: 3, ucdp: 6 },
  ]);
  expect(crosswalkPlace(null)).toEqual({ acled: null, ucdp: null });
});

it.each<[TimePrecision, string | null, string | null, number | null, number | null]>([
  ['minute', '2022-11-15', '2022-11-15', 1, 1],
  ['part_of_day', '2022-11-15', '2022-11-16', 1, 1],
  ['day', '2022-11-15', '2022-11-15', 1, 1],
  ['range', '2022-11-15', '2022-11-16', 2, 2],
  ['range', '2022-11-15', '2022-11-20', 2, 2],
  ['range', '2022-11-15', '2022-11-21', 2, 3],
  ['range', '2022-11-01', '2022-11-30', 3, 4],
  ['range', '2022-01-01', '2022-11-30', 3, 5],
  ['week', '2022-11-14', '2022-11-20', 2, 3],
  ['month', '2022-11-01', '2022-11-30', 3, 4],
  ['longer', '2022-01-01', '2022-12-31', 3, 5],
  ['unresolved', null, null, null, null],
])('puts the time precision %s from %s to %s on both scales', (precision, start, end, acled, ucdp) => {
  const { time } = makeIncident({ id: 'x', start, end, precision });
  expect(crosswalkTime(time)).toEqual({ acled, ucdp });
});

it('knows an ACLED sub-event of every attack type, and counts none but attacks as violence', () => {
  for (const type of ATTACK_TYPES) expect(crosswalkType(type).subEvent).not.toBe('');
  expect(crosswalkType('interception').subEvent).toBe('Disrupted weapons use');
  expect(crosswalkType('air_raid_alert').disorder).toBe('Strategic developments');
});
