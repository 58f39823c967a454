/** An incident's id as the 64-bit number that columns carry: `i_` and that number in base 36, 13 digits. */

const LAST = 0xffff_ffff_ffff_ffffn;

/** The number of an id; null for an id that is not of this form. */
export function numberOfId(id: string): bigint | null {
  if (!/^i_[0-9a-z]{13}$/.test(id)) return null;
  // Seven digits and six: each half is exact as a number.
  const number =
    BigInt(Number.parseInt(id.slice(2, 9), 36)) * 2_176_782_336n + BigInt(Number.parseInt(id.slice(9), 36));
  return number <= LAST ? number : null;
}

/** The id of a number. */
export function idOfNumber(number: bigint): string {
  return `i_${number.toString(36).padStart(13, '0')}`;
}
