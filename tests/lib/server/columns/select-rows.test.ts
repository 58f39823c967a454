import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { ATTACK_TYPES, GRADES, type Incident, PLACE_PRECISIONS } from '#lib/schema.ts';
import { readIncidentPage } from '#lib/server/columns/read-page.ts';
import { selectRows } from '#lib/server/columns/select-rows.ts';
import { currentSnapshot } from '#lib/server/columns/snapshot.ts';
import { whereIncidents } from '#lib/server/store/select-incidents.ts';
import { addDays } from '#lib/time.ts';
import { makeIncident } from '../../../fixtures/make-incident.ts';
import { storeIncidents } from '../../../fixtures/store-incidents.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

const PLACES = [
  { name: 'Харків', admin1: 'Kharkiv', country: 'UA', lng: 36.23, lat: 49.99 },
  { name: 'Kyiv', admin1: null, country: 'UA', lng: 30.52, lat: 50.45 },
  { name: 'Tripoli', admin1: 'Tripoli', country: 'LY', lng: 13.19, lat: 32.89 },
  { name: 'Nowhere', admin1: null, country: null, lng: null, lat: null },
  { name: 'Taveuni', admin1: 'Northern', country: 'FJ', lng: -179.98, lat: -16.8 },
];
const dayOf = (offset: number) => addDays('2022-01-01', offset);
const oneOf = fc.constantFrom;

const anyIncident = fc
  .record({
    type: oneOf(...ATTACK_TYPES),
    grade: oneOf(...GRADES),
    start: fc.option(fc.nat(60)),
    days: oneOf(0, 0, 0, 1, 6, 29),
    clock: oneOf(
      null,
      null,
      { from: '22:00', to: '05:00' },
      { from: '06:35', to: '06:35' },
      { from: '18:00', to: '00:00' },
    ),
    reported: fc.option(fc.tuple(fc.nat(60), fc.nat(5))),
    killed: fc.option(fc.nat(5)),
    injured: fc.option(fc.nat(5)),
    place: fc.option(oneOf(...PLACES)),
    precision: oneOf(...PLACE_PRECISIONS),
    weapon: oneOf(null, 'drone', 'missile', "o'neill"),
    targets: fc.subarray(['energy', 'school', 'residential']),
    actor: oneOf(null, 'Russia', 'Libyan National Army'),
  })
  .map((given): Incident => {
    const { start, days, reported, place } = given;
    const base = makeIncident({
      id: 'i_0000000000000',
      type: given.type,
      grade: given.grade,
      start: start === null ? null : dayOf(start),
      end: start === null ? null : dayOf(start + days),
      clock: start === null ? null : given.clock,
      ...(reported ? { reported: [dayOf(reported[0]), dayOf(reported[0] + reported[1])] } : {}),
    });
    const count = (n: number | null) => (n === null ? null : { min: n, max: n });
    return {
      ...base,
      title: `${given.type.replaceAll('_', ' ')} in ${place?.name ?? 'an unknown place'}`,
      place: place ? { ...base.place!, ...place, precision: given.precision } : null,
      weapon: given.weapon === null ? null : { kind: given.weapon, model: null },
      targets: given.targets,
      perpetrator: given.actor === null ? null : { actor: given.actor, mode: 'alleged' },
      casualties: { killed: count(given.killed), injured: count(given.injured) },
    };
  });

