/** A small PMTiles archive without tiles: header, empty root directory, metadata (its specification, version 3). */
export function makeArchive(tileType: number, metadata: object): Buffer {
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  // One varint: no entries.
  const root = Buffer.from([0]);
  const json = Buffer.from(JSON.stringify(metadata));
  const sections = [
    [127, root.length],
    [128, json.length],
    [128 + json.length, 0],
    [128 + json.length, 0],
  ];
  for (const [at, [offset = 0, length = 0]] of sections.entries()) {
    header.writeBigUInt64LE(BigInt(offset), 8 + at * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + at * 16);
  }
  header[97] = 1;
  header[98] = 1;
  header[99] = tileType;
  header[101] = 14;
  return Buffer.concat([header, root, json]);
}

export const STREETS = {
  vector_layers: [{ id: 'water' }, { id: 'roads' }],
  attribution: '<a href="#">© Someone</a>',
};
