import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInput, storeReadings } from '#lib/server/ingest.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import { writeNote } from '#lib/server/store/meta.ts';
import { SAMPLES_NOTE } from '#lib/server/store/read-status.ts';
import {
  articleDetail,
  articlesResponse,
  incidentDetail,
  incidentsResponse,
  problemDetails,
} from '#lib/wire.ts';
import { GET as getArticle } from '../../../app/api/articles/[id]/route.ts';
import { GET as getArticles } from '../../../app/api/articles/route.ts';
import { GET as getIncident } from '../../../app/api/incidents/[id]/route.ts';
import { GET as getIncidents } from '../../../app/api/incidents/route.ts';
import { GET as getStatus } from '../../../app/api/status/route.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('routes');
  process.env.DATELINE_DATA = db.dataDir;
  const pipeline = await loadPipeline(ROOT);
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  const text =
    'A missile strike hit a market in Kyiv on 15 November 2022, killing two people, the mayor said.';
  const input = { ok: true as const, value: { name: 'a.txt', bytes: Buffer.from(text) } };
  const { readings } = await readInput({ name: 'a.txt', input }, {}, pipeline.value);
  await storeReadings(db.store, readings, new Date());
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const request = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, { headers });
const withId = (id: string) => ({ params: Promise.resolve({ id }) });

it('answers as the schema says, with an ETag of the data version', async () => {
  const response = await getIncidents(request('/api/incidents'));
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const body = incidentsResponse.parse(await response.json());
  expect(body.incidents).toHaveLength(1);
  expect(response.headers.get('etag')).toContain(body.dataVersion);
  const one = await getIncident(request('/api/incidents/x'), withId(body.incidents[0]!.id));
  expect(incidentDetail.parse(await one.json()).reports).toHaveLength(1);
  const articles = articlesResponse.parse(await (await getArticles(request('/api/articles'))).json());
  expect(articles.articles).toHaveLength(1);
  const article = await getArticle(request('/api/articles/x'), withId(articles.articles[0]!.id));
  const detail = articleDetail.parse(await article.json());
  expect(detail.mentions[0]?.incidentId).toBe(body.incidents[0]!.id);
  expect(detail.sections.length).toBeGreaterThan(0);
});

it('answers 304 to a client that has this data version', async () => {
  const etag = (await getIncidents(request('/api/incidents'))).headers.get('etag')!;
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await getIncidents(request('/api/incidents', { 'If-None-Match': tag }));
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  }
  expect((await getIncidents(request('/api/incidents', { 'If-None-Match': '"old"' }))).status).toBe(200);
});

it('filters, and names the parameter that is wrong', async () => {
  const none = await getIncidents(request('/api/incidents?type=shelling'));
  expect(incidentsResponse.parse(await none.json())).toMatchObject({ incidents: [], articleCount: 1 });
  const bad = await getIncidents(request('/api/incidents?from=2022-99-99'));
  expect(bad.status).toBe(400);
  expect(bad.headers.get('content-type')).toBe('application/problem+json');
  expect(problemDetails.parse(await bad.json()).detail).toMatch(/^from/);
});

it.each(['nothing', 'nul\0', '\ud800', '../etc', "'; DROP TABLE articles; --"])(
  'answers 404 to the id %j',
  async (id) => {
    for (const response of [
      await getIncident(request('/api/incidents/x'), withId(id)),
      await getArticle(request('/api/articles/x'), withId(id)),
    ]) {
      expect(response.status).toBe(404);
      expect(problemDetails.parse(await response.json()).status).toBe(404);
    }
  },
);

it('leads an id that was merged away on to the incident that took its members', async () => {
  const { incidents } = incidentsResponse.parse(await (await getIncidents(request('/api/incidents'))).json());
  await db.store
    .insertInto('incident_redirects')
    .values({ old_id: 'i_old', incident_id: incidents[0]!.id })
    .execute();
  const response = await getIncident(request('/api/incidents/i_old'), withId('i_old'));
  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe(`/api/incidents/${incidents[0]!.id}`);
});

it('tells how much there is, and that it is ready once the samples are read', async () => {
  expect(await (await getStatus()).json()).toMatchObject({ ready: false, articles: 1 });
  await writeNote(db.store, SAMPLES_NOTE, 'read');
  expect(await (await getStatus()).json()).toMatchObject({
    ready: true,
    database: 'ok',
    articles: 1,
    incidents: 1,
  });
});

it('answers 503 while the database is away, and comes back by itself', async () => {
  const file = join(db.dataDir, 'postgres.json');
  renameSync(file, `${file}.away`);
  for (const response of [await getIncidents(request('/api/incidents')), await getStatus()]) {
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(problemDetails.parse(await response.json()).title).toBe('Database away');
  }
  renameSync(`${file}.away`, file);
  expect((await getIncidents(request('/api/incidents'))).status).toBe(200);
});
