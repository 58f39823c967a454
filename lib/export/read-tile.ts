/** A vector tile as features with their geometry in px of a frame. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { type MapFrame, placeTile, type TileAddress } from './map-frame.ts';

export type MapFeature = {
  type: 1 | 2 | 3;
  properties: Record<string, string | number | boolean>;
  /** Points, lines or rings. */
  parts: [x: number, y: number][][];
};
export type MapLayers = Map<string, MapFeature[]>;

function outside(part: readonly [number, number][], { width, height }: MapFrame): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of part) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < 0 || left > width || bottom < 0 || top > height;
}

/** Adds the features of a tile that reach into the frame. */
export function addTile(layers: MapLayers, bytes: Uint8Array, address: TileAddress, frame: MapFrame): void {
  const tile = new VectorTile(new PbfReader(bytes));
  const { left, top, side } = placeTile(frame, address);
  for (const [name, layer] of Object.entries(tile.layers)) {
    const features = layers.get(name) ?? [];
    layers.set(name, features);
    const scale = side / layer.extent;
    for (let at = 0; at < layer.length; at += 1) {
      const feature = layer.feature(at);
      const { type } = feature;
      if (type !== 1 && type !== 2 && type !== 3) continue;
      const parts = feature
        .loadGeometry()
        .map((part) => part.map(({ x, y }): [number, number] => [left + x * scale, top + y * scale]))
        .filter((part) => !outside(part, frame));
      // A point in a tile's margin is in the next tile too.
      const kept = type === 1 ? parts.filter(([point]) => point && within(point, left, top, side)) : parts;
      if (kept.length > 0) features.push({ type, properties: feature.properties, parts: kept });
    }
  }
}

function within([x, y]: [number, number], left: number, top: number, side: number): boolean {
  return x >= left && y >= top && x < left + side && y < top + side;
}
