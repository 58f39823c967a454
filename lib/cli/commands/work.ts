import { once } from 'node:events';
import { startWorker } from '#lib/server/jobs/start-worker.ts';
import { dataDirectory, prepareDataDirectory, projectRoot } from '#lib/server/locate.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { migrateStore, openStore } from '#lib/server/store/open-store.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printError } from '../print.ts';

export const command: Command = {
  help: `[--data DIR]

Reads what people add and the feeds that are due, until it is stopped. "dateline serve" has one such worker in itself;
further ones, on this machine or, with DATABASE_URL, on others, share the work.

  --data DIR  data directory (default .dateline, or DATELINE_DATA)`,
  options: { data: { type: 'string' } },
  run: async (names, values) => {
    if (names.length > 0) throw new UsageError(`"${names[0]}" is not expected here`);
    const stopped = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort());
    const prepared = prepareDataDirectory(dataDirectory(textOption(values, 'data')));
    const opened = prepared.ok ? await openPostgres(projectRoot(), prepared.value) : prepared;
    if (!opened.ok) {
      printError(opened.problem.message);
      return 1;
    }
    const { connection, notices, release } = opened.value;
    for (const line of notices) printError(line);
    try {
      const store = openStore(connection, 1);
      const migrated = await migrateStore(store);
      await store.destroy();
      if (!migrated.ok) {
        printError(migrated.problem.message);
        return 1;
      }
      const worker = await startWorker({ root: projectRoot(), connection, say: printError });
      printError('Working; Ctrl+C ends it');
      if (!stopped.signal.aborted) await once(stopped.signal, 'abort');
      await worker.stop();
      return 0;
    } finally {
      await release();
    }
  },
};
