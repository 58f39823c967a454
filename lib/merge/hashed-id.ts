/** One 32-bit lane: FNV-1a over UTF-16 units, by its own or another odd factor, with MurmurHash3's finish. */
function hashLane(text: string, seed: number, factor: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), factor);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * An id of 64 bits: the prefix (`i_` for incidents, `w_` for waves) and 13 base-36 digits, so that columns can carry it
 * as a number. About 3 chances in 10⁸ of any clash among a million keys; `attempt` counts up where an id is taken.
 */
export function hashedId(prefix: 'i_' | 'w_', key: string, attempt = 0): string {
  const text = attempt === 0 ? key : `${key}\n${attempt}`;
  const high = hashLane(text, 0x811c9dc5, 0x01000193);
  const low = hashLane(text, 0x1b873593, 0x9e3779b1);
  return prefix + ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0');
}
