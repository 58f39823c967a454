/**
 * Bench: adding single reports to a database of many made-up incidents, whole: lock, reading what lies around, merging,
 * writing, commit. `bench/merge-store.ts [INCIDENTS] [--data DIR]`, 20,000 by default; uses a temporary database, or the
 * one in DIR, which is filled if it is empty and stays.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Report } from '#lib/merge/report.ts';
import { type Reading, storeReadings } from '#lib/server/ingest.ts';
import { prepareDataDirectory } from '#lib/server/locate.ts';
import { mergeAll } from '#lib/server/merge-stored.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { migrateStore, openStore, type Store } from '#lib/server/store/open-store.ts';
import { readMembers } from '#lib/server/store/read-merging.ts';
import { makeReports } from './make-reports.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
const incidents = Number(positionals[0] ?? 20_000);
const ADDED = 200;
const BATCH = 2_000;

async function fill(store: Store, reports: readonly Report[]): Promise<void> {
  for (let at = 0; at < reports.length; at += BATCH) {
    const batch = reports.slice(at, at + BATCH);
    const articles = batch.map(({ articleId: id, publisher, published, notes }) => ({
      id,
      content_hash: id,
      publisher,
      published_day: published.value,
      published_basis: published.basis,
      published_why: [],
      sources: [],
      sections: [],
      text: id,
      notes,
    }));
    const mentions = batch.flatMap(({ articleId, mentions: all }) =>
      all.map((data, seq) => ({
        article_id: articleId,
        id: data.id,
        seq,
        type: data.type,
        assertion: data.assertion,
        data,
      })),
    );
    await sql`INSERT INTO articles (id, content_hash, publisher, published_day, published_basis, published_why, sources, sections, text, notes)
      SELECT id, content_hash, publisher, published_day, published_basis, published_why, sources, sections, text, notes
      FROM jsonb_populate_recordset(NULL::articles, ${JSON.stringify(articles)}::jsonb)`.execute(store);
    await sql`INSERT INTO mentions (article_id, id, seq, type, assertion, data)
      SELECT article_id, id, seq, type, assertion, data
      FROM jsonb_populate_recordset(NULL::mentions, ${JSON.stringify(mentions)}::jsonb)`.execute(store);
  }
}

function readingOf({ articleId: id, publisher, published, mentions }: Report): Reading {
  const extraction = { id, publishedAt: published, mentions: [...mentions], problems: [] };
  const article = {
    ...{ id, publisher, text: `What ${id} says.`, publishedAt: published.value, publishedFrom: null },
    ...{ title: null, byline: null, url: null, language: 'en', sources: [], sections: [] },
  };
  return { name: id, article, extraction };
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Leaves the slow indexes out while tables are filled, as one does; returns what makes them again. */
async function dropSlowIndexes(store: Store): Promise<() => Promise<void>> {
  const { rows } = await sql<{
    name: string;
    made: string;
  }>`SELECT indexname AS name, indexdef AS made FROM pg_indexes
    WHERE schemaname = current_schema() AND indexdef LIKE '% USING gin %'`.execute(store);
  for (const { name } of rows) await sql`DROP INDEX ${sql.id(name)}`.execute(store);
  return async () => {
    for (const { made } of rows) await sql.raw(made).execute(store);
    await sql`ANALYZE`.execute(store);
  };
}

async function fillAndMerge(store: Store): Promise<void> {
  const makeSlowIndexes = await dropSlowIndexes(store);
  const reports = makeReports(incidents, 'a');
  let from = performance.now();
  await fill(store, reports);
  console.log(`${reports.length} reports written in ${seconds(from)}`);
  from = performance.now();
  const merged = await store
    .transaction()
    .execute(async (all) => mergeAll(all, await readMembers(all), new Date()));
  console.log(`merged into ${merged.length} incidents, and written, in ${seconds(from)}`);
  from = performance.now();
  await makeSlowIndexes();
  console.log(`indexes made in ${seconds(from)}`);
}

/** Milliseconds that this thread and the database's process of the connection have spent on a core. */
async function readCpuMs(store: Store): Promise<number> {
  const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(store);
  const stat = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  const own = process.threadCpuUsage();
  // The kernel counts in hundredths of a second.
  return (own.user + own.system) / 1000 + (user! + system!) * 10;
}

function sayQuantiles(times: number[]): string {
  times.sort((a, b) => a - b);
  const [median, p95, max] = [0.5, 0.95, 0.999].map((share) => times[Math.floor(times.length * share)]!);
  return `median ${median!.toFixed(0)} ms, p95 ${p95!.toFixed(0)} ms, max ${max!.toFixed(0)} ms`;
}

/** `store` must hold one connection only. */
async function addSingly(store: Store): Promise<void> {
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (const report of makeReports(ADDED, `b${Date.now()}-`).slice(0, ADDED)) {
    const cpu = await readCpuMs(store);
    const start = performance.now();
    await storeReadings(store, [readingOf(report)], new Date());
    times.push(performance.now() - start);
    cpuTimes.push((await readCpuMs(store)) - cpu);
  }
  console.log(`one report more, stored and merged, by the clock: ${sayQuantiles(times)} (bar: 50 ms)`);
  console.log(`the same, time on a core of this program and the database: ${sayQuantiles(cpuTimes)}`);
}

const folder = values.data ?? mkdtempSync(join(tmpdir(), 'dateline-bench-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o711);
const root = join(import.meta.dirname, '..');
const dataDir = join(folder, 'data');
const prepared = prepareDataDirectory(dataDir);
const opened = await openPostgres(root, dataDir);
if (!prepared.ok || !opened.ok) throw new Error('the database did not start');
const store = openStore(opened.value.connection, 2);
try {
  await migrateStore(store);
  const isFilled = await store.selectFrom('incidents').select('id').limit(1).executeTakeFirst();
  if (!isFilled) await fillAndMerge(store);
  const one = openStore(opened.value.connection, 1);
  await addSingly(one).finally(() => one.destroy());
} finally {
  await store.destroy();
  await opened.value.release();
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
}
