import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addPlaces } from '#lib/resolve/place/add-places.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { DumpReader } from '#lib/resolve/place/geonames-dump.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

function row(changes: Record<number, string> = {}): string {
  const cells = [
    '999000001',
    'Zzobrivka',
    'Zzobrivka',
    'Ззобрівка,Zzobrovka',
    '46.75',
    '32.9',
    'P',
    'PPL',
    'UA',
    '',
    '08',
    '',
    '',
    '',
    '210',
    '',
    '40',
    'Europe/Kyiv',
    '2024-01-01',
  ];
  for (const [at, value] of Object.entries(changes)) cells[Number(at)] = value;
  return cells.join('\t');
}

describe('reading a GeoNames dump', () => {
  it('reads a settlement with its names and codes', () => {
    const reader = new DumpReader('UA.txt');
    expect(reader.readLine(row(), 1)).toMatchObject({
      kind: 'place',
      value: { place: { id: 'gn:999000001', lng: 32.9, lat: 46.75, population: 210 }, admin1Code: '08' },
    });
    expect(reader.report).toMatchObject({ read: 1, skipped: 0, broken: {} });
  });

  it.each([
    ['wrong columns', 'one\ttwo', 'columns'],
    ['swapped coordinates', row({ 4: '120.5', 5: '46.1' }), 'swapped'],
    ['coordinates off the globe', row({ 4: '91', 5: '200' }), 'off the globe'],
    ['coordinates that are words', row({ 4: 'north' }), 'no numbers'],
    ['an id that is none', row({ 0: 'abc' }), 'no GeoNames id'],
    ['no name', row({ 1: ' ' }), 'no name'],
    ['a country that is none', row({ 8: 'Ukraine' }), 'country code'],
  ])('counts a line with %s and goes on', (_, line, cause) => {
    const reader = new DumpReader('UA.txt');
    expect(reader.readLine(line, 7)).toBeNull();
    expect(reader.report.first[0]?.message).toContain('line 7');
    expect(reader.report.first[0]?.message).toContain(cause);
    expect(reader.readLine(row(), 8)).not.toBeNull();
  });

  it('counts a second row of the same id', () => {
    const reader = new DumpReader('UA.txt');
    reader.readLine(row(), 1);
    expect(reader.readLine(row(), 2)).toBeNull();
    expect(reader.report.broken).toEqual({ 'id seen before': 1 });
  });

  it('skips streams and hills, keeps airfields, and reports the first ten broken lines only', () => {
    const reader = new DumpReader('UA.txt');
    expect(reader.readLine(row({ 6: 'H', 7: 'STM' }), 1)).toBeNull();
    expect(reader.report.skipped).toBe(1);
    expect(reader.readLine(row({ 0: '5', 6: 'S', 7: 'AIRF' }), 2)).toMatchObject({
      value: { place: { kind: 'site' } },
    });
    for (let i = 3; i < 20; i++) reader.readLine('broken', i);
    expect(reader.report.first).toHaveLength(10);
    expect(Object.values(reader.report.broken)).toEqual([17]);
  });

  it('reads alternate names and leaves out links and codes', () => {
    const reader = new DumpReader('alternateNamesV2.txt');
    expect(reader.readLine('1\t703448\ten\tKyiv\t1\t\t\t\t\t', 1)).toEqual({
      kind: 'name',
      value: { id: 'gn:703448', name: 'Kyiv' },
    });
    expect(reader.readLine('2\t703448\tlink\thttps://example.org\t\t\t\t\t\t', 2)).toBeNull();
  });

  it('finds coordinates that are swapped though both are in range, where the country is known', () => {
    const extentOf = (country: string) => (country === 'UA' ? (gazetteer.get('co:UA')?.bbox ?? null) : null);
    const reader = new DumpReader('UA.txt', extentOf);
    expect(reader.readLine(row({ 4: '32.9', 5: '46.75' }), 1)).toBeNull();
    expect(reader.report.first[0]?.message).toBe('UA.txt, line 1: latitude and longitude are swapped');
    expect(reader.readLine(row(), 2)).toMatchObject({ kind: 'place' });
    expect(reader.readLine(row({ 0: '7', 4: '32.9', 5: '46.75', 8: 'XX' }), 3)).toMatchObject({
      kind: 'place',
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 22 }), (cells) => {
        new DumpReader('x').readLine(cells.join('\t'), 1);
      }),
    );
  });
});

describe('a gazetteer with imported places', () => {
  it('finds them by every name, in text and by prefix, and keeps what was there', () => {
    const reader = new DumpReader('UA.txt');
    const read = reader.readLine(row(), 1);
    if (read?.kind !== 'place') throw new Error('not read');
    const wider = addPlaces(gazetteer, [read.value]);
    expect(wider.size).toBe(gazetteer.size + 1);
    expect(wider.lookup('Ззобрівка')[0]?.id).toBe('gn:999000001');
    expect(wider.lookupPrefix('zzobr', 3)[0]?.id).toBe('gn:999000001');
    expect(wider.get('gn:999000001')?.admin1).toBe('Kherson region');
    expect(wider.lookup('Kyiv')[0]?.id).toBe(gazetteer.lookup('Kyiv')[0]?.id);
    const found = geoparse('A shell hit the village of Zzobrivka in the Kherson region.', wider);
    expect(found[0]).toMatchObject({ quote: 'Zzobrivka', role: 'event', place: { id: 'gn:999000001' } });
  });

  it('replaces a place of the same id', () => {
    const reader = new DumpReader('UA.txt');
    const read = reader.readLine(row({ 0: '703448', 1: 'Kyiv', 2: 'Kyiv', 14: '3000000' }), 1);
    if (read?.kind !== 'place') throw new Error('not read');
    const wider = addPlaces(gazetteer, [read.value]);
    expect(wider.size).toBe(gazetteer.size);
    expect(wider.get('gn:703448')?.population).toBe(3_000_000);
    expect(wider.lookup('Kyiv').filter((place) => place.id === 'gn:703448')).toHaveLength(1);
  });

  it('keeps the names and demonyms that led to a place before, and adds the new ones', () => {
    const country = gazetteer.get('co:GE');
    const city = gazetteer.get('gn:703448');
    if (country === null || city === null) throw new Error('not there');
    const wider = addPlaces(gazetteer, [
      { place: country, rank: 8, names: ['Zzakartvelo'] },
      { place: city, rank: 0, names: ['Zzkyivgrad'] },
    ]);
    for (const name of ['Київ', 'Kiev', 'Zzkyivgrad'])
      expect(wider.lookup(name).filter(({ id }) => id === 'gn:703448')).toHaveLength(1);
    expect(wider.lookupHits('Georgian').some(({ place }) => place.id === 'co:GE')).toBe(true);
    expect(wider.lookup('Zzakartvelo')[0]?.id).toBe('co:GE');
    expect(wider.hitsOfKey('georgia').map(({ place }) => place.id)).toEqual(
      gazetteer.hitsOfKey('georgia').map(({ place }) => place.id),
    );
    expect(wider.capitalOf('UA')?.id).toBe('gn:703448');
  });

  it('finds an imported village by another romanisation', () => {
    const read = new DumpReader('UA.txt').readLine(
      row({ 1: 'Xutrozhohirske', 2: 'Xutrozhohirske', 3: '' }),
      1,
    );
    if (read?.kind !== 'place') throw new Error('not read');
    expect(addPlaces(gazetteer, [read.value]).lookup('Xutrozhogirske')[0]?.id).toBe('gn:999000001');
  });
});
