/** The worker: takes jobs from the queue, one at a time. Any number of them may run beside each other. */
import type { PgBoss } from 'pg-boss';
import { ok, type Result } from '#lib/result.ts';
import { takeDueFeed } from '../feeds/feed-store.ts';
import { makePageFetcher } from '../feeds/fetch-page.ts';
import { pollFeed } from '../feeds/poll-feed.ts';
import { fetchSource, fetchVersion } from '../fetch/fetch-source.ts';
import { loadPipeline, type Pipeline } from '../load-pipeline.ts';
import { widenFrom } from '../places/widen-gazetteer.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { takeLoads, tidyUploads } from '../uploads/take-loads.ts';
import { failJob, forgetOldJobs } from './job-store.ts';
import {
  ADD_QUEUE,
  type AddTask,
  BEAT_SECONDS,
  FEEDS_QUEUE,
  LOST_QUEUE,
  makeQueues,
  openWorkerQueue,
  TIDY_QUEUE,
} from './queue.ts';
import { brokenOff, giveUpJob, type JobDeps, runAddJob } from './run-add-job.ts';

export type Worker = {
  /** Waits some seconds for the job at hand; one that is not done by then is taken up again by another worker. */
  stop: () => Promise<void>;
};

export type WorkerOptions = {
  root: string;
  connection: Connection;
  /** Lines for the person. */
  say: (line: string) => void;
  fetchPage?: JobDeps['fetchPage'];
};

const STOP_WAIT_MS = 4_000;
/** Jobs are announced by the database; asking each so many seconds is for announcements that were missed. */
const POLL_SECONDS = 2;
/** Likewise for feeds. */
const FEEDS_POLL_SECONDS = 10;

/** Starts working on the queue; the lexicon and the gazetteer are loaded when the first job comes. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const store = openStore(options.connection, 3);
  const boss = openWorkerQueue(options.connection);
  // The database may go away and come back: the queue goes on by itself.
  boss.on('error', () => {});
  try {
    await boss.start();
    await makeQueues(boss);
    await takeJobs(boss, store, options);
    await takeLoads(boss, { store, connection: options.connection, now: () => new Date() }, options.say);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    await store.destroy();
    throw error;
  }
  return {
    stop: async () => {
      await boss.stop({ graceful: true, timeout: STOP_WAIT_MS }).catch(() => {});
      await store.destroy();
    },
  };
}

async function takeJobs(boss: PgBoss, store: Store, options: WorkerOptions): Promise<void> {
  const { fetchPage = fetchSource, say } = options;
  const pipeline = loadOnce(options.root, store);
  const pages = makePageFetcher();
  // A wake-up may be missed while a job is taken, and without the second figure the next look is 30 s away.
  const each = {
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    heartbeatRefreshSeconds: BEAT_SECONDS,
    burstWhenBatchFull: true,
  };
  await boss.work<AddTask>(ADD_QUEUE, each, async ([task]) => {
    if (task === undefined) return;
    const loaded = await pipeline();
    if (!loaded.ok) {
      say(loaded.problem.message);
      throw new Error(loaded.problem.message);
    }
    const deps = { store, pipeline: loaded.value, fetchPage, now: () => new Date() };
    await runAddJob(deps, task.data.job).catch(async (error: Error) => {
      say(`Adding articles was broken off: ${error.message}`);
      // Throws where the database is away, and then the queue tries again; a fault of our own would come again.
      await failJob(store, task.data.job, brokenOff(error));
    });
  });
  await boss.work<AddTask>(LOST_QUEUE, { pollingIntervalSeconds: 10 }, async ([task]) => {
    if (task !== undefined) await giveUpJob(store, task.data.job);
  });
  const woken = {
    pollingIntervalSeconds: FEEDS_POLL_SECONDS,
    notifyPollingIntervalSeconds: FEEDS_POLL_SECONDS,
  };
  await boss.work(FEEDS_QUEUE, woken, async () => {
    const loaded = await pipeline();
    if (!loaded.ok) throw new Error(loaded.problem.message);
    const deps = { store, pipeline: loaded.value, fetchVersion, fetchPage: pages, now: () => new Date() };
    for (let feed = await takeDueFeed(store); feed !== null; feed = await takeDueFeed(store)) {
      await pollFeed(deps, feed);
    }
  });
  await boss.schedule(FEEDS_QUEUE, '* * * * *');
  await boss.work(TIDY_QUEUE, { pollingIntervalSeconds: 60 }, async () => {
    await forgetOldJobs(store);
    await tidyUploads(store, options.connection);
  });
  await boss.schedule(TIDY_QUEUE, '17 3 * * *');
}

/** The pipeline, loaded at the first call and again after a failure. */
function loadOnce(root: string, store: Store): () => Promise<Result<Pipeline>> {
  let loaded: Pipeline | null = null;
  return async () => {
    if (loaded) return ok(loaded);
    const read = await loadPipeline(root, { widen: widenFrom(store) });
    if (read.ok) loaded = read.value;
    return read;
  };
}
