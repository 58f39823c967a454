import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeColumns } from '#lib/query/incident-columns-codec.ts';
import { storeReadings } from '#lib/server/ingest.ts';
import { recordRuling } from '#lib/server/record-ruling.ts';
import { incidentAsKnownAt } from '#lib/server/store/incident-as-known-at.ts';
import { readIncident } from '#lib/server/store/read-incident.ts';
import { incidentDetail, incidentsResponse, problemDetails } from '#lib/wire.ts';
import { GET as getColumns } from '../../../app/api/columns/route.ts';
import { GET } from '../../../app/api/incidents/[id]/route.ts';
import { GET as getIncidents } from '../../../app/api/incidents/route.ts';
import { tollReport } from './known-tolls.ts';
import { readingOf } from './make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';

const REPORTS = [
  tollReport('a', '2022-11-15', 1),
  tollReport('b', '2022-11-17', 4),
  tollReport('c', '2022-11-19', 5, 'police'),
];
const NOW = new Date('2026-01-02T03:04:05Z');
let db: TemporaryDatabase;
let id: string;

beforeAll(async () => {
  db = await openTemporaryDatabase('known-at');
  process.env.DATELINE_DATA = db.dataDir;
  await storeReadings(
    db.store,
    REPORTS.map((report) => readingOf(report)),
    NOW,
  );
  ({ id } = await db.store.selectFrom('incidents').select('id').executeTakeFirstOrThrow());
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

async function knownAt(day: string) {
  const detail = await readIncident(db.store, id);
  if (!detail) throw new Error('the incident is gone');
  return incidentAsKnownAt(db.store, detail, day);
}
const get = (query: string) =>
  GET(new Request(`http://localhost/api/incidents/${id}${query}`), { params: Promise.resolve({ id }) });

it('leaves out what was reported later: reports, toll, sources of the grade', async () => {
  const first = await knownAt('2022-11-16');
  expect(first?.reports.map(({ article }) => article.id)).toEqual(['a']);
  expect(first?.incident).toMatchObject({
    id,
    casualties: { killed: { min: 1, max: 1 } },
    grade: { level: 'weak' },
    reported: { first: '2022-11-15', last: '2022-11-15' },
  });
  expect(first?.ledger).toMatchObject({ knownAt: '2022-11-16', killed: { value: { min: 1 } } });
  const second = await knownAt('2022-11-17');
  expect(second?.incident.members).toHaveLength(2);
  expect(second?.incident.casualties.killed).toEqual({ min: 4, max: 4 });
});

it('is the incident of today on the day of its last report', async () => {
  const detail = await readIncident(db.store, id);
  expect((await knownAt('2022-11-19'))?.incident).toEqual(detail?.incident);
});

it('is nothing before the first report', async () => {
  expect(await knownAt('2022-11-14')).toBeNull();
  const response = await get('?known_at=2022-11-14');
  expect(response.status).toBe(404);
  expect(problemDetails.parse(await response.json()).detail).toContain('2022-11-14');
});

it('answers over the route, and names a wrong or unknown parameter', async () => {
  const then = incidentDetail.parse(await (await get('?known_at=2022-11-17')).json());
  expect(then.incident.casualties.killed).toEqual({ min: 4, max: 4 });
  for (const [query, word] of [
    ['?known_at=soon', /^known_at/],
    ['?known_at=2022-11-17&known_at=2022-11-18', /^known_at/],
    ['?colour=red', /colour/],
  ] as const) {
    const bad = await get(query);
    expect(bad.status).toBe(400);
    expect(problemDetails.parse(await bad.json()).detail).toMatch(word);
  }
});

it('knows an analyst’s grade from the day on which it was given', async () => {
  const at = new Date('2022-11-18T12:00:00Z');
  const ruled = await recordRuling(
    db.store,
    { kind: 'grade', incident: id, level: 'confirmed' },
    { by: 'Ada', at, note: null },
  );
  expect(ruled.ok).toBe(true);
  expect((await knownAt('2022-11-17'))?.incident.grade.level).not.toBe('confirmed');
  expect((await knownAt('2022-11-18'))?.incident.grade.level).toBe('confirmed');
});

it('gives columns, lists, facets and filters the toll and the grade of the day', async () => {
  const bytes = async (query: string) => {
    const response = await getColumns(new Request(`http://localhost/api/columns?${query}`));
    return decodeColumns(await response.arrayBuffer());
  };
  expect([...(await bytes('known_at=2022-11-16')).killed]).toEqual([1]);
  expect([...(await bytes('known_at=2022-11-17')).killed]).toEqual([4]);
  expect([...(await bytes('')).killed]).toEqual([5]);
  expect((await bytes('known_at=2022-11-14')).count).toBe(0);

  const list = async (query: string) => {
    const response = await getIncidents(new Request(`http://localhost/api/incidents?${query}`));
    return incidentsResponse.parse(await response.json()).incidents;
  };
  const [then] = await list('known_at=2022-11-16');
  expect(then).toEqual((await knownAt('2022-11-16'))?.incident);
  expect(await list('known_at=2022-11-16&killed_min=4')).toEqual([]);
  expect(await list('known_at=2022-11-17&killed_min=4')).toHaveLength(1);
  expect((await list(`known_at=2022-11-17&ids=${id}`))[0]?.casualties.killed).toEqual({ min: 4, max: 4 });
  expect((await list(''))[0]?.casualties.killed).toEqual({ min: 5, max: 5 });
  // The report itself went on from 1 to 4; the 5 of the police excludes that.
  expect(await list('known_at=2022-11-18&disputed=tolls')).toEqual([]);
  expect(await list('known_at=2022-11-19&disputed=tolls')).toHaveLength(1);
  expect(await list('disputed=tolls')).toHaveLength(1);
});
