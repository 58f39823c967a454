import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTempFolder } from '../../temp-folder.ts';
import { DOOR, finish, lines, runDateline, startDateline } from './run-dateline.ts';

const folder = makeTempFolder('usage');

it.each([
  '',
  'serve',
  'add',
  'extract',
  'merge',
  'geoparse',
  'timex',
  'gazetteer',
  'rederive',
  'eval',
  'doctor',
  'work',
  'feed',
  'export',
  'backup',
  'restore',
  'load',
  'remove',
  'rule',
  'db',
])('explains itself: %s --help', async (name) => {
  const ran = await runDateline([...(name ? [name] : []), '--help']);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toMatch(/^Usage: dateline/);
});

it.each([
  [['nothing'], /no command "nothing"/],
  [['toString'], /no command "toString"/],
  [['add'], /at least one/],
  [['extract', '--wrong'], /--wrong/],
  [['extract', 'a.txt', '--published', '2022-02-30'], /2022-02-30/],
  [['extract', 'https://example.org/'], /dateline add/],
  [['add', 'a.txt', '--url', 'javascript:alert(1)'], /--url/],
  [['serve', '--port', 'abc'], /"abc"/],
  [['timex', 'a.txt'], /standard input/],
  [['db'], /distribute/],
  [['db', 'destroy'], /distribute/],
])('says in one line what is wrong with %j and exits 2', async (args, line) => {
  const ran = await runDateline(args);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(lines(ran.err)).toEqual([expect.stringMatching(line)]);
});

it('says in one line that a fixed port is taken, before it starts anything', async () => {
  const server = createServer();
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
  });
  const dataDir = join(folder, 'taken');
  const ran = await runDateline(['serve', '--port', String(port), '--data', dataDir]);
  server.close();
  expect(ran.code).toBe(1);
  expect(lines(ran.err)).toEqual([expect.stringMatching(`port ${port} is taken.*--port`)]);
});

it.each(['serve', 'add'])('%s says in one line that the data directory cannot be written', async (name) => {
  const input = name === 'add' ? [join(import.meta.dirname, '../../../package.json')] : [];
  const ran = await runDateline([name, ...input, '--data', '/dev/null/data']);
  expect(ran.code).toBe(1);
  expect(lines(ran.err).at(-1)).toMatch(/cannot be written|no article text/);
});

it('says in one line which Node it needs when this one is too old and none came along', () => {
  const alone = join(folder, 'old', 'lib', 'cli', 'dateline.mjs');
  mkdirSync(dirname(alone), { recursive: true });
  cpSync(DOOR, alone);
  const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'16.20.0'})";
  const ran = spawnSync(process.execPath, [`--import=${pretend}`, alone, 'serve'], { encoding: 'utf8' });
  expect(ran.status).toBe(1);
  expect(lines(ran.stderr)).toEqual([expect.stringMatching(/^Dateline needs Node 22\.12 or newer/)]);
});

it('hands over to the Node that came along when this one is too old', async () => {
  const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.1.0'})";
  const ran = await finish(
    startDateline(['timex'], {}, [`--import=${pretend}`]),
    '{"id":1,"text":"on 15 November 2022"}\n',
  );
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(ran.out)).toMatchObject({ id: 1, timexes: [{ value: '2022-11-15' }] });
});
