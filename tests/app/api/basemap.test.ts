import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PMTiles } from 'pmtiles';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problemDetails } from '#lib/wire.ts';
import { GET as getBasemap } from '../../../app/api/basemap/route.ts';
import { GET as getTiles, HEAD as headTiles } from '../../../app/api/basemap/tiles/route.ts';
import { makeArchive, STREETS } from '../../lib/server/basemap/archive-for-tests.ts';
import { ROOT } from '../../lib/server/temporary-database.ts';
import { makeTempFolder } from '../../temp-folder.ts';

const folder = makeTempFolder('tiles');
const path = join(folder, 'city.pmtiles');
const bytes = makeArchive(1, STREETS);
beforeEach(() => {
  writeFileSync(path, bytes);
  process.env.DATELINE_BASEMAP = path;
});
afterEach(() => {
  delete process.env.DATELINE_BASEMAP;
});

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost/api/basemap/tiles', { headers, method });
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

it('tells the page which ground to draw', async () => {
  expect(await (await getBasemap()).json()).toMatchObject({
    kind: 'pmtiles',
    vectorLayers: ['water', 'roads'],
  });
  process.env.DATELINE_BASEMAP = join(folder, 'none.pmtiles');
  expect(await (await getBasemap()).json()).toMatchObject({
    kind: 'own',
    problem: expect.stringContaining('no such file'),
  });
  delete process.env.DATELINE_BASEMAP;
  expect(await (await getBasemap()).json()).toEqual({ kind: 'own', problem: null });
});

it('sends the whole file, a range of it, and only the head of either', async () => {
  const whole = await getTiles(ask());
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(await bodyOf(whole)).toEqual(bytes);
  const part = await getTiles(ask({ Range: 'bytes=7-20' }));
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 7-20/${bytes.length}`);
  expect(part.headers.get('content-length')).toBe('14');
  expect(await bodyOf(part)).toEqual(bytes.subarray(7, 21));
  expect(await bodyOf(await getTiles(ask({ Range: 'bytes=-5' })))).toEqual(bytes.subarray(-5));
  const head = await headTiles(ask({ Range: 'bytes=0-9' }, 'HEAD'));
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([206, '10', '']);
});

it('answers 416 with the length to a range that lies outside', async () => {
  const response = await getTiles(ask({ Range: `bytes=${bytes.length}-` }));
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
});

it('answers 304 to the same version, and everything when If-Range names another one', async () => {
  const etag = (await getTiles(ask({ Range: 'bytes=0-0' }))).headers.get('etag') ?? '';
  expect((await getTiles(ask({ 'If-None-Match': etag }))).status).toBe(304);
  expect((await getTiles(ask({ Range: 'bytes=0-0', 'If-Range': etag }))).status).toBe(206);
  expect((await getTiles(ask({ Range: 'bytes=0-0', 'If-Range': '"old"' }))).status).toBe(200);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  expect((await getTiles(ask())).headers.get('etag')).not.toBe(etag);
});

it('lets the map read an archive of real tiles through it', async () => {
  const own = join(ROOT, 'data', 'basemap', 'basemap.pmtiles');
  process.env.DATELINE_BASEMAP = own;
  const tiles = new PMTiles({
    getKey: () => 'own',
    getBytes: async (offset, length) => {
      const response = await getTiles(ask({ Range: `bytes=${offset}-${offset + length - 1}` }));
      expect(response.status).toBe(206);
      return { data: await response.arrayBuffer() };
    },
  });
  const tile = await tiles.getZxy(0, 0, 0);
  expect(tile?.data.byteLength).toBeGreaterThan(1000);
  expect(readFileSync(own).length).toBeGreaterThan(10_000_000);
});

it('stops reading when the reader goes away', async () => {
  process.env.DATELINE_BASEMAP = join(ROOT, 'data', 'basemap', 'basemap.pmtiles');
  const reader = (await getTiles(ask())).body?.getReader();
  const first = await reader?.read();
  expect(first?.value?.length).toBeLessThan(1_000_000);
  await reader?.cancel();
});

it('answers 404 when the file has gone or none is set', async () => {
  expect((await getBasemap()).ok).toBe(true);
  rmSync(path);
  for (const setting of [path, undefined]) {
    if (setting === undefined) delete process.env.DATELINE_BASEMAP;
    const response = await getTiles(ask());
    expect(response.status).toBe(404);
    expect(problemDetails.parse(await response.json()).detail).toMatch(/basemap/);
  }
});
