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
        const count = countIn(makeTile(columns, index, passes, { z, x, y }));
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
  const bytes = makeTile(columns, indexRows(columns), passes, { z: 0, x: 0, y: 0 });
  expect(countIn(bytes)).toBe(2500);
  expect(new VectorTile(new PbfReader(bytes!)).layers.incidents!.length).toBeLessThan(100);
});
