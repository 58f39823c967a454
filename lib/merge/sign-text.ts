/** Words of a shingle: long enough that two reports in their own words share few, short enough to survive edits. */
const SHINGLE_WORDS = 4;
/** Hashes kept of a text; the estimate of the shared part errs by about 1/√k. */
const SKETCH_SIZE = 64;

/** Hexadecimal digits of a hash in a packed signature. */
const DIGITS = 8;

/**
 * The signature by which near-duplicate texts are known: the smallest hashes of its word shingles, ascending
 * (a bottom-k sketch, Broder 1997). Case, punctuation and line breaks do not count. Linear in the text.
 */
export function signText(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = new Set<number>();
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) {
    hashes.add(hashWords(words.slice(i, i + SHINGLE_WORDS).join(' ')));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** A signature as one text: a database writes and reads that ten times as quickly as a list of numbers. */
export function packSignature(hashes: readonly number[]): string {
  return hashes.map((hash) => hash.toString(16).padStart(DIGITS, '0')).join('');
}

/** The signature that was packed. */
export function unpackSignature(packed: string): Uint32Array {
  return Uint32Array.from({ length: packed.length / DIGITS }, (_, at) =>
    Number.parseInt(packed.slice(at * DIGITS, (at + 1) * DIGITS), 16),
  );
}

/** 32-bit FNV-1a over UTF-16 units with a final avalanche (MurmurHash3's), so that small values are as good as random. */
function hashWords(words: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The estimated share (0..1) of shingles that two signatures have in common; 0 where either is empty. Linear. */
export function shareOfText(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return shareUpTo(a, b, 0);
}

/** True where two signatures have this share (0..1) of shingles in common, or more; most pairs are told apart half way. */
export function sharesText(a: ArrayLike<number>, b: ArrayLike<number>, least: number): boolean {
  return shareUpTo(a, b, least) >= least;
}

/** `shareOfText`, or some share below `least` where it is sure to stay below. */
function shareUpTo(a: ArrayLike<number>, b: ArrayLike<number>, least: number): number {
  if (a.length === 0 || b.length === 0) return 0;
  // The hashes of both together are as many at least.
  const size = Math.min(SKETCH_SIZE, Math.max(a.length, b.length));
  let [i, j, union, shared] = [0, 0, 0, 0];
  // Both ascend: one walk meets the smallest hashes of the union.
  while (union < size && shared + size - union >= least * size) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x <= y) i++;
    if (y <= x) j++;
    if (x === y) shared++;
    union++;
  }
  return shared / size;
}
