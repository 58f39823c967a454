/** Which rows of the columns a list of ids names. */
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { idOfNumber, numberOfId } from '#lib/query/incident-number.ts';

/** The low and high halves of 64-bit numbers, side by side: comparing these is much cheaper than comparing BigInts. */
function halvesOf(numbers: BigUint64Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
}

/** 1 for each row whose id is among `ids`. Ids in the rows' own order take one pass; any other order is found too. */
export function matchRows(columns: IncidentColumns, ids: BigUint64Array): Uint8Array {
  const passes = new Uint8Array(columns.count);
  const [own, asked] = [halvesOf(columns.id), halvesOf(ids)];
  let next = 0;
  for (let row = 0; row < columns.count && next < ids.length; row += 1) {
    if (own[row * 2] !== asked[next * 2] || own[row * 2 + 1] !== asked[next * 2 + 1]) continue;
    passes[row] = 1;
    next += 1;
  }
  if (next === ids.length) return passes;
  const rest = new Set(ids.subarray(next));
  columns.id.forEach((id, row) => {
    if (rest.has(id)) passes[row] = 1;
  });
  return passes;
}

/** The row of an incident's id; -1 when the columns do not have it. */
export function rowOfId(columns: IncidentColumns, id: string | null): number {
  const number = id === null ? null : numberOfId(id);
  if (number === null) return -1;
  const halves = halvesOf(columns.id);
  const [low, high] = [Number(number & 0xffff_ffffn), Number(number >> 32n)];
  for (let row = 0; row < columns.count; row += 1) {
    if (halves[row * 2] === low && halves[row * 2 + 1] === high) return row;
  }
  return -1;
}

/** The id of a row. */
export function idOfRow(columns: IncidentColumns, row: number): string {
  return idOfNumber(columns.id[row] ?? 0n);
}
