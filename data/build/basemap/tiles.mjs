import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { zxyToTileId } from 'pmtiles';

const EXTENT = 4096;

/** Simplification (tile units) and buffer by layer; points need neither. */
const LAYER_OPTIONS = {
  land: { tolerance: 2.2, buffer: 64 },
  urban: { tolerance: 2, buffer: 64 },
  water: { tolerance: 2, buffer: 64 },
  waterway: { tolerance: 2, buffer: 32 },
  boundary: { tolerance: 1.5, buffer: 32 },
};

/** Cuts one layer into a tile index. */
function indexLayer(name, features, maxZoom) {
  const options = LAYER_OPTIONS[name] ?? { buffer: 0 };
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom, indexMaxZoom: 5, indexMaxPoints: 0, extent: EXTENT, ...options },
  );
}

/**
 * Yields gzipped vector tiles { tileId, bytes } for zooms 0…maxZoom. `layers` maps layer names to features; the last
 * zoom keeps features whose min_zoom lies beyond it, for overzooming.
 */
export function* cutTiles(layers, maxZoom) {
  const indices = Object.entries(layers).map(([name, features]) => [
    name,
    indexLayer(name, features, maxZoom),
  ]);
  for (let z = 0; z <= maxZoom; z++) {
    for (let x = 0; x < 1 << z; x++) {
      for (let y = 0; y < 1 << z; y++) {
        const tile = cutTile(indices, z, x, y, z === maxZoom);
        if (tile)
          yield {
            tileId: zxyToTileId(z, x, y),
            bytes: gzipSync(fromGeojsonVt(tile, { version: 2, extent: EXTENT }), { level: 9 }),
          };
      }
    }
  }
}

function cutTile(indices, z, x, y, isLast) {
  const layers = {};
  for (const [name, index] of indices) {
    const tile = index.getTile(z, x, y);
    const features = tile?.features.filter((f) => isLast || (f.tags?.min_zoom ?? 0) <= z) ?? [];
    if (features.length > 0) layers[name] = { ...tile, features };
  }
  return Object.keys(layers).length > 0 ? layers : null;
}
