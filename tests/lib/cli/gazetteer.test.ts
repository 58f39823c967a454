import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTempFolder } from '../../temp-folder.ts';
import { lines, runDateline } from './run-dateline.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/geonames');
const folder = makeTempFolder('gazetteer');
const data = join(folder, 'data');

const importFile = (name: string) =>
  runDateline(['gazetteer', 'import', join(FIXTURES, name), '--data', data]);

it('uses imported places in extract, geoparse, add and rederive, and none before', async () => {
  const article = join(folder, 'a.txt');
  writeFileSync(article, 'Shelling hit Zzobrivka in the Kherson region on 5 March 2023, killing two people.');
  const placeOf = async () => {
    const ran = await runDateline(['extract', article, '--data', data]);
    return JSON.parse(ran.out).mentions[0]?.place?.placeId;
  };
  expect(await placeOf()).toBe('a1:UA.08');
  expect((await runDateline(['add', article, '--data', data])).code).toBe(0);
  const first = await importFile('places.txt');
  expect(first).toMatchObject({
    code: 0,
    out: expect.stringMatching(/5 places added.*1 rows of kinds not kept/),
  });
  expect((await importFile('places.txt')).out).toMatch(/5 there already; nothing has changed/);
  expect(await placeOf()).toBe('gn:999000001');
  const parsed = await runDateline(
    ['geoparse', '--data', data],
    '{"id":1,"text":"A drone hit Zzobrovka."}\n',
  );
  expect(JSON.parse(parsed.out).toponyms[0]?.placeId).toBe('gn:999000001');
  expect((await runDateline(['rederive', '--data', data])).out).toMatch(/^1 articles read anew: 1 incidents/);
  const doctor = await runDateline(['doctor', '--data', data]);
  expect(doctor.out).toMatch(/1 articles, 1 incidents, 5 imported places/);
});

it('shows ten broken lines, prints the count of each cause and exits 1', async () => {
  const ran = await importFile('broken.txt');
  expect(ran.code).toBe(1);
  expect(lines(ran.err).filter((line) => line.startsWith('broken.txt, line'))).toHaveLength(10);
  expect(lines(ran.out)).toEqual([expect.stringMatching(/2 places added.*12 broken lines left out/)]);
});

it('says what is wrong with a file that is none, and goes on with the next', async () => {
  const ran = await runDateline([
    'gazetteer',
    'import',
    join(folder, 'none.txt'),
    join(FIXTURES, 'alternate-names.txt'),
    '--data',
    data,
  ]);
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(/none\.txt: there is no such file/);
  expect(ran.out).toMatch(/2 names added/);
});

it.each([
  [[], /import FILE/],
  [['export'], /not "import"/],
  [['import'], /name the file/],
])('takes %j for wrong usage', async (args, line) => {
  const ran = await runDateline(['gazetteer', ...args]);
  expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringMatching(line) });
});
