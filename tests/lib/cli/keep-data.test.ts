import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readJob } from '#lib/server/jobs/job-store.ts';
import { queueJob } from '#lib/server/jobs/queue.ts';
import { exportedCollection } from '#lib/server/openapi/shapes.ts';
import { makeTempFolder } from '../../temp-folder.ts';
import { fillStore } from '../server/fill-store.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../server/temporary-database.ts';
import { finish, lines, runDateline, startDateline } from './run-dateline.ts';

const folder = makeTempFolder('keep');
let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('keep');
  await fillStore(db.store);
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => runDateline([...args, '--data', db.dataDir]);

it('exports what the filters leave to standard output', async () => {
  const csv = await run('export', '--format', 'csv', '--type', 'shelling', '--from', '2022-12-05');
  expect(csv).toMatchObject({ code: 0, err: '' });
  expect(parse(csv.out, { columns: true })).toHaveLength(6);
  const geojson = exportedCollection.parse(JSON.parse((await run('export', '--format', 'geojson')).out));
  expect(geojson.features).toHaveLength(31);
  const acled = await run('export', '--format', 'acled', '--bbox=-180,-90,180,90', '--killed-min', '1');
  expect(parse(acled.out, { columns: true })[0]).toMatchObject({ country: 'Ukraine', iso: '804' });
});

it.each([
  [['export'], /--format must be one of/],
  [['export', '--format', 'pdf'], /--format must be one of/],
  [['export', '--format', 'csv', '--from', '2022-99-99'], /--from: must be a calendar day/],
  [['export', '--format', 'csv', '--killed-min', 'x'], /--killed-min: must be/],
  [['backup'], /one file/],
  [['restore'], /one file/],
  [['feed'], /say "add URL"/],
  [['feed', 'add', 'file:///etc/passwd'], /http or https/],
  [['feed', 'add', 'https://a.example/', '--every', '1'], /--every "1"/],
  [['work', 'hard'], /"hard" is not expected/],
])('says what is wrong with %j and exits 2', async (args, line) => {
  const ran = await run(...args);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(line);
  expect(lines(ran.err)).toHaveLength(1);
});

it('backs up into a file and restores it into another data directory', async () => {
  const file = join(folder, 'all.tar.gz');
  expect(await run('backup', file)).toMatchObject({ code: 0, out: expect.stringMatching(/tables, .* MB/) });
  const data = join(folder, 'other');
  const restored = await runDateline(['restore', file, '--data', data]);
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('restored as it was at') });
  const { out } = await runDateline(['export', '--format', 'geojson', '--data', data]);
  expect(exportedCollection.parse(JSON.parse(out)).features).toHaveLength(31);
  expect(await runDateline(['restore', file, '--data', data])).toMatchObject({
    code: 1,
    err: expect.stringContaining('--replace'),
  });
  writeFileSync(join(folder, 'no.gz'), 'nothing');
  expect(await runDateline(['restore', join(folder, 'no.gz'), '--replace', '--data', data])).toMatchObject({
    code: 1,
    out: '',
  });
});

it('reads feeds from public addresses only, and lists why one could not be read', async () => {
  const site = createServer((_, response) => response.end('secret'));
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const address = site.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/feed`;
  const added = await run('feed', 'add', url, '--publisher', 'The Wire', '--every', '60');
  expect(added).toMatchObject({ code: 1, out: '' });
  expect(added.err).toContain('is no public address');
  const listed = await run('feed', 'list');
  expect(listed.out).toContain(`${url}: every 60 min, 0 articles`);
  expect(listed.out).toContain('is no public address');
  expect(JSON.parse((await run('feed', 'list', '--json')).out)).toMatchObject({ url, publisher: 'The Wire' });
  expect((await run('feed', 'remove', url)).code).toBe(0);
  expect((await run('feed', 'remove', url)).code).toBe(1);
  site.close();
});

it('does the jobs of the queue in a process of its own, and stops when told', async () => {
  const bytes = Buffer.from('A missile strike hit a market in Kyiv on 15 November 2022, killing two people.');
  const job = await queueJob(db.store, {
    inputs: [{ name: 'a.txt', bytes, mediaType: null }],
    given: { published: null, publisher: null },
    preview: false,
  });
  const child = startDateline(['work', '--data', db.dataDir]);
  const ended = finish(child);
  for (;;) {
    const status = await readJob(db.store, job);
    if (status?.state === 'done') {
      expect(status.articles).toMatchObject([{ name: 'a.txt', status: 'added', newIncidents: 1 }]);
      break;
    }
    expect(status?.state).not.toBe('failed');
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});
