/**
 * Ids that depend on the content alone.
 * The hash is two interleaved 32-bit multiply–xor lanes (the "cyrb" construction) finished by MurmurHash3's mixer,
 * 64 bits in all: about 3 chances in 10⁸ of any clash among a million articles. It is no protection against intent.
 */

function mix(lane: number, other: number): number {
  const once = Math.imul(lane ^ (lane >>> 16), 2246822507);
  return once ^ Math.imul(other ^ (other >>> 13), 3266489909);
}

/** The 64-bit hash of a string's UTF-16 units, as 14 base-36 digits. */
function hashText(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  const mixedLow = mix(low, high) >>> 0;
  const mixedHigh = mix(high, low) >>> 0;
  const digits = (lane: number) => lane.toString(36).padStart(7, '0');
  return digits(mixedHigh) + digits(mixedLow);
}

/** The stable id of an article: `a_` and the hash of its text and, where it has one, its address. */
export function articleId(text: string, url: string | null): string {
  return `a_${hashText(url === null ? text : `${text}\u0000${url}`)}`;
}
