/** Bytes from `start` to `end`, both inclusive. */
export type ByteRange = { start: number; end: number };

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads a Range header against a length (RFC 9110, 14.1.2). "whole": no range, another unit, several ranges or a
 * malformed one, all of which a server may answer with everything; "outside": none of it can be satisfied (416).
 */
export function parseRange(header: string | null, length: number): ByteRange | 'whole' | 'outside' {
  const found = RANGE.exec((header ?? '').trim());
  if (!found) return 'whole';
  const [, first = '', last = ''] = found;
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const wanted = Number(last);
    if (wanted === 0 || length === 0) return 'outside';
    return { start: Math.max(0, length - wanted), end: length - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= length) return 'outside';
  return { start, end: last === '' ? length - 1 : Math.min(Number(last), length - 1) };
}
