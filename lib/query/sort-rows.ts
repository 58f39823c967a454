/** Rows in the order of one of their values, however many: counted, not compared, where the values are small numbers. */
import { type IncidentColumns, NO_MINUTE } from '#lib/query/incident-columns.ts';

/** Values of counted keys are below this; -1 is "not known". */
const KEYS = 65_536;

/** By a whole number below 65,536 (-1 = not known, always last); rows that are equal keep their order. */
export function sortByCount(
  rows: Uint32Array,
  keyOf: (row: number) => number,
  isDescending: boolean,
): Uint32Array {
  const rankOf = (row: number) => {
    const key = keyOf(row);
    if (key < 0) return KEYS;
    return isDescending ? KEYS - 1 - key : key;
  };
  const offsets = new Uint32Array(KEYS + 2);
  for (const row of rows) offsets[rankOf(row) + 1]! += 1;
  for (let rank = 1; rank < offsets.length; rank += 1) offsets[rank]! += offsets[rank - 1] ?? 0;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const rank = rankOf(row);
    const at = offsets[rank] ?? 0;
    offsets[rank] = at + 1;
    sorted[at] = row;
  }
  return sorted;
}

/** By the begin of the attack, the undated last: rows of columns are numbered in that order. */
export function sortByTime(columns: IncidentColumns, rows: Uint32Array, isDescending: boolean): Uint32Array {
  const sorted = rows.slice().sort();
  if (!isDescending) return sorted;
  let dated = sorted.length;
  while (dated > 0 && columns.start[sorted[dated - 1] ?? 0] === NO_MINUTE) dated -= 1;
  sorted.subarray(0, dated).reverse();
  return sorted;
}

/** By words in the order of a language (null = not known, always last); rows that are equal keep their order. */
export function sortByWords(
  rows: Uint32Array,
  wordsOf: (row: number) => string | null,
  isDescending: boolean,
  language: string,
): Uint32Array {
  const { compare } = new Intl.Collator(language);
  const sign = isDescending ? -1 : 1;
  const keyed = Array.from(rows, (row) => ({ row, words: wordsOf(row) }));
  keyed.sort((a, b) => {
    if (a.words === null || b.words === null) return Number(a.words === null) - Number(b.words === null);
    return sign * compare(a.words, b.words);
  });
  return Uint32Array.from(keyed, ({ row }) => row);
}
