import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const HEADER_BYTES = 127;
/** Entries of one leaf directory. */
const LEAF_ENTRIES = 4096;
const GZIP = 2;
const MVT = 1;

function pushVarint(bytes, value) {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** A PMTiles v3 directory of entries { id, run, offset, length }, gzipped. */
function encodeDirectory(entries) {
  const bytes = [];
  pushVarint(bytes, entries.length);
  let previousId = 0;
  for (const { id } of entries) {
    pushVarint(bytes, id - previousId);
    previousId = id;
  }
  for (const { run } of entries) pushVarint(bytes, run);
  for (const { length } of entries) pushVarint(bytes, length);
  entries.forEach((entry, i) => {
    const before = entries[i - 1];
    const follows = before && entry.offset === before.offset + before.length;
    pushVarint(bytes, follows ? 0 : entry.offset + 1);
  });
  return gzipSync(Uint8Array.from(bytes), { level: 9 });
}

/** Tiles in id order, equal contents stored once: { entries, chunks, contents }. */
function layOut(tiles) {
  const byHash = new Map();
  const entries = [];
  const chunks = [];
  let offset = 0;
  for (const { tileId, bytes } of [...tiles].sort((a, b) => a.tileId - b.tileId)) {
    const hash = createHash('sha256').update(bytes).digest('base64');
    let at = byHash.get(hash);
    if (!at) {
      at = { offset, length: bytes.length };
      byHash.set(hash, at);
      chunks.push(bytes);
      offset += bytes.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === at.offset && last.id + last.run === tileId) last.run += 1;
    else entries.push({ id: tileId, run: 1, ...at });
  }
  return { entries, chunks, contents: byHash.size, dataBytes: offset };
}

function encodeDirectories(entries) {
  const leaves = [];
  const root = [];
  let offset = 0;
  for (let i = 0; i < entries.length; i += LEAF_ENTRIES) {
    const bytes = encodeDirectory(entries.slice(i, i + LEAF_ENTRIES));
    root.push({ id: entries[i].id, run: 0, offset, length: bytes.length });
    leaves.push(bytes);
    offset += bytes.length;
  }
  return { root: encodeDirectory(root), leaves: Buffer.concat(leaves) };
}

/** Writes tiles { tileId, bytes } as one clustered PMTiles v3 archive (its specification, version 3). */
export function encodePmtiles(tiles, { metadata, minZoom, maxZoom, bounds, center }) {
  const { entries, chunks, contents, dataBytes } = layOut(tiles);
  const { root, leaves } = encodeDirectories(entries);
  const meta = gzipSync(Buffer.from(JSON.stringify(metadata)), { level: 9 });
  const metaAt = HEADER_BYTES + root.length;
  const leavesAt = metaAt + meta.length;
  const dataAt = leavesAt + leaves.length;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  const addressed = entries.reduce((sum, e) => sum + e.run, 0);
  const words = [HEADER_BYTES, root.length, metaAt, meta.length, leavesAt, leaves.length, dataAt, dataBytes];
  [...words, addressed, entries.length, contents].forEach((n, i) => {
    header.writeBigUInt64LE(BigInt(n), 8 + 8 * i);
  });
  header.set([1, GZIP, GZIP, MVT, minZoom, maxZoom], 96);
  bounds.forEach((degrees, i) => {
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i);
  });
  header[118] = center[2];
  header.writeInt32LE(Math.round(center[0] * 1e7), 119);
  header.writeInt32LE(Math.round(center[1] * 1e7), 123);
  return Buffer.concat([header, root, meta, leaves, ...chunks]);
}
