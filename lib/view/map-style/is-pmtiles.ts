import { fail, ok, type Result } from '#lib/result.ts';

/** Bytes of a PMTiles v3 header (its specification, version 3). */
export const PMTILES_HEADER_BYTES = 127;
const MAGIC = [0x50, 0x4d, 0x54, 0x69, 0x6c, 0x65, 0x73];
const VERSION_AT = 7;
const TILE_COMPRESSION_AT = 98;
const TILE_TYPE_AT = 99;
const MIN_ZOOM_AT = 100;
const MAX_ZOOM_AT = 101;
/** The farthest zoom that MapLibre draws. */
const MOST_ZOOM = 24;

/** Unknown (taken as none), none, gzip: what a browser's reader unpacks; brotli (3) and zstd (4) it does not. */
const READ_COMPRESSIONS = [0, 1, 2];

/** What a tile of the archive is: vector, or a picture. */
export type PmtilesKind = 'vector' | 'raster';
export type PmtilesHeader = { kind: PmtilesKind; minZoom: number; maxZoom: number };

/** True if the bytes begin as a PMTiles archive of version 3 does. */
export function isPmtiles(bytes: Uint8Array): boolean {
  return (
    bytes.length >= PMTILES_HEADER_BYTES &&
    MAGIC.every((byte, i) => bytes[i] === byte) &&
    bytes[VERSION_AT] === 3
  );
}

/** Reads what the map needs from an archive's first bytes; fails when they are no PMTiles v3 or hold unknown tiles. */
export function readPmtilesHeader(bytes: Uint8Array): Result<PmtilesHeader> {
  if (!isPmtiles(bytes)) {
    return fail(
      'unsupported',
      'The basemap is not a PMTiles archive of version 3; give one, or a style URL.',
    );
  }
  const tileType = bytes[TILE_TYPE_AT] ?? 0;
  if (tileType < 1 || tileType > 5) {
    return fail(
      'unsupported',
      `The PMTiles basemap holds tiles of unknown type ${tileType}; vector, PNG, JPEG, WebP and AVIF are read.`,
    );
  }
  if (!READ_COMPRESSIONS.includes(bytes[TILE_COMPRESSION_AT] ?? 0)) {
    return fail(
      'unsupported',
      'The tiles of the PMTiles basemap are not compressed by gzip; nothing else is read.',
    );
  }
  const [minZoom = 0, maxZoom = 0] = bytes.slice(MIN_ZOOM_AT, MAX_ZOOM_AT + 1);
  if (minZoom > maxZoom || maxZoom > MOST_ZOOM) {
    return fail(
      'unsupported',
      `The PMTiles basemap says it has zooms ${minZoom} to ${maxZoom}, which cannot be.`,
    );
  }
  return ok({
    kind: tileType === 1 ? 'vector' : 'raster',
    minZoom,
    maxZoom,
  });
}
