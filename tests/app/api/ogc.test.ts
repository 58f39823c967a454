import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemDetails } from '#lib/wire.ts';
import { fillStore } from '../../lib/server/fill-store.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';
import { makeTempFolder } from '../../temp-folder.ts';
import { serveRoutes } from '../serve-routes.ts';

let db: TemporaryDatabase;
let server: Awaited<ReturnType<typeof serveRoutes>>;
let items: string;

beforeAll(async () => {
  db = await openTemporaryDatabase('ogc');
  process.env.DATELINE_DATA = db.dataDir;
  await fillStore(db.store);
  server = await serveRoutes();
  items = `${server.home}/api/ogc/collections/incidents/items`;
});
afterAll(async () => {
  server?.close();
  await db?.close();
  delete process.env.DATELINE_DATA;
});

type Linked = { links: { rel: string; href: string; type?: string }[] };
type Page = Linked & {
  features: { id: string; properties: Record<string, unknown> }[];
  numberMatched: number;
  numberReturned: number;
};
async function getJson<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, { headers });
  expect(response.status, url).toBe(200);
  return (await response.json()) as T;
}

it('leads from the landing page to the items by links alone', async () => {
  const landing = await getJson<Linked>(`${server.home}/api/ogc`);
  const rels = landing.links.map(({ rel }) => rel);
  for (const rel of ['self', 'service-desc', 'service-doc', 'conformance', 'data'])
    expect(rels).toContain(rel);
  const conformance = await getJson<{ conformsTo: string[] }>(
    landing.links.find(({ rel }) => rel === 'conformance')!.href,
  );
  expect(conformance.conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core');
  const { collections } = await getJson<{ collections: (Linked & { extent: object })[] }>(
    landing.links.find(({ rel }) => rel === 'data')!.href,
  );
  expect(collections[0]?.extent).toMatchObject({
    spatial: { bbox: [[30.5, 46.5, 36.2, 50.5]] },
    temporal: { interval: [['2022-11-15T00:00:00Z', '2022-12-24T00:00:00Z']] },
  });
  const link = collections[0]?.links.find(
    ({ rel, type }) => rel === 'items' && type === 'application/geo+json',
  );
  const page = await getJson<Page>(link!.href);
  expect(page).toMatchObject({ type: 'FeatureCollection', numberMatched: 31, numberReturned: 31 });
});

it('pages by next links without missing or repeating one', async () => {
  const seen: string[] = [];
  for (let url: string | undefined = `${items}?limit=7`; url; ) {
    const page: Page = await getJson(url);
    seen.push(...page.features.map(({ id }) => id));
    url = page.links.find(({ rel }) => rel === 'next')?.href;
  }
  expect(seen).toHaveLength(31);
  expect(new Set(seen).size).toBe(31);
});

it('filters by box, time and property', async () => {
  const count = async (query: string) => (await getJson<Page>(`${items}?${query}`)).numberMatched;
  expect(await count('bbox=30,50,31,51')).toBe(10);
  expect(await count('bbox=30,50,-100,31,51,9000')).toBe(10);
  expect(await count('datetime=2022-11-15')).toBe(1);
  expect(await count('datetime=2022-11-15T00:00:00Z/2022-11-20T23:59:59Z')).toBe(6);
  expect(await count('datetime=../2022-11-20')).toBe(6);
  expect(await count('datetime=2022-12-01/..')).toBe(20);
  expect(await count('type=shelling')).toBe(10);
  expect(await count('limit=99999')).toBe(31);
});

it.each([
  ['limit=0', /^limit: /],
  ['limit=ten', /^limit: /],
  ['bbox=1,2,3', /^bbox: /],
  ['bbox=1,2,3,x', /^bbox: /],
  ['datetime=yesterday', /^datetime: /],
  ['datetime=2022-12-01/2022-11-01', /^datetime: /],
  ['datetime=..', /^datetime: /],
  ['datetime=2022-13-01', /^datetime: /],
  ['f=xml', /^f: /],
  ['crs=EPSG:3857', /^crs: /],
  ['colour=red', /^colour: /],
  ['type=%27%3B%20DROP%20TABLE%20incidents', /^type: /],
])('answers 400 to %s and names the parameter', async (query, detail) => {
  const response = await fetch(`${items}?${query}`);
  expect(response.status).toBe(400);
  expect(problemDetails.parse(await response.json()).detail).toMatch(detail);
});

it('shows pages to browsers, with what articles say as text', async () => {
  const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
  for (const path of ['', '/conformance', '/collections', '/collections/incidents']) {
    const response = await fetch(`${server.home}/api/ogc${path}`, { headers: browser });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>/);
  }
  const page = await (await fetch(`${items}?limit=100`, { headers: browser })).text();
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script>');
});

it('answers 304 to a client that has this data as JSON', async () => {
  const etag = (await fetch(items)).headers.get('etag');
  expect(etag).not.toBeNull();
  const again = await fetch(items, { headers: { 'if-none-match': etag! } });
  expect(again.status).toBe(304);
  expect((await fetch(`${items}?f=html`)).headers.get('etag')).toBeNull();
});

it('answers one feature, and 404 for what is not there', async () => {
  const { features } = await getJson<Page>(`${items}?limit=1`);
  const one = await getJson<Linked & { id: string }>(`${items}/${features[0]!.id}`);
  expect(one.id).toBe(features[0]!.id);
  for (const url of [`${items}/nothing`, `${items}/%00`, `${server.home}/api/ogc/collections/other/items`]) {
    expect((await fetch(url)).status, url).toBe(404);
  }
});

const OGRINFO = 'ogrinfo';
const hasGdal = spawnSync(OGRINFO, ['--version']).status === 0;
if (!hasGdal)
  console.warn('SKIPPED: GDAL is not installed (apt install gdal-bin): its OAPIF driver is not tried');

describe.skipIf(!hasGdal)('GDAL reads the collection unmodified', () => {
  const run = promisify(execFile);
  const source = () => `OAPIF:${server.home}/api/ogc`;
  const ogrinfo = async (...args: string[]) => (await run(OGRINFO, ['-ro', ...args])).stdout;

  it('lists it with its fields and types', async () => {
    expect(await ogrinfo(source())).toMatch(/1: .*incidents/i);
    const summary = await ogrinfo('-so', source(), 'incidents');
    expect(summary).toContain('Feature Count: 31');
    expect(summary).toMatch(/killed_min: Integer/);
    expect(summary).toMatch(/start_day: Date/);
    expect(summary).toMatch(/Extent: \(30\.5\d*, 46\.5\d*\) - \(36\.2\d*, 50\.5\d*\)/);
  });

  it('filters by box and by attribute', async () => {
    const box = await ogrinfo('-so', '-spat', '30', '50', '31', '51', source(), 'incidents');
    expect(box).toContain('Feature Count: 10');
    const typed = await ogrinfo('-so', '-where', "type = 'shelling'", source(), 'incidents');
    expect(typed).toContain('Feature Count: 10');
    const dated = await ogrinfo('-so', '-where', "start_day >= '2022/12/15'", source(), 'incidents');
    expect(dated).toContain('Feature Count: 10');
  });

  it('converts all pages to GeoJSON', async () => {
    const folder = makeTempFolder('ogr');
    const file = join(folder, 'out.geojson');
    await run('ogr2ogr', ['-f', 'GeoJSON', '-oo', 'PAGE_SIZE=7', file, source(), 'incidents']);
    const { features } = JSON.parse(readFileSync(file, 'utf8')) as Page;
    expect(new Set(features.map(({ properties }) => properties.id)).size).toBe(31);
    rmSync(folder, { recursive: true });
  });
});
