import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { expect, it } from 'vitest';
import { makeColumns } from '#lib/query/incident-columns-of.ts';
import { makeTile } from '#lib/server/tiles/make-tile.ts';
import { indexRows } from '#lib/server/tiles/tile-index.ts';

const anyPoints = fc.array(
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true })),
  { minLength: 1, maxLength: 60 },
);

function columnsAt(points: readonly (readonly [number, number])[]) {
  const columns = makeColumns(points.length, '', '');
  for (const [row, [lng, lat]] of points.entries()) {
    columns.id[row] = BigInt(row);
    columns.lng[row] = lng;
    columns.lat[row] = lat;
  }
  return columns;
}

function select(flags: Uint8Array) {
  return { flags, rows: Uint32Array.from(flags.keys()).filter((row) => flags[row] === 1) };
}

function countIn(bytes: Uint8Array | null): number {
  if (bytes === null) return 0;
  const layer = new VectorTile(new PbfReader(bytes)).layers.incidents!;
  let count = 0;
  for (let at = 0; at < layer.length; at++) count += Number(layer.feature(at).properties.count);
  return count;
}

it('puts every point into exactly one tile of each zoom level, and at its place', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: 0, max: 18 }), (points, z) => {
      const columns = columnsAt(points);
      const index = indexRows(columns);
      const passes = new Uint8Array(points.length).fill(1);
      const wanted = new Set(
        points.map((_, row) => {
          const at = (axis: 0 | 1) =>
            Math.min(2 ** z - 1, Math.floor(index.projected[row * 2 + axis]! * 2 ** z));
          return `${at(0)}/${at(1)}`;
        }),
      );
      let total = 0;
      for (const tile of wanted) {
        const [x, y] = tile.split('/').map(Number) as [number, number];
        const count = countIn(makeTile(columns, index, select(passes), { z, x, y }));
        expect(count).toBeGreaterThan(0);
        total += count;
      }
      expect(total).toBe(points.length);
    }),
  );
});

it('counts points in cells where they stand close, and leaves out what does not pass', () => {
  const points = Array.from(
    { length: 5000 },
    (_, at) => [30 + (at % 70) / 10, 50 + Math.floor(at / 70) / 20] as const,
  );
  const columns = columnsAt(points);
  const passes = Uint8Array.from(points, (_, row) => (row % 2 === 0 ? 1 : 0));
  const bytes = makeTile(columns, indexRows(columns), select(passes), { z: 0, x: 0, y: 0 });
  expect(countIn(bytes)).toBe(2500);
  expect(new VectorTile(new PbfReader(bytes!)).layers.incidents!.length).toBeLessThan(100);
});

it('counts the same along the curve and place by place, and leaves out what lies beyond the map', () => {
  const anywhere = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const crowd = Array.from({ length: 2_000 }, (_, at) => [30 + (at % 40) / 20, 50 + at / 2_000] as const);
  fc.assert(
    fc.property(
      fc.array(anywhere, { maxLength: 200 }),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 0, max: 8 }),
      (strays, part, z) => {
        const columns = columnsAt([...crowd, ...crowd, ...strays]);
        const index = indexRows(columns);
        // Few of many are placed one by one, all of them are counted along the curve.
        const some = Uint8Array.from({ length: columns.count }, (_, row) => (row % part === 0 ? 1 : 0));
        const rest = some.map((flag) => 1 - flag);
        const all = new Uint8Array(columns.count).fill(1);
        const tile = { z, x: Math.floor(((31 + 180) / 360) * 2 ** z), y: Math.floor(0.335 * 2 ** z) };
        const count = (flags: Uint8Array) => countIn(makeTile(columns, index, select(flags), tile));
        expect(count(some) + count(rest)).toBe(count(all));
      },
    ),
    { numRuns: 60 },
  );
});
