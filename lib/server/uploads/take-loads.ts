/** The worker's part in loading: takes asked-for loads from the queue, one at a time, beside the articles. */
import type { PgBoss } from 'pg-boss';
import { LOAD_LOST_QUEUE, LOAD_QUEUE, type LoadTask } from '../jobs/queue.ts';
import { dropBroken, openLoadSession } from '../load/load-store.ts';
import type { Connection } from '../postgres/connection-file.ts';
import type { Store } from '../store/open-store.ts';
import { endLoading, giveUpLoading } from './loading-state.ts';
import { brokenOffLoad, LoadBusy, type LoadDeps, runLoadJob } from './run-load-job.ts';
import { forgetOldUploads } from './upload-store.ts';

const POLL_SECONDS = 2;

/** Begins to take loads. */
export async function takeLoads(boss: PgBoss, deps: LoadDeps, say: (line: string) => void): Promise<void> {
  const each = {
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    burstWhenBatchFull: true,
  };
  await boss.work<LoadTask>(LOAD_QUEUE, each, async ([task]) => {
    if (task === undefined) return;
    const { upload } = task.data;
    await runLoadJob(deps, upload).catch(async (error: Error) => {
      if (error instanceof LoadBusy) throw error;
      say(`Loading a file was broken off: ${error.message}`);
      // Throws where the database is away, and then the queue tries again; a fault of our own would come again.
      await endLoading(deps.store, upload, { state: 'failed', problem: brokenOffLoad(error) });
    });
  });
  await boss.work<LoadTask>(LOAD_LOST_QUEUE, { pollingIntervalSeconds: 10 }, async ([task]) => {
    if (task === undefined) return;
    const problem = brokenOffLoad(new Error('its worker ended again and again'));
    await giveUpLoading(deps.store, task.data.upload, problem);
  });
}

/** Forgets old uploads and what broken-off loads of them have stored. */
export async function tidyUploads(store: Store, connection: Connection): Promise<void> {
  const names = await forgetOldUploads(store);
  if (names.length > 0) await dropTorsos(connection, names);
}

/** Drops what broken-off loads of these names have stored. */
export async function dropTorsos(connection: Connection, names: readonly string[]): Promise<void> {
  const client = await openLoadSession(connection);
  try {
    for (const name of names) await dropBroken(client, name);
  } finally {
    await client.end().catch(() => {});
  }
}
