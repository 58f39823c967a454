import {
  createReadStream,
  createWriteStream,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { packTar, unpackTar } from 'modern-tar/fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restoreBackup } from '#lib/server/backup/restore-backup.ts';
import { writeBackup } from '#lib/server/backup/write-backup.ts';
import { readInput, storeReadings } from '#lib/server/ingest.ts';
import { loadPipeline } from '#lib/server/load-pipeline.ts';
import type { Connection } from '#lib/server/postgres/connection-file.ts';
import { readDataState } from '#lib/server/store/meta.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../temporary-database.ts';

const TEXT =
  'A missile strike hit a market in Kyiv on 15 November 2022, killing two people.\t\\N \u0001 „Ще“';
const NOW = new Date('2026-01-02T03:04:05Z');

let from: TemporaryDatabase;
let to: TemporaryDatabase;
let folder: string;
let file: string;
const connectionOf = (db: TemporaryDatabase): Connection => db.connection;

async function add(store: Store, text: string): Promise<void> {
  const pipeline = await loadPipeline(ROOT);
  if (!pipeline.ok) throw new Error(pipeline.problem.message);
  const input = { ok: true as const, value: { name: 'a.txt', bytes: Buffer.from(text) } };
  const { readings } = await readInput({ name: 'a.txt', input }, {}, pipeline.value);
  await storeReadings(store, readings, NOW);
}

/** Every row of every table but those of the queue, of migrations and of changes to be told, as text. */
async function dump(store: Store): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname !~ '^(jobs|job_inputs|schema_|incident_changes)'`.execute(
    store,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ONLY ${sql.table(name)} t
      ORDER BY 1`.execute(store);
    all[name] = rows.map(({ row }) => row).filter((row) => !row.startsWith('(database_id,'));
  }
  return all;
}

