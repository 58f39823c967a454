/**
 * Opens the database for one process: attaches to the running server or starts it, and leaves it again.
 * Rule: whoever needs the server starts it; whoever leaves last stops it. Users are noted in files, and those of
 * killed processes do not count, so a server orphaned by `kill -9` is adopted by the next user and stopped with it.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fail, ok, type Result } from '#lib/result.ts';
import {
  type Connection,
  type EmbeddedConnection,
  readEmbeddedConnection,
  writeEmbeddedConnection,
} from './connection-file.ts';
import { findHome, type PostgresHome } from './find-home.ts';
import { type ClusterSecret, initCluster, readClusterMark, resetPassword } from './init-cluster.ts';
import { acquireLock } from './lock-file.ts';
import { findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { hasUsers, registerUser } from './users.ts';

const LOCK_WAIT_MS = 60_000;
const ANSWER_WAIT_MS = 60_000;

export type OpenedPostgres = {
  connection: Connection;
  /** `attached` to a running one, `started` here, or `external` (DATABASE_URL). */
  how: 'attached' | 'started' | 'external';
  /** Lines worth telling the person. */
  notices: string[];
  /** Ends this process's use; stops the server if nobody else uses it. Safe to call twice. */
  release: () => Promise<void>;
};

/** Attaches to or starts the server of a data directory that is writable. */
export async function openPostgres(root: string, dataDir: string): Promise<Result<OpenedPostgres>> {
  const url = process.env.DATABASE_URL;
  if (url) return openExternal(url);
  const lock = await acquireLock(join(dataDir, 'start.lock'), LOCK_WAIT_MS);
  if (!lock.ok) return lock;
  const unregister = registerUser(dataDir);
  try {
    const opened = await openUnderLock(root, dataDir, unregister);
    if (!opened.ok) unregister();
    return opened;
  } catch (error) {
    unregister();
    throw error;
  } finally {
    lock.value();
  }
}

async function openUnderLock(
  root: string,
  dataDir: string,
  unregister: () => void,
): Promise<Result<OpenedPostgres>> {
  const known = readEmbeddedConnection(dataDir);
  const running = known && findPostmaster(known.clusterDir)?.port === known.port;
  if (known && running && (await answers(known)).ok) {
    return ok({
      connection: known,
      how: 'attached',
      notices: [],
      release: releaser(dataDir, known, unregister),
    });
  }
  const home = findHome(root, dataDir);
  if (!home.ok) return home;
  const secret = await settleCluster(home.value, known);
  if (!secret.ok) return secret;
  const wasRunning = findPostmaster(home.value.clusterDir);
  const server = wasRunning
    ? ok(wasRunning)
    : await startPostmaster(home.value, join(dataDir, 'postgres.log'));
  if (!server.ok) return server;
  const connection: EmbeddedConnection = {
    ...secret.value,
    clusterDir: home.value.clusterDir,
    host: '127.0.0.1',
    port: server.value.port,
    user: 'dateline',
    database: 'dateline',
  };
  writeEmbeddedConnection(dataDir, connection);
  const ready = await waitForAnswer(connection);
  if (!ready.ok) return ready;
  const notices = home.value.notice ? [home.value.notice] : [];
  const how = wasRunning ? 'attached' : 'started';
  return ok({ connection, how, notices, release: releaser(dataDir, connection, unregister) });
}

/** The cluster's name and password: the known ones, those of a new cluster, or a mended password. */
async function settleCluster(
  home: PostgresHome,
  known: EmbeddedConnection | null,
): Promise<Result<ClusterSecret>> {
  const mark = readClusterMark(home.clusterDir);
  if (mark !== null && known?.cluster === mark) return ok({ cluster: mark, password: known.password });
  if (mark === null) return initCluster(home);
  await stopPostmaster(home.clusterDir);
  // Apart from a data directory that was deleted or made anew, the old cluster is nobody's: begin anew.
  return home.apart ? initCluster(home) : resetPassword(home);
}

function releaser(
  dataDir: string,
  connection: EmbeddedConnection,
  unregister: () => void,
): () => Promise<void> {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await leavePostgres(dataDir, connection.clusterDir, unregister);
  };
}

/** Ends a use and stops the server of the cluster if no living process uses it any more. */
export async function leavePostgres(
  dataDir: string,
  clusterDir: string,
  unregister: () => void = () => {},
): Promise<void> {
  const lock = await acquireLock(join(dataDir, 'start.lock'), LOCK_WAIT_MS).catch(() => null);
  unregister();
  if (!lock?.ok) return;
  try {
    if (!hasUsers(dataDir)) await stopPostmaster(clusterDir);
  } finally {
    lock.value();
  }
}

async function openExternal(url: string): Promise<Result<OpenedPostgres>> {
  const tried = await tryConnect({ connectionString: url });
  if (!tried.ok)
    return fail(
      'unreadable',
      `the server of DATABASE_URL does not answer: ${tried.problem.message}; check the address, and that it runs`,
    );
  return ok({ connection: { connectionString: url }, how: 'external', notices: [], release: async () => {} });
}

async function waitForAnswer(connection: EmbeddedConnection): Promise<Result<null>> {
  for (const until = Date.now() + ANSWER_WAIT_MS; ; ) {
    const tried = await answers(connection);
    if (tried.ok) return tried;
    if (findPostmaster(connection.clusterDir) === null || Date.now() > until) {
      return fail(
        'internal',
        `PostgreSQL in ${connection.clusterDir} does not answer: ${tried.problem.message}`,
      );
    }
    await sleep(15);
  }
}

/** Connects once; makes the database `dateline` if the cluster is so new that it has none. */
async function answers(connection: EmbeddedConnection): Promise<Result<null>> {
  const tried = await tryConnect(connection);
  if (tried.ok || tried.code !== '3D000') return tried;
  return tryConnect({ ...connection, database: 'postgres' }, 'CREATE DATABASE dateline');
}

async function tryConnect(
  config: pg.ClientConfig,
  statement = 'SELECT 1',
): Promise<
  { ok: true; value: null } | { ok: false; problem: { kind: 'internal'; message: string }; code: string }
> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(statement);
    return { ok: true, value: null };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    return { ok: false, problem: { kind: 'internal', message: message || String(code) }, code: code ?? '' };
  } finally {
    await client.end().catch(() => {});
  }
}
