import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fail, ok } from '#lib/result.ts';
import { startWorker, type Worker } from '#lib/server/jobs/start-worker.ts';
import { readConnection } from '#lib/server/postgres/connection-file.ts';
import { articlesResponse, type JobStatus, jobAccepted, jobStatus, problemDetails } from '#lib/wire.ts';
import { DELETE as removeArticle } from '../../../app/api/articles/[id]/route.ts';
import { POST as addArticles, GET as getArticles } from '../../../app/api/articles/route.ts';
import { GET as getJob } from '../../../app/api/jobs/[id]/route.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

const KYIV = 'A missile strike hit a market in Kyiv on 15 November 2022, killing two people, the mayor said.';
const PAGE = `<html><head><title>Strike on Odesa</title></head><body><article><h1>Strike on Odesa</h1>
<p>A drone strike hit a port in Odesa on 3 March 2023, injuring four people, the governor said.</p></article></body></html>`;

let db: TemporaryDatabase;
let worker: Worker;

beforeAll(async () => {
  db = await openTemporaryDatabase('add');
  process.env.DATELINE_DATA = db.dataDir;
  worker = await startWorker({
    root: ROOT,
    connection: readConnection(db.dataDir)!,
    say: console.error,
    fetchPage: async (url) =>
      url.startsWith('https://news.example/')
        ? ok({ bytes: new TextEncoder().encode(PAGE), mediaType: 'text/html', url })
        : fail('refused', `${url}: is no public address; save the page and add the file`),
  });
});
afterAll(async () => {
  await worker?.stop();
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const HOST = { host: 'localhost:3000' };
function post(body: string | FormData | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const json = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const init = { method: 'POST', body, headers: { ...HOST, ...json, ...headers } };
  return addArticles(new Request('http://localhost:3000/api/articles', init));
}
async function finish(response: Response): Promise<JobStatus> {
  expect(response.status).toBe(202);
  const { job } = jobAccepted.parse(await response.json());
  expect(response.headers.get('location')).toBe(`/api/jobs/${job}`);
  for (;;) {
    const told = await getJob(new Request('http://localhost/'), { params: Promise.resolve({ id: job }) });
    const status = jobStatus.parse(await told.json());
    if (status.state === 'done' || status.state === 'failed') return status;
    await sleep(50);
  }
}
async function refused(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemDetails.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return `${problem.status} ${problem.detail}`;
}
async function countArticles(): Promise<number> {
  const answer = await getArticles(new Request('http://localhost/api/articles'));
  return articlesResponse.parse(await answer.json()).articles.length;
}

it('previews a text without storing anything', async () => {
  const job = await finish(await post(JSON.stringify({ text: KYIV, name: 'kyiv.txt', preview: true })));
  expect(job).toMatchObject({ state: 'done', done: 1, total: 1, problem: null });
  const [article] = job.articles;
  expect(article).toMatchObject({ name: 'kyiv.txt', status: 'previewed', newIncidents: 0 });
  expect(article?.extraction?.text).toBe(KYIV);
  expect(article?.extraction?.mentions[0]).toMatchObject({ type: 'missile_strike' });
  expect(await countArticles()).toBe(0);
});

it('stores a pasted text once, and says so when it comes again', async () => {
  const first = await finish(await post(JSON.stringify({ text: KYIV })));
  expect(first.articles).toMatchObject([{ name: 'pasted text', status: 'added', newIncidents: 1 }]);
  const again = await finish(await post(JSON.stringify({ text: KYIV })));
  expect(again.articles).toMatchObject([{ status: 'duplicate', newIncidents: 0 }]);
  expect(await countArticles()).toBe(1);
});

it('takes an article away again, with the attack that only it told', async () => {
  const text = 'A drone strike hit a mill in Sumy on 7 March 2023, injuring three people, the governor said.';
  const { articles } = await finish(await post(JSON.stringify({ text })));
  const id = articles[0]?.id ?? '';
  const count = async () =>
    Number(
      (
        await db.store
          .selectFrom('incidents')
          .select((all) => all.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  const before = await count();
  const remove = (headers: Record<string, string>) =>
    removeArticle(
      new Request(`http://localhost:3000/api/articles/${id}`, {
        method: 'DELETE',
        headers: { ...HOST, ...headers },
      }),
      {
        params: Promise.resolve({ id }),
      },
    );
  expect((await remove({ origin: 'https://elsewhere.example' })).status).toBe(403);
  expect(await count()).toBe(before);
  expect((await remove({})).status).toBe(204);
  expect(await count()).toBe(before - 1);
  expect((await remove({})).status).toBe(404);
});

it('reads an address, and tells why another cannot be read', async () => {
  const good = await finish(await post(JSON.stringify({ url: 'https://news.example/odesa' })));
  expect(good.articles).toMatchObject([{ status: 'added', title: 'Strike on Odesa', newIncidents: 1 }]);
  const bad = await finish(await post(JSON.stringify({ url: 'http://169.254.169.254/latest' })));
  expect(bad).toMatchObject({
    state: 'done',
    articles: [{ status: 'failed', id: null, problems: [{ kind: 'refused' }] }],
  });
});

it('takes files of several kinds with the day that a person gives, and goes on past a bad one', async () => {
  const form = new FormData();
  form.append(
    'files',
    new File(['A drone hit a depot in Kharkiv on Thursday, killing one.'], 'thursday.txt'),
  );
  form.append('files', new File([new Uint8Array([0, 1, 2, 3, 0, 255])], 'noise.bin'));
  form.append('published', '2022-11-18');
  form.append('publisher', 'The Desk');
  const job = await finish(await post(form));
  expect(job.articles.map(({ name, status }) => [name, status])).toEqual([
    ['thursday.txt', 'added'],
    ['noise.bin', 'failed'],
  ]);
  expect(job.articles[1]?.problems[0]?.message).toContain('noise.bin');
  const { articles } = articlesResponse.parse(
    await (await getArticles(new Request('http://localhost/'))).json(),
  );
  expect(articles.find(({ publisher }) => publisher === 'The Desk')?.published.value).toBe('2022-11-18');
});

it.each([
  ['{"text":', /^400 .*JSON/],
  ['{}', /^400 .*either/],
  ['{"text":"a","url":"https://a.example/"}', /^400 .*either/],
  ['{"text":"a","colour":"red"}', /^400 .*only text, url/],
  ['{"text":7}', /^400 text: /],
  ['{"text":"a","published":"2022-02-30"}', /^400 published: /],
  ['{"url":"file:///etc/passwd"}', /^400 url: /],
  ['[]', /^400 /],
])('answers %s with what is wrong', async (body, detail) => {
  expect(await refused(await post(body))).toMatch(detail);
});

it('refuses bodies that are too large, malformed or of another kind', async () => {
  expect(await refused(await post(JSON.stringify({ text: 'x'.repeat(10_000_000) })))).toMatch(/^413 .*10 MB/);
  const type = 'multipart/form-data; boundary=xyz';
  expect(await refused(await post('--xyz\r\nbroken', { 'content-type': type }))).toMatch(/^400 .*multipart/);
  expect(await refused(await post('a', { 'content-type': 'multipart/form-data' }))).toMatch(
    /^400 .*multipart/,
  );
  expect(await refused(await post('text=a', { 'content-type': 'text/plain' }))).toMatch(/^415 /);
  const form = new FormData();
  form.append('title', 'x');
  expect(await refused(await post(form))).toMatch(/^400 title: is no field/);
});

it('lets no other site write, and with a token only those who carry it', async () => {
  const body = JSON.stringify({ text: KYIV, preview: true });
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4000' },
  ]) {
    expect(await refused(await post(body, headers as Record<string, string>))).toMatch(/^403 /);
  }
  expect(
    (await post(body, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).status,
  ).toBe(202);
  process.env.DATELINE_TOKEN = 'open-sesame';
  try {
    expect(await refused(await post(body))).toMatch(/^401 /);
    expect(await refused(await post(body, { authorization: 'Bearer open' }))).toMatch(/^401 /);
    expect((await post(body, { authorization: 'Bearer open-sesame' })).status).toBe(202);
    expect(await refused(await post(body, { cookie: 'a=b; dateline_token=open-sesame' }))).toMatch(/^401 /);
  } finally {
    delete process.env.DATELINE_TOKEN;
  }
});

it.each(['nothing', '00000000-0000-4000-8000-000000000000', 'nul\0'])(
  'answers 404 to the job %j',
  async (id) => {
    const answer = await getJob(new Request('http://localhost/'), { params: Promise.resolve({ id }) });
    expect(await refused(answer)).toMatch(/^404 /);
  },
);
