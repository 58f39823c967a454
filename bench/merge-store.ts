/**
 * Bench: adding single reports to a database of many made-up incidents, whole: lock, reading what lies around, merging,
 * writing, commit. `bench/merge-store.ts [INCIDENTS]`, 20,000 by default; uses a temporary database.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Report } from '#lib/merge/report.ts';
import { type Reading, storeReadings } from '#lib/server/ingest.ts';
import { prepareDataDirectory } from '#lib/server/locate.ts';
import { mergeAll } from '#lib/server/merge-stored.ts';
import { openPostgres } from '#lib/server/postgres/open-postgres.ts';
import { migrateStore, openStore, type Store } from '#lib/server/store/open-store.ts';
import { readMembers } from '#lib/server/store/read-merging.ts';
import { makeReports } from './make-reports.ts';

const incidents = Number(process.argv[2] ?? 20_000);
const ADDED = 100;
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

const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
chmodSync(folder, 0o711);
const root = join(import.meta.dirname, '..');
const dataDir = join(folder, 'data');
const prepared = prepareDataDirectory(dataDir);
const opened = await openPostgres(root, dataDir);
if (!prepared.ok || !opened.ok) throw new Error('the database did not start');
const store = openStore(opened.value.connection, 2);
try {
  await migrateStore(store);
  const reports = makeReports(incidents, 'a');
  let from = performance.now();
  await fill(store, reports);
  console.log(`${reports.length} reports written in ${seconds(from)}`);
  from = performance.now();
  const merged = await store
    .transaction()
    .execute(async (all) => mergeAll(all, await readMembers(all), new Date()));
  console.log(`merged into ${merged.length} incidents, and written, in ${seconds(from)}`);
  await sql`ANALYZE`.execute(store);
  from = performance.now();
  await store.transaction().execute(async (all) => mergeAll(all, await readMembers(all), new Date()));
  console.log(`merged again, nothing changed, in ${seconds(from)}`);
  const times: number[] = [];
  for (const report of makeReports(ADDED, 'b').slice(0, ADDED)) {
    const start = performance.now();
    await storeReadings(store, [readingOf(report)], new Date());
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [median, p95, max] = [0.5, 0.95, 0.999].map((share) => times[Math.floor(ADDED * share)]!.toFixed(0));
  console.log(`one report more, stored and merged: median ${median} ms, p95 ${p95} ms, max ${max} ms`);
} finally {
  await store.destroy();
  await opened.value.release();
  rmSync(folder, { recursive: true, force: true });
}
