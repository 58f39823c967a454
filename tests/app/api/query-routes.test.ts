import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeColumns } from '#lib/query/incident-columns-codec.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { Incident } from '#lib/schema.ts';
import {
  facetsResponse,
  histogramResponse,
  incidentsResponse,
  problemDetails,
  searchResponse,
} from '#lib/wire.ts';
import { GET as getColumns } from '../../../app/api/columns/route.ts';
import { GET as getFacets } from '../../../app/api/facets/route.ts';
import { GET as getHistogram } from '../../../app/api/histogram/route.ts';
import { GET as getIncidents } from '../../../app/api/incidents/route.ts';
import { GET as getSearch } from '../../../app/api/search/route.ts';
import { GET as getTile } from '../../../app/api/tiles/[z]/[x]/[y]/route.ts';
import { GET as getTiles } from '../../../app/api/tiles/route.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';
import { storeIncidents } from '../../fixtures/store-incidents.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../../lib/server/temporary-database.ts';

let db: TemporaryDatabase;

const kharkiv = {
  ...makeIncident({ id: '', start: null }).place!,
  name: 'Харків',
  admin1: 'Kharkiv',
  lng: 36.23,
  lat: 49.99,
};
const incidents: Incident[] = [
  makeIncident({
    id: idOfNumber(1n),
    start: '2022-11-15',
    killed: { min: 3, max: null },
    reported: ['2022-11-15', '2022-11-17'],
  }),
  {
    ...makeIncident({ id: idOfNumber(2n), start: '2022-11-16', type: 'shelling', grade: 'fair' }),
    place: kharkiv,
    targets: ['school'],
  },
  {
    ...makeIncident({
      id: idOfNumber(3n),
      start: '2022-12-01',
      end: '2022-12-31',
      type: 'shelling',
      precision: 'month',
    }),
    place: kharkiv,
  },
  { ...makeIncident({ id: idOfNumber(4n), start: null }), place: null },
];

beforeAll(async () => {
  db = await openTemporaryDatabase('query-routes');
  process.env.DATELINE_DATA = db.dataDir;
  await storeIncidents(db.store, incidents);
});
afterAll(async () => {
  await db?.close();
  delete process.env.DATELINE_DATA;
});

const request = (path: string) => new Request(`http://dateline.test${path}`);
const jsonOf = async (response: Promise<Response>) => (await response).json();

describe('GET /api/columns', () => {
  it('gives the columns of all incidents, of a query, or their ids alone', async () => {
    const response = await getColumns(request('/api/columns'));
    const columns = decodeColumns(await response.arrayBuffer());
    const { dataVersion, asOf, radiusKm, ...values } = columns;
    expect(response.headers.get('etag')).toContain(dataVersion);
    expect(asOf).toBe('2026-11-22T09:00:00Z');
    const { dataVersion: _, asOf: __, radiusKm: ___, ...expected } = columnsOf(incidents);
    expect(values).toEqual(expected);
    const some = decodeColumns(await (await getColumns(request('/api/columns?type=shelling'))).arrayBuffer());
    expect([...some.id]).toEqual([2n, 3n]);
    const ids = await (await getColumns(request('/api/columns?columns=id&text=kharkiv'))).arrayBuffer();
    expect([...new BigUint64Array(ids)]).toEqual([2n, 3n]);
  });

  it('gives the same bytes gzipped', async () => {
    const plain = Buffer.from(
      await (await getColumns(request('/api/columns?from=2022-11-16'))).arrayBuffer(),
    );
    const gzipped = await getColumns(request('/api/columns?from=2022-11-16&encoding=gzip'));
    const opened = gzipped.body!.pipeThrough(new DecompressionStream('gzip'));
    expect(Buffer.from(await new Response(opened).arrayBuffer()).equals(plain)).toBe(true);
  });
});

describe('GET /api/incidents', () => {
  it('pages by cursor in every order, and gives incidents by their ids', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const body = incidentsResponse.parse(
        await jsonOf(getIncidents(request(`/api/incidents?sort=toll&limit=1${at}`))),
      );
      expect(body.total).toBe(4);
      seen.push(...body.incidents.map(({ id }) => id));
      cursor = body.next;
    }
    expect(seen).toEqual([1, 3, 2, 4].map((n) => idOfNumber(BigInt(n))));
    const some = await jsonOf(
      getIncidents(request(`/api/incidents?ids=${idOfNumber(2n)},${idOfNumber(9n)}`)),
    );
    expect(incidentsResponse.parse(some).incidents.map(({ id }) => id)).toEqual([idOfNumber(2n)]);
  });
});

describe('GET /api/histogram', () => {
  it('counts by bin and type on either clock', async () => {
    const months = histogramResponse.parse(await jsonOf(getHistogram(request('/api/histogram?unit=month'))));
    expect(months).toMatchObject({
      unit: 'month',
      edges: ['2022-11-01', '2022-12-01', '2023-01-01'],
      types: { missile_strike: { sure: [1, 0] }, shelling: { sure: [1, 1], soft: [0, 0] } },
      undated: 1,
    });
    const days = histogramResponse.parse(
      await jsonOf(getHistogram(request('/api/histogram?unit=day&from=2022-12-01'))),
    );
    expect(days.edges).toHaveLength(32);
    expect(days.types.shelling?.soft.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 1);
    const reported = histogramResponse.parse(
      await jsonOf(getHistogram(request('/api/histogram?clock=reported'))),
    );
    expect(reported.undated).toBe(3);
    const none = histogramResponse.parse(
      await jsonOf(getHistogram(request('/api/histogram?from=1999-01-01&to=1999-01-02'))),
    );
    expect(none).toMatchObject({ edges: [], undated: 0 });
  });
});

