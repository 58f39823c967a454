import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataDirectory } from '#lib/server/locate.ts';
import { type Connection, readEmbeddedConnection } from '#lib/server/postgres/connection-file.ts';
import { type OpenedPostgres, openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { findPostmaster } from '#lib/server/postgres/postmaster.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { ROOT } from '../temporary-database.ts';

let parent: string;
let dataDir: string;
const opened: OpenedPostgres[] = [];

beforeEach(() => {
  parent = makeTempFolder('pg');
  dataDir = join(parent, 'data');
  prepareDataDirectory(dataDir);
});

afterEach(async () => {
  for (const postgres of opened.splice(0)) await postgres.release();
  const cluster = readEmbeddedConnection(dataDir)?.clusterDir;
  if (cluster && !cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(parent, { recursive: true, force: true });
});

async function open(): Promise<OpenedPostgres> {
  const result = await openPostgres(ROOT, dataDir);
  if (!result.ok) throw new Error(result.problem.message);
  opened.push(result.value);
  return result.value;
}

async function query(connection: Connection, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function runningPid(): number | null {
  const known = readEmbeddedConnection(dataDir);
  return known ? (findPostmaster(known.clusterDir)?.process.pid ?? null) : null;
}

it('starts a server, keeps its data over a stop, and stops it when the last user leaves', async () => {
  const first = await open();
  expect(first.how).toBe('started');
  await query(first.connection, 'CREATE TABLE kept AS SELECT 7 AS n');
  const second = await open();
  expect(second.how).toBe('attached');
  await second.release();
  await first.release();
  expect(runningPid()).toBeNull();
  const third = await open();
  expect(await query(third.connection, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  expect(await query(third.connection, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
});

it('keeps the password for its owner and refuses another one', async () => {
  const { connection } = await open();
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  await expect(query({ ...connection, password: 'wrong' } as Connection, 'SELECT 1')).rejects.toThrow(
    /password/,
  );
});

it('starts one server when several processes start at once', async () => {
  const all = await Promise.all([open(), open(), open(), open()]);
  expect(all.filter((postgres) => postgres.how === 'started')).toHaveLength(1);
  const ports = all.map(({ connection }) => ('port' in connection ? connection.port : 0));
  expect(new Set(ports).size).toBe(1);
});

it('starts again after the server was killed, with what was committed', async () => {
  const first = await open();
  await query(first.connection, 'CREATE TABLE kept AS SELECT 8 AS n');
  process.kill(runningPid()!, 'SIGKILL');
  await sleep(50);
  const next = await open();
  expect(next.how).toBe('started');
  expect(await query(next.connection, 'SELECT n FROM kept')).toEqual([{ n: 8 }]);
});

it('starts over a pid file that names another process', async () => {
  const first = await open();
  const { clusterDir } = readEmbeddedConnection(dataDir)!;
  await first.release();
  const lines = [process.pid, clusterDir, '1', '5432', '', '127.0.0.1', '', 'ready'];
  writeFileSync(join(clusterDir, 'postmaster.pid'), `${lines.join('\n')}\n`);
  expect((await open()).how).toBe('started');
});

it('gets back into a database whose connection file was lost, running or not', async () => {
  const first = await open();
  await query(first.connection, 'CREATE TABLE kept AS SELECT 9 AS n');
  rmSync(join(dataDir, 'postgres.json'));
  const again = await open();
  expect(await query(again.connection, 'SELECT n FROM kept')).toEqual([{ n: 9 }]);
});

it('finishes a first start that was cut short', async () => {
  const made = await open();
  await made.release();
  const { clusterDir } = readEmbeddedConnection(dataDir)!;
  rmSync(clusterDir, { recursive: true });
  writeFileSync(`${clusterDir}.password`, 'left over');
  expect((await open()).how).toBe('started');
  expect(existsSync(`${clusterDir}.password`)).toBe(false);
});

describe.runIf(process.getuid?.() === 0)('as root, below a directory that nobody else may enter', () => {
  it('keeps programs and data apart and says so, and begins anew when the data directory is deleted', async () => {
    rmSync(parent, { recursive: true });
    parent = makeTempFolder('closed', 0o700);
    dataDir = join(parent, 'data');
    prepareDataDirectory(dataDir);
    const first = await open();
    expect(first.notices).toEqual([expect.stringContaining('/var/lib/dateline')]);
    await query(first.connection, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.release();
    rmSync(dataDir, { recursive: true });
    prepareDataDirectory(dataDir);
    const second = await open();
    await expect(query(second.connection, 'SELECT n FROM kept')).rejects.toThrow(/does not exist/);
  });
});
