/** Tiles of our own basemap, for pictures that are drawn here. */
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { PMTiles, type Source } from 'pmtiles';
import type { TileAddress } from '#lib/export/map-frame.ts';
import { projectRoot } from '../locate.ts';

/** The deepest zoom that the archive holds. */
export const BASEMAP_ZOOM = 7;

let opened: PMTiles | null = null;
const tiles = new LRUCache<string, Uint8Array<ArrayBuffer>>({
  maxSize: 60e6,
  sizeCalculation: (bytes) => bytes.byteLength + 1,
});

function fileSource(path: string): Source {
  let file: Promise<FileHandle> | null = null;
  return {
    getKey: () => path,
    getBytes: async (offset, length) => {
      file ??= open(/* turbopackIgnore: true */ path);
      const buffer = new Uint8Array(length);
      const { bytesRead } = await (await file).read(buffer, 0, length, offset);
      return { data: buffer.buffer.slice(0, bytesRead) };
    },
  };
}

/** The bytes of a tile, unpacked; empty where the archive has none. Columns beyond the world's edge are its copies. */
export async function readBasemapTile({ z, x, y }: TileAddress): Promise<Uint8Array> {
  const column = ((x % 2 ** z) + 2 ** z) % 2 ** z;
  const key = `${z}/${column}/${y}`;
  const known = tiles.get(key);
  if (known) return known;
  opened ??= new PMTiles(fileSource(join(projectRoot(), 'data', 'basemap', 'basemap.pmtiles')));
  const found = await opened.getZxy(z, column, y);
  const bytes = new Uint8Array(found?.data ?? new ArrayBuffer(0));
  tiles.set(key, bytes);
  return bytes;
}