describe('GET /api/facets', () => {
  it('counts each field without its own filter', async () => {
    const body = facetsResponse.parse(await jsonOf(getFacets(request('/api/facets?type=shelling&limit=1'))));
    expect(body.total).toBe(2);
    expect(body.facets.type).toEqual({ values: [{ value: 'missile_strike', count: 2 }], others: 1, none: 0 });
    expect(body.facets.grade.values).toEqual([{ value: 'fair', count: 1 }]);
    expect(body.facets.target).toEqual({ values: [{ value: 'school', count: 1 }], others: 0, none: 1 });
  });
});

describe('GET /api/search', () => {
  const search = async (q: string) =>
    searchResponse.parse(await jsonOf(getSearch(request(`/api/search?q=${encodeURIComponent(q)}`))));

  it('finds by the beginnings of words, newest first, and says where', async () => {
    const found = await search('missile str');
    expect(found.incidents.found.map(({ incident }) => incident.id)).toEqual(
      [3, 2, 1, 4].map((n) => idOfNumber(BigInt(n))),
    );
    const [first] = found.incidents.found;
    expect(first?.highlights.map(({ start, end }) => first.incident.title.slice(start, end))).toEqual([
      'Missile',
      'strike',
    ]);
  });

  it('reads other alphabets, case and marks alike', async () => {
    expect((await search('ХАРКІВ')).incidents.found).toHaveLength(2);
  });

  it('takes a mistyped word for the nearest, and says so', async () => {
    const found = await search('misslie');
    expect(found.corrected).toEqual([{ from: 'misslie', to: 'missile' }]);
    expect(found.incidents.found).toHaveLength(4);
    expect((await search('qqqqqqqq')).incidents).toEqual({ found: [], more: false });
  });

  it('finds places by name', async () => {
    expect((await search('kharkiv')).places.map(({ name }) => name)).toContain('Kharkiv');
  });

  it.each(["'; DROP TABLE incidents; --", "a' | b:*", '100%', '\\', "o'neill & (", '<->', 'a:*b'])(
    'takes %j for words, never for a command',
    async (q) => {
      const status = (await getSearch(request(`/api/search?q=${encodeURIComponent(q)}`))).status;
      expect([200, 400]).toContain(status);
      expect((await search('missile')).incidents.found).toHaveLength(4);
    },
  );
});

describe('GET /api/tiles', () => {
  const tileAt = (z: string, x: string, y: string, query = '') =>
    getTile(request(`/api/tiles/${z}/${x}/${y}${query}`), { params: Promise.resolve({ z, x, y }) });

  it('gives points that a reader of vector tiles understands', async () => {
    const response = await tileAt('0', '0', '0.mvt');
    const tile = new VectorTile(new PbfReader(await response.arrayBuffer()));
    const layer = tile.layers.incidents!;
    expect(layer.length).toBe(3);
    const features = Array.from({ length: 3 }, (_, at) => layer.feature(at));
    expect(features.map(({ properties }) => properties.id).sort()).toEqual(
      [1, 2, 3].map((n) => idOfNumber(BigInt(n))),
    );
    const [kyiv] = features.filter(({ properties }) => properties.type === 'missile_strike');
    const { coordinates } = kyiv!.toGeoJSON(0, 0, 0).geometry as unknown as { coordinates: [number, number] };
    expect(Math.abs(coordinates[0] - 30.5234)).toBeLessThan(0.05);
    expect(Math.abs(coordinates[1] - 50.4501)).toBeLessThan(0.05);
    expect(kyiv!.properties).toMatchObject({
      start: '2022-11-15',
      end: '2022-11-15',
      killed_min: 3,
      count: 1,
    });
  });

  it('filters, answers 204 where nothing lies, and names an address that is no tile', async () => {
    const some = new VectorTile(
      new PbfReader(await (await tileAt('0', '0', '0.mvt', '?type=shelling')).arrayBuffer()),
    );
    expect(some.layers.incidents!.length).toBe(2);
    expect((await tileAt('5', '0', '0.mvt')).status).toBe(204);
    for (const [z, x, y] of [
      ['0', '1', '0.mvt'],
      ['99', '0', '0.mvt'],
      ['0', '0', '0'],
      ['-1', '0', '0.mvt'],
      ['1', '0', '2.mvt'],
    ] as const) {
      expect((await tileAt(z, x, y)).status).toBe(404);
    }
  });

  it('describes itself as TileJSON with the query carried on', async () => {
    const body = (await jsonOf(getTiles(request('/api/tiles?type=shelling')))) as { tiles: string[] };
    expect(body.tiles).toEqual(['http://dateline.test/api/tiles/{z}/{x}/{y}.mvt?type=shelling']);
  });
});

it.each([
  [getColumns, '/api/columns?columns=lng', 'columns'],
  [getColumns, '/api/columns?encoding=br', 'encoding'],
  [getColumns, '/api/columns?sort=newest', 'sort'],
  [getHistogram, '/api/histogram?unit=century', 'unit'],
  [getHistogram, '/api/histogram?limit=1', 'limit'],
  [getFacets, '/api/facets?colour=red', 'colour'],
  [getSearch, '/api/search', 'q'],
  [getSearch, '/api/search?q=%00', 'q'],
  [getSearch, '/api/search?q=a&limit=51', 'limit'],
  [getTiles, '/api/tiles?bbox=1', 'bbox'],
  [getIncidents, '/api/incidents?cursor=bad', 'cursor'],
])('%o answers 400 to %s and names %s', async (get, path, name) => {
  const response = await get(request(path));
  expect(response.status).toBe(400);
  expect(problemDetails.parse(await response.json()).detail).toMatch(new RegExp(`^${name}: (must|is)`));
});
