import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { importDump } from '#lib/server/places/import-dump.ts';
import { searchPlaces } from '#lib/server/places/search-places.ts';
import { widenFrom } from '#lib/server/places/widen-gazetteer.ts';
import { countPlaces } from '#lib/server/store/read-places.ts';
import { makeTempFolder } from '../../../temp-folder.ts';
import { openTemporaryDatabase, ROOT, type TemporaryDatabase } from '../temporary-database.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/geonames');
const folder = makeTempFolder('dumps');
let db: TemporaryDatabase;
let gazetteer: Gazetteer;

beforeAll(async () => {
  db = await openTemporaryDatabase('places');
  const loaded = loadGazetteer(ROOT);
  if (!loaded.ok) throw new Error(loaded.problem.message);
  gazetteer = loaded.value;
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true });
});

async function importFile(path: string) {
  const imported = await importDump(path, db.store, gazetteer);
  if (!imported.ok) throw new Error(imported.problem.message);
  return imported.value;
}
const importFixture = (name: string) => importFile(join(FIXTURES, name));
const idsIn = async (text: string) =>
  geoparse(text, await widenFrom(db.store)(gazetteer, text)).map(({ place }) => place?.id ?? null);

describe('importing a dump', () => {
  it('adds its places, and nothing the second time', async () => {
    const first = await importFixture('places.txt');
    expect(first).toMatchObject({
      lines: 6,
      skipped: 1,
      broken: {},
      places: { read: 5, added: 5, changed: 0 },
    });
    const held = await countPlaces(db.store);
    const second = await importFixture('places.txt');
    expect(second.places).toEqual({ read: 5, added: 0, changed: 0 });
    expect(await countPlaces(db.store)).toEqual(held);
  });

  it('adds names to places of the dump and to shipped ones, and counts those of unknown places', async () => {
    const first = await importFixture('alternate-names.txt');
    expect(first).toMatchObject({ skipped: 1, names: { read: 4, added: 2, placeless: 1 } });
    expect((await importFixture('alternate-names.txt')).names).toEqual({ read: 4, added: 0, placeless: 1 });
  });

  it('counts broken lines by cause, shows ten with their numbers, and takes the others', async () => {
    const report = await importFixture('broken.txt');
    expect(report.places).toEqual({ read: 2, added: 2, changed: 0 });
    expect(report.lines).toBe(15);
    expect(report.broken).toEqual({
      '… columns instead of 19': 2,
      'latitude and longitude are swapped': 1,
      'coordinates are off the globe': 1,
      'coordinates are no numbers': 1,
      'id seen before': 1,
      '… is no GeoNames id': 1,
      'no name': 1,
      'a NUL character': 1,
      '… is no country code': 1,
      'name too long': 1,
      'line too long': 1,
    });
    expect(report.first.map(({ message }) => Number(/line (\d+):/.exec(message)?.[1]))).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 12,
    ]);
  });

  it('knows an id again that stood many lines before', async () => {
    const row = (id: number) => `${id}\tP${id}\t\t\t1\t2\tP\tPPL\tFR\t\t\t\t\t\t0\t\t\t\t`;
    const path = join(folder, 'long.txt');
    const ids = Array.from({ length: 12_000 }, (_, at) => 900_000_000 + at);
    writeFileSync(path, [...ids, 900_000_000].map(row).join('\n'));
    const report = await importFile(path);
    expect(report.places.added).toBe(12_000);
    expect(report.broken).toEqual({ 'id seen before': 1 });
    expect(report.first[0]?.message).toContain('line 12001');
  });

  it('writes over a place that a newer dump tells otherwise, and drops names it no longer has', async () => {
    const path = join(folder, 'newer.txt');
    const row = (name: string, alternates: string) =>
      `999000031\t${name}\t${name}\t${alternates}\t46.1\t32.1\tP\tPPL\tUA\t\t08\t\t\t\t10\t\t\t\t`;
    writeFileSync(path, row('Qqarivka', 'Qqastare'));
    await importFile(path);
    expect(await idsIn('Shelling hit Qqastare.')).toEqual(['gn:999000031']);
    writeFileSync(path, row('Qqarivka', 'Qqanove'));
    expect((await importFile(path)).places).toEqual({ read: 1, added: 0, changed: 1 });
    expect(await idsIn('Shelling hit Qqanove.')).toEqual(['gn:999000031']);
    expect(await idsIn('Shelling hit Qqastare.')).not.toContain('gn:999000031');
  });

  it.each([
    ['none.txt', null, 'there is no such file'],
    ['empty.txt', '', 'is empty'],
    ['UA.zip', 'PK', 'unpack it first'],
    ['.', null, 'is not a file'],
  ])('says what is wrong with %s', async (name, content, reason) => {
    if (content !== null) writeFileSync(join(folder, name), content);
    const imported = await importDump(join(folder, name), db.store, gazetteer);
    expect(imported).toMatchObject({ ok: false, problem: { message: expect.stringContaining(reason) } });
  });
});

describe('imported places in a text', () => {
  it('are found by their own, their alternate and their romanised names', async () => {
    expect(await idsIn('A shell hit the village of Zzobrivka in the Kherson region.')).toContain(
      'gn:999000001',
    );
    expect(await idsIn('Обстріл у селі Ззобрівка.')).toContain('gn:999000001');
    expect(await idsIn('A drone hit Upper Mlynka.')).toEqual(['gn:999000002']);
    expect(await idsIn('Blasts were heard at Zzobryne Airfield.')).toEqual(['gn:999000003']);
    expect(await idsIn('Shells fell in Zzobrivkaa and in Zzobryvka.')).toContain('gn:999000001');
  });

  it('leave a shipped place as it ships and only give it names', async () => {
    const text = 'Officials met in Kijivograd; a missile hit Kyiv and Kiev.';
    const wide = await widenFrom(db.store)(gazetteer, text);
    expect(wide.get('gn:703448')).toEqual(gazetteer.get('gn:703448'));
    expect(await idsIn(text)).toEqual(['gn:703448', 'gn:703448', 'gn:703448']);
    expect(await idsIn('In Zzobrychchyna two villages were shelled.')).toEqual(['a1:UA.08']);
  });

  it('cost nothing where none is named', async () => {
    expect(await widenFrom(db.store)(gazetteer, 'no name at all, 12 of them')).toBe(gazetteer);
  });
});

describe('searching places', () => {
  const search = (query: string, limit = 5) => searchPlaces(gazetteer, db.store, query, limit);

  it('finds shipped and imported ones by the start of any name', async () => {
    expect((await search('zzobriv'))[0]).toMatchObject({ id: 'gn:999000001', admin1: 'Kherson region' });
    expect((await search('Upper Ml'))[0]?.id).toBe('gn:999000002');
    expect((await search('kijivog'))[0]).toEqual(gazetteer.get('gn:703448'));
    expect((await search('Khark')).map(({ name }) => name)).toContain('Kharkiv');
  });

  it('gives each place once and no more than asked for', async () => {
    const found = await search('ky', 3);
    expect(found).toHaveLength(3);
    expect(new Set((await search('kyiv', 50)).map(({ id }) => id)).size).toBe(
      (await search('kyiv', 50)).length,
    );
  });

  it.each(['', '  ', '%', '_', "'; DROP TABLE places; --", '~s', '\ud800', '😀', 'x'.repeat(500)])(
    'bears the query %j',
    async (query) => {
      expect(Array.isArray(await search(query))).toBe(true);
    },
  );
});
