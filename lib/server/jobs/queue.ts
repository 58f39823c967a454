/** The queue in the same database: pg-boss over our own connections, its tables in the schema `pgboss`. */
import { fromKysely, PgBoss } from 'pg-boss';
import type { Connection } from '../postgres/connection-file.ts';
import type { Store } from '../store/open-store.ts';
import { type JobRequest, writeJob } from './job-store.ts';

/** Inputs to read; their rows are in `jobs`. */
export const ADD_QUEUE = 'add';
/** Jobs whose workers died too often. */
export const LOST_QUEUE = 'add-lost';
/** Once a minute: the feeds that are due. */
export const FEEDS_QUEUE = 'feeds';
/** Once a day: old reports. */
export const TIDY_QUEUE = 'tidy';

/** Uploaded files to load; their rows are in `uploads`. */
export const LOAD_QUEUE = 'load';
/** Loads whose workers died too often. */
export const LOAD_LOST_QUEUE = 'load-lost';

export type AddTask = { job: string };
export type LoadTask = { upload: string };

/** A worker that is silent for so long is taken for dead, and another one takes its job: the least that pg-boss allows. */
const SILENT_SECONDS = 10;
/** How often a worker says that it lives. */
export const BEAT_SECONDS = 2;
/** How often each worker looks for dead ones. */
const LOOK_SECONDS = 2;
/** No job may take longer. */
const LONGEST_SECONDS = 6 * 3600;

/** The queue for a worker: a pool of its own, woken by the database, keeping its tables tidy. */
export function openWorkerQueue(connection: Connection): PgBoss {
  const { clusterDir: _dir, cluster: _name, ...where } = { clusterDir: '', cluster: '', ...connection };
  return new PgBoss({
    ...where,
    max: 4,
    useListenNotify: true,
    application_name: 'dateline worker',
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
  });
}

/** The queue for those who only ask for work: no timers, no connections of its own. */
function openAskingQueue(store: Store): PgBoss {
  return new PgBoss({ db: fromKysely(store), supervise: false, schedule: false });
}

/** Makes the queues that are missing, and gives those of an older version today's patience. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  await makeWorkQueue(boss, ADD_QUEUE, { deadLetter: LOST_QUEUE, retryLimit: 2 });
  await makeWorkQueue(boss, LOAD_QUEUE, { deadLetter: LOAD_LOST_QUEUE, retryLimit: 3 });
  await boss.createQueue(FEEDS_QUEUE, { policy: 'singleton', retryLimit: 0, notify: true });
  await boss.updateQueue(FEEDS_QUEUE, { notify: true });
  await boss.createQueue(TIDY_QUEUE, { policy: 'singleton', retryLimit: 0 });
}

async function makeWorkQueue(
  boss: PgBoss,
  name: string,
  retries: { deadLetter: string; retryLimit: number },
): Promise<void> {
  const options = {
    ...retries,
    heartbeatSeconds: SILENT_SECONDS,
    expireInSeconds: LONGEST_SECONDS,
    notify: true,
  };
  await boss.createQueue(retries.deadLetter);
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

const asking = new WeakMap<Store, Promise<PgBoss>>();

function askingQueue(store: Store): Promise<PgBoss> {
  const known = asking.get(store);
  if (known) return known;
  const opening = startAsking(store);
  opening.catch(() => asking.delete(store));
  asking.set(store, opening);
  return opening;
}

async function startAsking(store: Store): Promise<PgBoss> {
  const boss = openAskingQueue(store);
  boss.on('error', () => {});
  await boss.start();
  await makeQueues(boss);
  return boss;
}

/** Writes a job and queues it, both or neither; gives the job's id. */
export async function queueJob(store: Store, request: JobRequest): Promise<string> {
  const boss = await askingQueue(store);
  return store.transaction().execute(async (all) => {
    const job = await writeJob(all, request);
    await boss.send(ADD_QUEUE, { job } satisfies AddTask, { db: fromKysely(all) });
    return job;
  });
}

/** Queues the load of an upload if `ask` says that it is to be loaded, both or neither; false where it is not. */
export async function queueLoad(
  store: Store,
  upload: string,
  ask: (all: Store) => Promise<boolean>,
): Promise<boolean> {
  const boss = await askingQueue(store);
  return store.transaction().execute(async (all) => {
    if (!(await ask(all))) return false;
    await boss.send(LOAD_QUEUE, { upload } satisfies LoadTask, { db: fromKysely(all) });
    return true;
  });
}

/** Has the feeds that are due looked at soon. */
export async function wakeFeeds(store: Store): Promise<void> {
  const boss = await askingQueue(store);
  await boss.send(FEEDS_QUEUE, {});
}
