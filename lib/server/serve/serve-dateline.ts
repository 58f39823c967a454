/** The whole of `npm start`: database and page at once, then the sample articles, until a signal ends it. */
import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result } from '#lib/result.ts';
import { openGround } from '../basemap/open-ground.ts';
import type { Worker } from '../jobs/start-worker.ts';
import { type OpenedPostgres, openPostgres } from '../postgres/open-postgres.ts';
import { findPostmaster } from '../postgres/postmaster.ts';
import { migrateStore, openStore } from '../store/open-store.ts';
import { buildPage } from './build-page.ts';
import { copyAssets } from './copy-assets.ts';
import { probePort } from './listen.ts';
import type { PageSettings } from './next-server.ts';
import { type RunningPage, startPage } from './start-page.ts';

const WATCH_MS = 3_000;

/** Where lines for the person go. */
export type Serving = { say: (line: string) => void; progress: (done: number, total: number) => void };

/** Serves until `stop` fires (ok) or something fails; either way the page and, if unused, the database are stopped. */
export async function serveDateline(
  settings: PageSettings,
  serving: Serving,
  stop: AbortSignal,
): Promise<Result<null>> {
  if (settings.portIsFixed) {
    // Said before anything is built or started; the server itself still has the last word.
    const free = await probePort(settings.host, settings.port);
    if (!free.ok) return free;
  }
  const running: Running = { postgres: null, page: null, worker: null };
  const end = new AbortController();
  const stopped = once(AbortSignal.any([stop, end.signal]), 'abort').then(() => ok(null));
  const served = serve(settings, serving, running, AbortSignal.any([stop, end.signal]));
  const ended = stop.aborted ? ok(null) : await Promise.race([stopped, served]);
  end.abort();
  if (stop.aborted) serving.say('Stopping …');
  // What was still being opened when the end came must be closed too.
  await Promise.race([running.opening ?? Promise.resolve(), sleep(5_000, undefined, { ref: false })]);
  await running.page?.stop();
  await running.worker?.stop();
  await running.postgres?.release();
  return ended;
}

type Running = {
  postgres: OpenedPostgres | null;
  page: RunningPage | null;
  worker: Worker | null;
  opening?: Promise<unknown>;
};

async function serve(
  settings: PageSettings,
  { say, progress }: Serving,
  running: Running,
  stop: AbortSignal,
): Promise<Result<null>> {
  const database = openDatabase(settings, running, say);
  const page = openPage(settings, running, say, stop);
  const samples = database.then(async (opened) => {
    if (!opened.ok) return;
    await readSamples(settings, opened.value, progress, say);
    if (!stop.aborted) await openWorker(settings, running, say);
  });
  running.opening = Promise.allSettled([samples, page]);
  const failed = await Promise.race([firstFailure([database, page]), Promise.all([database, page, samples])]);
  if (!Array.isArray(failed)) return failed;
  const paged = await page;
  if (!paged.ok) return paged;
  await paged.value.ready;
  if (stop.aborted) return ok(null);
  const address = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${paged.value.port}`;
  say(`Dateline is ready on ${address}`);
  return Promise.race([watchPage(paged.value), watchDatabase(settings, running, say, stop)]);
}

/** The first of the results that is a failure, as soon as it is known; never settles if none is. */
function firstFailure(results: readonly Promise<Result<unknown>>[]): Promise<Result<null>> {
  return new Promise((done) => {
    for (const result of results) result.then((value) => value.ok || done(value));
  });
}

async function openDatabase(
  { root, dataDir }: PageSettings,
  running: Running,
  say: (line: string) => void,
): Promise<Result<OpenedPostgres>> {
  const opened = await openPostgres(root, dataDir);
  if (!opened.ok) return opened;
  running.postgres = opened.value;
  for (const line of opened.value.notices) say(line);
  const { how } = opened.value;
  if (how === 'external') say('The database is the one of DATABASE_URL');
  else
    say(
      `PostgreSQL ${how === 'started' ? 'is running' : 'was running already'}; data in ${placeOf(opened.value, dataDir)}`,
    );
  const store = openStore(opened.value.connection, 1);
  const migrated = await migrateStore(store);
  await store.destroy();
  return migrated.ok ? opened : migrated;
}

function placeOf({ connection }: OpenedPostgres, dataDir: string): string {
  return 'clusterDir' in connection ? dirname(connection.clusterDir) : dataDir;
}

async function openPage(
  settings: PageSettings,
  running: Running,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Result<RunningPage>> {
  const opening = openGround(process.env.DATELINE_BASEMAP, process.cwd());
  const built = await buildPage(settings.root, say, stop);
  if (!built.ok) return built;
  const copied = copyAssets(settings.root);
  if (!copied.ok) return copied;
  if (stop.aborted) return { ok: false, problem: { kind: 'internal', message: 'stopped' } };
  const ground = await opening;
  if (ground.answer.problem !== null) say(ground.answer.problem);
  const page = await startPage({ ...settings, ground });
  if (!page.ok) return page;
  running.page = page.value;
  if (page.value.port !== settings.port && settings.port !== 0) {
    say(`Port ${settings.port} is taken: using ${page.value.port}`);
  }
  return page;
}

/** A sample that cannot be read is said and stops nothing: the app serves what people add. */
async function readSamples(
  { root }: PageSettings,
  postgres: OpenedPostgres,
  progress: (done: number, total: number) => void,
  say: (line: string) => void,
): Promise<void> {
  const store = openStore(postgres.connection, 2);
  const { endFirstLoad, loadSamples } = await import('./load-samples.ts');
  try {
    const loaded = await loadSamples(root, store, new Date(), progress);
    if (!loaded.ok) return say(loaded.problem.message);
    if (loaded.value === null) return;
    for (const problem of loaded.value.problems) say(problem.message);
    say(`${loaded.value.articles} sample articles tell of ${loaded.value.incidents} incidents`);
  } catch (error) {
    say(`The sample articles could not be read: ${(error as Error).message}`);
  } finally {
    await endFirstLoad(store).catch(() => {});
    await store.destroy();
  }
}

/** Without a worker the app still shows what it has; what people add waits. */
async function openWorker(
  { root }: PageSettings,
  running: Running,
  say: (line: string) => void,
): Promise<void> {
  const connection = running.postgres?.connection;
  if (!connection) return;
  try {
    const { startWorker } = await import('../jobs/start-worker.ts');
    running.worker = await startWorker({ root, connection, say });
  } catch (error) {
    say(`Nothing can be added through the page: the queue does not start (${(error as Error).message})`);
  }
}

async function watchPage(page: RunningPage): Promise<Result<null>> {
  const code = await page.ended;
  return {
    ok: false,
    problem: { kind: 'internal', message: `the web server ended by itself (code ${code})` },
  };
}

/** Starts the embedded server again should it end; route handlers answer 503 until then. */
async function watchDatabase(
  settings: PageSettings,
  running: Running,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Result<null>> {
  while (!stop.aborted) {
    await sleep(WATCH_MS, undefined, { signal: stop }).catch(() => {});
    const connection = running.postgres?.connection;
    if (stop.aborted || !connection || 'connectionString' in connection) continue;
    if (findPostmaster(connection.clusterDir) !== null) continue;
    say('PostgreSQL has ended: starting it again');
    const opened = await openPostgres(settings.root, settings.dataDir);
    if (!opened.ok) return opened;
    const before = running.postgres;
    running.postgres = opened.value;
    await before?.release();
    await running.worker?.stop();
    await openWorker(settings, running, say);
  }
  return ok(null);
}