/** Seldom given: of many clauses at once few incidents would be left to compare. */
const maybe = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const some = <T>(...values: T[]) => maybe(fc.subarray(values, { minLength: 1 }));
const anyQuery: fc.Arbitrary<IncidentQuery> = fc
  .record({
    clock: oneOf('happened' as const, 'reported' as const),
    sort: oneOf('newest' as const, 'oldest' as const, 'toll' as const),
    window: maybe(fc.tuple(fc.nat(60), fc.nat(20), fc.nat(2))),
    bbox: maybe(
      oneOf([30, 40, 40, 60] as const, [170, -30, -170, 0] as const, [30.52, 50.45, 30.52, 50.45] as const),
    ),
    types: some('drone_strike' as const, 'shelling' as const, 'campaign' as const),
    grades: some('weak' as const, 'fair' as const),
    precisions: some('exact' as const, 'country' as const),
    weapons: some('drone', "o'neill", 'none'),
    targets: some('school', 'energy'),
    actors: some('russia', 'nobody'),
    regions: some('kharkiv', 'Ukraine', 'ly'),
    killedMin: maybe(fc.nat(4)),
    injuredMin: maybe(fc.nat(4)),
    disputed: maybe(oneOf('tolls' as const)),
    text: maybe(oneOf('kharkiv', 'Харків', 'ХАРКІВ strike', 'missile kyi', "o'neill", '100%_', 'zzz')),
    knownAt: maybe(fc.nat(60).map(dayOf)),
  })
  .map(({ window, ...rest }) => {
    const days = window
      ? {
          ...(window[2] !== 1 ? { from: dayOf(window[0]) } : {}),
          ...(window[2] !== 2 ? { to: dayOf(window[0] + window[1]) } : {}),
        }
      : {};
    const present = Object.entries({ ...rest, ...days }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(present) as unknown as IncidentQuery;
  });

let db: TemporaryDatabase;
let incidents: Incident[];

beforeAll(async () => {
  db = await openTemporaryDatabase('select-rows');
  incidents = fc
    .sample(anyIncident, { numRuns: 300, seed: 42 })
    .map((incident, at) => ({ ...incident, id: idOfNumber(BigInt((at * 7919) % 1000) << 40n) }));
  await storeIncidents(db.store, incidents);
  const disputed = incidents.filter((_, at) => at % 3 === 0).map(({ id }) => id);
  await db.store.updateTable('incidents').set({ disputed: true }).where('id', 'in', disputed).execute();
});
afterAll(() => db?.close());

it('selects the same incidents in memory as in SQL, for any query', async () => {
  let selected = 0;
  await fc.assert(
    fc.asyncProperty(anyQuery, async (query) => {
      const snapshot = await currentSnapshot(db.store);
      const rows = await selectRows(db.store, snapshot, query);
      const inMemory = [...rows].map((row) => idOfNumber(snapshot.table.columns.id[row]!)).sort();
      const inSql = await db.store
        .selectFrom('incidents')
        .select('id')
        .where(whereIncidents(query))
        .execute();
      expect(inMemory).toEqual(inSql.map(({ id }) => id).sort());
      selected += inMemory.length;
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(selected).toBeGreaterThan(5000);
});

it('gives exactly the incidents of a list of ids, and pages through everything else', async () => {
  const base = { clock: 'happened', sort: 'newest' } as const;
  const wanted = incidents.slice(10, 20).map(({ id }) => id);
  const some = await readIncidentPage(db.store, { ...base, ids: [...wanted, 'i_zzzzzzzzzzzzz', 'nothing'] });
  expect(some.incidents.map(({ id }) => id).sort()).toEqual([...wanted].sort());
  const all = await readIncidentPage(db.store, base);
  expect(all).toMatchObject({ total: 300, next: null, articleCount: 0 });
  const first = await readIncidentPage(db.store, { ...base, limit: 7 });
  expect(first.incidents).toEqual(all.incidents.slice(0, 7));
  expect(first.next).not.toBeNull();
});

it('sees new data at once', async () => {
  const base = { clock: 'happened', sort: 'newest' } as const;
  await storeIncidents(db.store, incidents.slice(0, 5));
  const { incidents: left } = await readIncidentPage(db.store, base);
  expect(left.map(({ id }) => id).sort()).toEqual(
    incidents
      .slice(0, 5)
      .map(({ id }) => id)
      .sort(),
  );
  await storeIncidents(db.store, incidents);
});