beforeAll(async () => {
  folder = makeTempFolder('backup');
  file = join(folder, 'all.tar.gz');
  from = await openTemporaryDatabase('backup-from');
  to = await openTemporaryDatabase('backup-to');
  await add(from.store, TEXT);
  await sql`INSERT INTO incident_redirects SELECT 'i_old', id FROM incidents`.execute(from.store);
});
afterAll(async () => {
  await from?.close();
  await to?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('brings back every row of every table, and goes on from there', async () => {
  const written = await writeBackup(connectionOf(from), file, NOW);
  expect(written).toMatchObject({ ok: true, value: { dataVersion: '1' } });
  const restored = await restoreBackup(connectionOf(to), file, { replace: false });
  expect(restored).toMatchObject({ ok: true, value: { madeAt: NOW.toISOString() } });
  expect(await dump(to.store)).toEqual(await dump(from.store));
  // Browsers must not take the restored data for the old.
  expect((await readDataState(to.store)).dataVersion).not.toBe((await readDataState(from.store)).dataVersion);
  await add(to.store, 'A drone strike hit a depot in Kharkiv on 3 May 2023, injuring four people.');
  const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM articles`.execute(to.store);
  expect(Number(rows[0]?.n)).toBe(2);
});

it('brings back loads: child tables with their rows, indexes and place among the incidents', async () => {
  await sql`INSERT INTO loads (id, name, content_hash, state, mapping) OVERRIDING SYSTEM VALUE
    VALUES (7, 'a.csv', 'h', 'done', '{}'), (8, 'b.csv', 'h', 'loading', '{}')`.execute(from.store);
  for (const id of [7, 8]) {
    const table = sql.table(`incidents_load_${id}`);
    await sql`CREATE TABLE ${table} (LIKE incidents INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`.execute(
      from.store,
    );
    await sql`INSERT INTO ${table} SELECT * FROM incidents`.execute(from.store);
    await sql`UPDATE ${table} SET id = ${`i_load${id}`}, origin = 'load'`.execute(from.store);
  }
  await sql`ALTER TABLE incidents_load_7 INHERIT incidents`.execute(from.store);
  expect((await writeBackup(connectionOf(from), file, NOW)).ok).toBe(true);
  expect((await restoreBackup(connectionOf(to), file, { replace: true })).ok).toBe(true);
  const { rows } = await sql<{ id: string }>`SELECT id FROM incidents ORDER BY id`.execute(to.store);
  expect(rows.map(({ id }) => id)).toContain('i_load7');
  expect(rows).toHaveLength(2);
  const { rows: indexes } = await sql<{ n: string }>`SELECT count(*) AS n FROM pg_indexes
    WHERE tablename = 'incidents_load_7'`.execute(to.store);
  expect(Number(indexes[0]?.n)).toBeGreaterThan(3);
  const { rows: loads } = await sql<{ id: string }>`SELECT id FROM loads`.execute(to.store);
  expect(loads).toEqual([{ id: '7' }]);
  const { rows: next } = await sql<{ id: string }>`INSERT INTO loads (name, content_hash, state, mapping)
    VALUES ('c', 'h', 'done', '{}') RETURNING id`.execute(to.store);
  expect(next).toEqual([{ id: '8' }]);
});

it('puts nothing over data without being told, and changes nothing for a file that is no whole backup', async () => {
  const before = await dump(to.store);
  expect(await restoreBackup(connectionOf(to), file, { replace: false })).toMatchObject({
    ok: false,
    problem: { kind: 'refused' },
  });
  const cut = join(folder, 'cut.tar.gz');
  writeFileSync(cut, readFileSync(file));
  truncateSync(cut, readFileSync(file).length - 200);
  const wrong = join(folder, 'wrong.gz');
  writeFileSync(wrong, gzipSync('nothing'));
  const text = join(folder, 'text.txt');
  writeFileSync(text, 'nothing');
  for (const path of [cut, wrong, text, join(folder, 'absent'), folder]) {
    const restored = await restoreBackup(connectionOf(to), path, { replace: true });
    expect(restored.ok, path).toBe(false);
    if (!restored.ok) expect(restored.problem.message).toContain(path);
  }
  expect(await dump(to.store)).toEqual(before);
});

/** The backup with one table's rows changed, as it would be packed. */
async function falsify(target: string, table: string, change: (rows: string) => string): Promise<void> {
  const inside = join(folder, 'inside');
  await pipeline(createReadStream(file), createGunzip(), unpackTar(inside));
  const path = join(inside, `${table}.copy`);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  const sources = readdirSync(inside)
    .sort((a, b) => Number(b.endsWith('.json')) - Number(a.endsWith('.json')))
    .map((name) => ({ type: 'file' as const, source: join(inside, name), target: name }));
  await pipeline(packTar(sources), createGzip(), createWriteStream(target));
  rmSync(inside, { recursive: true });
}

it.each([
  ['a row that is no row', 'incidents', (rows: string) => rows.replaceAll('\t', ' ')],
  ['a row that refers to nothing', 'mentions', (rows: string) => rows.replace(/^./, 'z')],
])('keeps the old data when a backup of the right size holds %s', async (_, table, change) => {
  const before = await dump(to.store);
  const broken = join(folder, 'broken.tar.gz');
  let changed = false;
  await falsify(broken, table, (rows) => {
    const other = change(rows);
    changed = other !== rows && other.length === rows.length;
    return other;
  });
  expect(changed).toBe(true);
  const restored = await restoreBackup(connectionOf(to), broken, { replace: true });
  expect(restored).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
  expect(await dump(to.store)).toEqual(before);
  const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM pg_namespace
    WHERE nspname LIKE '%restored'`.execute(to.store);
  expect(rows).toEqual([{ n: '0' }]);
});

it('says in one line where a backup cannot be written', async () => {
  expect(await writeBackup(connectionOf(from), join(folder, 'absent', 'x'), NOW)).toMatchObject({
    ok: false,
  });
  expect(await writeBackup(connectionOf(from), folder, NOW)).toMatchObject({ ok: false });
});
