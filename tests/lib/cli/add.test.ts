import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countRows } from '#lib/server/store/read-incidents.ts';
import { makeTempFolder } from '../../temp-folder.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../server/temporary-database.ts';
import { finish, lines, runDateline, startDateline } from './run-dateline.ts';

const folder = makeTempFolder('add');
const STRIKE =
  'A missile strike hit a market in Kyiv on 15 November 2022, killing two people, the mayor said.';
const CITIES = ['Kharkiv', 'Odesa', 'Sumy', 'Dnipro', 'Kherson', 'Mykolaiv', 'Poltava', 'Zaporizhzhia'];

let db: TemporaryDatabase;
beforeAll(async () => {
  db = await openTemporaryDatabase('cli');
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const add = (...args: string[]) => runDateline(['add', ...args, '--data', db.dataDir]);

it('prints one line an article on standard output and nothing else there', async () => {
  const undated = put('undated.txt', 'Shelling of Nikopol wounded four people on Tuesday, officials said.');
  const none = put('none.txt', 'The museum opened a new hall with paintings of the sea.');
  const ran = await add(put('strike.txt', STRIKE), undated, none);
  expect(ran.code).toBe(0);
  const [first, second, third, ...rest] = lines(ran.out);
  expect(rest).toEqual([]);
  expect(first).toMatch(/strike\.txt: 1 new incident$/);
  expect(second).toMatch(/undated\.txt: 1 new incident; .*--published/);
  expect(third).toMatch(/none\.txt: no attack found in it$/);
});

it('adds nothing twice', async () => {
  const before = await countRows(db.store, 'articles');
  expect((await add(join(folder, 'strike.txt'), put('again.txt', STRIKE))).out).toMatch(
    /there already[\s\S]*there already/,
  );
  expect(await countRows(db.store, 'articles')).toBe(before);
});

it('keeps records apart that go by the same id in two files', async () => {
  const line = (city: string) =>
    `${JSON.stringify({ id: '1', text: `A drone strike hit ${city} on 7 May 2023.` })}\n`;
  const before = await countRows(db.store, 'articles');
  await add(put('one.jsonl', line('Lutsk')), put('two.jsonl', line('Rivne')));
  expect(await countRows(db.store, 'articles')).toBe(before + 2);
});

it('says one clear line for each bad input, adds the others and exits 1', async () => {
  const bad = ['empty.txt', 'binary.txt', 'huge.txt'];
  const paths = [
    put('empty.txt', ''),
    put('binary.txt', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37) % 256))),
    put('huge.txt', Buffer.alloc(20_000_000, 'word ')),
  ];
  const ran = await add(
    ...paths,
    put('nul.txt', `Shelling of Izium killed one person on 1 June 2022.\0 \ud800`),
  );
  expect(ran.code).toBe(1);
  for (const name of bad) expect(lines(ran.err).filter((line) => line.includes(`${name}:`))).toHaveLength(1);
  expect(ran.out).not.toMatch(/empty|huge/);
});

it('stores all of one call or, killed in the middle, nothing; the same call then works', async () => {
  const records = Array.from({ length: 400 }, (_, at) => {
    const day = new Date(Date.UTC(2023, 0, 1 + (at % 300))).toISOString().slice(0, 10);
    return JSON.stringify({
      text: `Report ${at}. Shelling hit ${CITIES[at % 8]} on ${day}, killing ${at % 9} people.`,
    });
  });
  const path = put('many.jsonl', records.join('\n'));
  const before = {
    articles: await countRows(db.store, 'articles'),
    incidents: await countRows(db.store, 'incidents'),
  };
  const child = startDateline(['add', path, '--data', db.dataDir]);
  const ended = finish(child);
  await untilIngesting();
  child.kill('SIGKILL');
  expect((await ended).code).toBeNull();
  await untilIdle();
  expect(await countRows(db.store, 'articles')).toBe(before.articles);
  expect(await countRows(db.store, 'incidents')).toBe(before.incidents);
  const ran = await add(path);
  expect(ran.code).toBe(0);
  expect(lines(ran.out)).toHaveLength(400);
  expect(await countRows(db.store, 'articles')).toBe(before.articles + 400);
});

/** Migrating takes an advisory lock too: only that of the ingest counts. */
async function holdsIngestLock(): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND objid::bigint = hashtext('dateline ingest')::bigint & 4294967295`.execute(db.store);
  return rows.length > 0;
}

/** Waits until the other process is inside its transaction and has written something. */
async function untilIngesting(): Promise<void> {
  while (!(await holdsIngestLock())) await sleep(3);
  await sleep(20);
  expect(await holdsIngestLock()).toBe(true);
}

async function untilIdle(): Promise<void> {
  while (await holdsIngestLock()) await sleep(20);
}
