import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInput, storeReadings } from '#lib/server/ingest.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import {
  incidentDetail,
  problemDetails,
  type RulingAnswer,
  rulingAnswer,
  rulingsResponse,
  waveDetail,
  wavesResponse,
} from '#lib/wire.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';
import { serveRoutes } from '../serve-routes.ts';

/** A night of many places, told by reports of ours, and two attacks of other days. */
const FILES = [
  '2024-08-27-largest-barrage-what-was-hit.md',
  '2022-07-14-vinnytsia-centre-missiles.md',
  '2022-08-04-vinnytsia-later-count.md',
  '2022-07-10-chasiv-yar-block-collapses.md',
];

let db: TemporaryDatabase;
let server: Awaited<ReturnType<typeof serveRoutes>>;

beforeAll(async () => {
  db = await openTemporaryDatabase('rulings');
  process.env.DATELINE_DATA = db.dataDir;
  const pipeline = await loadPipeline(ROOT);
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  for (const name of FILES) {
    const input = {
      ok: true as const,
      value: { name, bytes: readFileSync(join(ROOT, 'data/articles', name)) },
    };
    const { readings } = await readInput({ name, input }, {}, pipeline.value);
    await storeReadings(db.store, readings, new Date());
  }
  server = await serveRoutes();
});
afterAll(async () => {
  server?.close();
  await db?.close();
  delete process.env.DATELINE_DATA;
  delete process.env.DATELINE_TOKEN;
});

const call = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.home}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const decide = async (body: unknown): Promise<RulingAnswer> => {
  const response = await call('/api/rulings', 'POST', body);
  expect(response.status).toBe(201);
  return rulingAnswer.parse(await response.json());
};
const read = async (id: string) => incidentDetail.parse(await (await call(`/api/incidents/${id}`)).json());
async function idAt(place: string): Promise<string> {
  const rows = await db.store.selectFrom('incidents').select(['id', 'data']).execute();
  const found = rows.find(({ data }) => (data as { place?: { name: string } }).place?.name.startsWith(place));
  return found!.id;
}
const versionOf = async () =>
  ((await (await call('/api/rulings')).json()) as { dataVersion: string }).dataVersion;

