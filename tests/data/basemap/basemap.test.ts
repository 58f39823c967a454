import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { readPmtilesHeader } from '#lib/view/map-style/is-pmtiles.ts';
import { BASEMAP_ATTRIBUTION, BASEMAP_LAYERS, type BasemapLayer } from '#lib/view/map-style/tile-layers.ts';
import layersJson from '../../../data/basemap/layers.json' with { type: 'json' };

const PATH = new URL('../../../data/basemap/basemap.pmtiles', import.meta.url);

function readBytes(offset: number, length: number): Uint8Array<ArrayBuffer> {
  const file = openSync(PATH, 'r');
  const bytes = new Uint8Array(length);
  const count = readSync(file, bytes, 0, length, offset);
  closeSync(file);
  return bytes.slice(0, count);
}

const source: Source = {
  getKey: () => 'basemap',
  getBytes: async (offset, length): Promise<RangeResponse> => ({ data: readBytes(offset, length).buffer }),
};
const archive = new PMTiles(source);

type Found = { properties: Record<string, unknown>; points: (readonly [lng: number, lat: number])[] };

/** The features of one layer in the tile over a point. */
async function featuresAt(layer: BasemapLayer, zoom: number, lng: number, lat: number): Promise<Found[]> {
  const sine = Math.sin((lat * Math.PI) / 180);
  const x = Math.floor(((lng + 180) / 360) * 2 ** zoom);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom);
  const tile = await archive.getZxy(zoom, x, y);
  if (!tile) return [];
  const found = new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, i) => {
    const feature = found!.feature(i);
    const { geometry } = feature.toGeoJSON(x, y, zoom);
    const points = 'coordinates' in geometry ? (geometry.coordinates.flat(3) as number[]) : [];
    const pairs = points.flatMap((value, at) =>
      at % 2 === 0 ? [[value, points[at + 1] ?? Number.NaN] as const] : [],
    );
    return { properties: feature.properties, points: pairs };
  });
}

/** True if the point lies in a polygon (even-odd); `points` are its closed rings one after another. */
function holds(points: Found['points'], lng: number, lat: number): boolean {
  let inside = false;
  let first = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b, start] = [points[i - 1], points[i], points[first]];
    if (!a || !b || !start) continue;
    if (a[1] > lat !== b[1] > lat && lng < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside;
    if (b[0] === start[0] && b[1] === start[1]) {
      first = i + 1;
      i += 1;
    }
  }
  return inside;
}

async function namesAt(layer: BasemapLayer, zoom: number, lng: number, lat: number): Promise<unknown[]> {
  return (await featuresAt(layer, zoom, lng, lat)).map(({ properties }) => properties.name_en);
}

describe('basemap.pmtiles', () => {
  it('exists, is PMTiles v3 of vector tiles z0–7, and is at most 30 MB', () => {
    expect(existsSync(PATH)).toBe(true);
    expect(statSync(PATH).size).toBeLessThanOrEqual(30_000_000);
    expect(readPmtilesHeader(readBytes(0, 127))).toEqual({
      ok: true,
      value: { kind: 'vector', minZoom: 0, maxZoom: 7 },
    });
  });

  it('describes its layers and its sources', async () => {
    const metadata = (await archive.getMetadata()) as {
      attribution: string;
      vector_layers: { id: string }[];
    };
    expect(metadata.attribution).toBe(BASEMAP_ATTRIBUTION);
    expect(metadata.vector_layers).toEqual(layersJson);
    expect(metadata.vector_layers.map((l) => l.id)).toEqual([...BASEMAP_LAYERS]);
  });

  it('has land and something to read in the tile of the whole world', async () => {
    expect((await featuresAt('land', 0, 0, 0)).length).toBeGreaterThan(5);
    expect(await namesAt('country', 1, 31, 49)).toContain('India');
  });

  it.each([
    ['Kyiv', 30.52, 50.45],
    ['Chasiv Yar', 37.85, 48.59],
    ['Odesa', 30.73, 46.48],
    ['Vuhledar', 37.25, 47.78],
    ['Hodeidah', 42.95, 14.8],
    ['Gaza', 34.46, 31.5],
    ['Saltivka', 36.335, 50.005],
    ['Pechersk', 30.545, 50.428],
  ])('has %s where it lies', async (name, lng, lat) => {
    expect(await namesAt('place', 7, lng, lat)).toContain(name);
  });

  it('names places in English, Ukrainian, Russian and as they name themselves', async () => {
    const places = await featuresAt('place', 7, 36.25, 49.98);
    const kharkiv = places.find(({ properties }) => properties.name_en === 'Kharkiv');
    expect(kharkiv?.properties).toMatchObject({
      name_uk: 'Харків',
      name_ru: 'Харьков',
      name_local: 'Харків',
    });
  });

  it('draws the border between Kherson oblast and Crimea as one between regions, not countries', async () => {
    const isthmus = { west: 33.3, east: 34.2, south: 45.9, north: 46.25 };
    const borders = await featuresAt('boundary', 7, 33.7, 46.1);
    const crosses = ({ points }: Found) =>
      points.some(
        ([lng, lat]) =>
          lng > isthmus.west && lng < isthmus.east && lat > isthmus.south && lat < isthmus.north,
      );
    const levels = new Set(borders.filter(crosses).map(({ properties }) => properties.level));
    expect(levels).toContain(1);
    expect(levels).not.toContain(0);
  });

  it('has the reservoirs of the Dnipro as water and raions as approximate lines', async () => {
    expect((await featuresAt('water', 6, 32.6, 49.3)).length).toBeGreaterThan(0);
    const raions = (await featuresAt('boundary', 7, 36.25, 49.98)).filter(
      ({ properties }) => properties.level === 2,
    );
    expect(raions.length).toBeGreaterThan(0);
    for (const { properties } of raions) expect(properties.approximate).toBe(true);
  });

  it('has built-up land around cities, none at sea and none in the steppe', async () => {
    const isInside = async (lng: number, lat: number) =>
      (await featuresAt('urban', 7, lng, lat)).some(({ points }) => holds(points, lng, lat));
    expect(await isInside(30.52, 50.45)).toBe(true);
    expect(await isInside(30.72, 46.47)).toBe(true);
    expect(await isInside(30.85, 46.45)).toBe(false);
    expect(await isInside(33.9, 46.9)).toBe(false);
  });

  it('draws Ukraine’s land border finer than a vertex in two kilometres', async () => {
    const borders = await featuresAt('boundary', 7, 36.6, 50.2);
    const own = borders
      .filter(({ properties }) => properties.level === 0)
      .flatMap(({ points }) => points)
      .filter(([lng, lat]) => lng > 36 && lng < 37.2 && lat > 50 && lat < 50.6);
    // About 130 km of border run through this box.
    expect(own.length).toBeGreaterThan(130);
  });

  it('names the seas around Ukraine', async () => {
    expect(await namesAt('water_name', 5, 34, 43.3)).toContain('Black Sea');
    expect(await namesAt('water_name', 6, 36.6, 46.05)).toContain('Sea of Azov');
  });
});
