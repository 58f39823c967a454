/** Finds a key among sorted UTF-8 keys: by hash in O(1), or the first that starts so by bisection. */
import type { TextColumn } from './column-file.ts';

const encoder = new TextEncoder();

/** Finds the number of a folded key among a sorted column of keys: exactly by a hash table, by prefix by bisection. */
export class KeyIndex {
  readonly #keys: TextColumn;
  readonly #count: number;
  /** Open addressing; a slot holds key index + 1. */
  readonly #slots: Uint32Array;
  readonly #mask: number;

  constructor(keys: TextColumn) {
    this.#keys = keys;
    this.#count = keys.start.length - 1;
    let size = 1024;
    while (size < this.#count * 1.6) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size);
    const { bytes, start } = keys;
    for (let i = 0; i < this.#count; i++) {
      let slot = hashBytes(bytes, start[i] as number, start[i + 1] as number) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = i + 1;
    }
  }

  /** Index of the key, or -1. */
  find(key: string): number {
    const wanted = bytesOf(key);
    let slot = hashBytes(wanted, 0, wanted.length) & this.#mask;
    for (let at = this.#slots[slot] as number; at !== 0; at = this.#slots[slot] as number) {
      if (this.#equals(at - 1, wanted)) return at - 1;
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }

  /** Index range [from, to) of the keys that start with the prefix. */
  range(prefix: string): [from: number, to: number] {
    const wanted = bytesOf(prefix);
    const from = this.#bisect((i) => this.#compareStart(i, wanted) < 0);
    const to = this.#bisect((i) => this.#compareStart(i, wanted) <= 0);
    return [from, to];
  }

  /** True if some key starts so. */
  hasPrefix(prefix: string): boolean {
    const wanted = bytesOf(prefix);
    const from = this.#bisect((i) => this.#compareStart(i, wanted) < 0);
    return from < this.#count && this.#compareStart(from, wanted) === 0;
  }

  #bisect(before: (i: number) => boolean): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #equals(i: number, wanted: Uint8Array): boolean {
    const start = this.#keys.start[i] as number;
    if ((this.#keys.start[i + 1] as number) - start !== wanted.length) return false;
    for (let j = 0; j < wanted.length; j++) if (this.#keys.bytes[start + j] !== wanted[j]) return false;
    return true;
  }

  /** Order of the key's first bytes against the prefix; 0 = starts with it. */
  #compareStart(i: number, prefix: Uint8Array): number {
    const start = this.#keys.start[i] as number;
    const length = (this.#keys.start[i + 1] as number) - start;
    for (let j = 0; j < prefix.length; j++) {
      if (j >= length) return -1;
      const difference = (this.#keys.bytes[start + j] as number) - (prefix[j] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** UTF-8 of a text; ASCII, the usual case, without the encoder. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes;
}

/** 32-bit FNV-1a with a final mix. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
