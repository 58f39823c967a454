import { afterAll, beforeAll, expect, it } from 'vitest';
import { FEEDS_QUEUE, makeQueues, openWorkerQueue, wakeFeeds } from '#lib/server/jobs/queue.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

let db: TemporaryDatabase;
let boss: ReturnType<typeof openWorkerQueue>;

beforeAll(async () => {
  db = await openTemporaryDatabase('wake-feeds');
  boss = openWorkerQueue(db.connection);
  boss.on('error', () => {});
  await boss.start();
});
afterAll(async () => {
  await boss?.stop({ graceful: false });
  await db?.close();
});

it('has feeds looked at when one is followed, not when the worker looks next', async () => {
  // As an older version made it.
  await boss.createQueue(FEEDS_QUEUE, { policy: 'singleton', retryLimit: 0 });
  await makeQueues(boss);
  const looks: (() => void)[] = [];
  const looked = [0, 1].map(
    (at) =>
      new Promise<void>((done) => {
        looks[at] = done;
      }),
  );
  const anHour = { pollingIntervalSeconds: 3600, notifyPollingIntervalSeconds: 3600 };
  await wakeFeeds(db.store);
  await boss.work(FEEDS_QUEUE, anHour, async () => looks.shift()?.());
  await looked[0];
  // The worker would ask by itself in an hour.
  await wakeFeeds(db.store);
  await looked[1];
  expect(looks).toHaveLength(0);
});