describe('/api/rulings', () => {
  it('joins two attacks, leads on from the id that went, and takes it back', async () => {
    const [a, b] = [await idAt('Vinnytsia'), await idAt('Chasiv Yar')];
    const version = await versionOf();
    const { ruling, incidents } = await decide({
      ...{ kind: 'together', incidents: [a, b], by: 'Ada', note: 'one salvo' },
    });
    expect(incidents).toHaveLength(1);
    const gone = [a, b].find((id) => id !== incidents[0])!;
    const answer = await call(`/api/incidents/${gone}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `/api/incidents/${incidents[0]}`]);
    expect((await read(incidents[0]!)).why.join('\n')).toContain('an analyst joined them');
    expect(await versionOf()).not.toBe(version);
    const undone = await call(`/api/rulings/${ruling}?by=Bea`, 'DELETE');
    expect(undone.status).toBe(200);
    expect(rulingAnswer.parse(await undone.json()).incidents.sort()).toEqual([a, b].sort());
    const log = rulingsResponse.parse(await (await call(`/api/rulings?incident=${a}`)).json());
    expect(log.rulings).toMatchObject([
      { id: ruling, kind: 'together', by: 'Ada', note: 'one salvo', holds: false, undone: { by: 'Bea' } },
    ]);
    expect((await call(`/api/rulings/${ruling}`, 'DELETE')).status).toBe(409);
  });

  it('splits a report out of an attack, and says so at both', async () => {
    const incident = await idAt('Vinnytsia');
    const { reports } = await read(incident);
    expect(reports.length).toBeGreaterThan(1);
    const last = reports.at(-1)!;
    const member = { article: last.article.id, mention: last.mention.id };
    const { ruling, incidents } = await decide({ kind: 'split', incident, members: [member] });
    expect(incidents).toHaveLength(2);
    for (const id of incidents) {
      const other = incidents.find((each) => each !== id)!;
      expect((await read(id)).apart).toContainEqual(
        expect.objectContaining({ incident: other, why: ['an analyst told them apart'] }),
      );
    }
    await call(`/api/rulings/${ruling}`, 'DELETE');
    expect((await read(incident)).reports).toHaveLength(reports.length);
  });

  it('writes a decision down once, however often it is sent while it holds', async () => {
    const incident = await idAt('Vinnytsia');
    const grade = { kind: 'grade', incident, level: 'fair', by: 'Ada', note: 'seen on video' };
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => call('/api/rulings', 'POST', grade)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    const answers = await Promise.all(sent.map(async (each) => rulingAnswer.parse(await each.json())));
    expect(new Set(answers.map(({ ruling }) => ruling)).size).toBe(1);
    expect(answers.map(({ incidents }) => incidents)).toEqual(answers.map(() => [incident]));
    const { ruling } = await decide({ ...grade, by: 'Bea' });
    expect(ruling).not.toBe(answers[0]!.ruling);
    expect((await decide(grade)).ruling).not.toBe(answers[0]!.ruling);
    expect((await decide({ ...grade, level: null })).incidents).toEqual([incident]);
  });

  it('refuses what is no ruling, what is not there, and who may not write', async () => {
    const [a, b] = [await idAt('Vinnytsia'), await idAt('Chasiv Yar')];
    const refused = async (status: number, body: unknown, headers: Record<string, string> = {}) => {
      const answer = await call('/api/rulings', 'POST', body, headers);
      expect(answer.status, JSON.stringify(body).slice(0, 80)).toBe(status);
      expect(problemDetails.parse(await answer.json()).status).toBe(status);
    };
    await refused(400, '{');
    await refused(400, { kind: 'delete', incidents: [a, b] });
    await refused(400, { kind: 'together', incidents: [a] });
    await refused(400, { kind: 'together', incidents: [a, 'i_\u0000'] });
    await refused(400, { kind: 'grade', incident: a, level: 'certain' });
    await refused(409, { kind: 'together', incidents: [a, 'i_none'] });
    await refused(409, { kind: 'together', incidents: [a, a] });
    await refused(409, { kind: 'split', incident: a, members: [{ article: 'x', mention: 'm1' }] });
    await refused(413, { kind: 'together', incidents: [a, b], note: 'x'.repeat(600_000) });
    const ruling = { kind: 'together', incidents: [a, b] };
    await refused(403, ruling, { origin: 'https://elsewhere.example' });
    process.env.DATELINE_TOKEN = 'open sesame'.replace(' ', '-');
    await refused(401, ruling);
    expect((await call('/api/rulings/1', 'DELETE')).status).toBe(401);
    delete process.env.DATELINE_TOKEN;
    for (const id of ['987654', 'x', '9'.repeat(30)]) {
      expect((await call(`/api/rulings/${id}`, 'DELETE')).status).toBe(404);
    }
    expect((await call('/api/rulings?limit=0')).status).toBe(400);
    expect((await call('/api/rulings?by=x')).status).toBe(400);
  });
});

describe('/api/waves', () => {
  it('gives each wave with its members; its numbers are those that reports state, not sums', async () => {
    const { waves } = wavesResponse.parse(
      await (await call('/api/waves?from=2024-08-26&to=2024-08-26')).json(),
    );
    expect(waves).toHaveLength(1);
    const { wave, incidents } = waveDetail.parse(await (await call(`/api/waves/${waves[0]!.id}`)).json());
    expect(wave).toEqual(waves[0]);
    expect(incidents.map(({ id }) => id)).toEqual(wave.members);
    expect(wave.launched.length).toBeGreaterThan(0);
    const about = wavesResponse.parse(
      await (await call(`/api/waves?incident=${wave.members[0]}`)).json(),
    ).waves;
    expect(about.map(({ id }) => id)).toEqual([wave.id]);
    expect((await read(wave.members[0]!)).wave).toEqual({ id: wave.id, title: wave.title });
  });

  it('refuses days that are none, and knows no other wave', async () => {
    expect((await call('/api/waves?from=2024-13-01')).status).toBe(400);
    expect((await call('/api/waves?day=2024-08-26')).status).toBe(400);
    expect((await call('/api/waves/w_none')).status).toBe(404);
    expect((await call('/api/waves?from=1999-01-01&to=1999-12-31')).status).toBe(200);
  });
});
