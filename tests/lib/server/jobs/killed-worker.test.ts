import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readJob } from '#lib/server/jobs/job-store.ts';
import { queueJob } from '#lib/server/jobs/queue.ts';
import { startDateline } from '../../cli/run-dateline.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('killed-worker');
});
afterAll(() => db?.close());

const REPORTS = Array.from({ length: 400 }, (_, at) => {
  const text = `A missile strike hit block ${at} of Kyiv on 15 November 2022, killing ${at} people, the mayor said. Shelling hit a school in Kherson a day later, injuring two.`;
  return JSON.stringify({ id: String(at), text, publishedAt: '2022-11-17' });
}).join('\n');

it('takes up the job of a worker that was killed, some seconds later, and does it once', async () => {
  const job = await queueJob(db.store, {
    inputs: [{ name: 'reports.jsonl', bytes: Buffer.from(REPORTS), mediaType: null }],
    given: { published: null, publisher: null },
    preview: false,
  });
  const state = async () => (await readJob(db.store, job))?.state;
  const first = startDateline(['work', '--data', db.dataDir]);
  while ((await state()) !== 'running') await sleep(20);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(await state()).toBe('running');
  const second = startDateline(['work', '--data', db.dataDir]);
  while ((await state()) === 'running') await sleep(100);
  second.kill('SIGTERM');
  await once(second, 'exit');
  const ended = await readJob(db.store, job);
  expect(ended?.state).toBe('done');
  expect(ended?.articles).toHaveLength(400);
  const { n } = await db.store
    .selectFrom('articles')
    .select((is) => is.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(400);
});
