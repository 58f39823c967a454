/** Text search over a table: a row matches when each word begins a word of one of its names. */

import { ATTACK_TYPES } from '#lib/codes.ts';
import { foldWords } from '#lib/query/fold-words.ts';
import { type IncidentTable, LABEL_FIELDS } from '#lib/query/incident-table.ts';

/** The folded words of names, each with a space before it, so that a beginning is found by one look. */
const foldedNames = new WeakMap<readonly string[], string[]>();

/** Lists of names only ever grow (lib/query/patch-table.ts): what is new at their end is added. */
function foldNames(names: readonly string[]): string[] {
  const folded = foldedNames.get(names) ?? [];
  for (let at = folded.length; at < names.length; at++) {
    folded.push(
      foldWords(names[at]!)
        .map((word) => ` ${word}`)
        .join(''),
    );
  }
  foldedNames.set(names, folded);
  return folded;
}

type Field = { codes: Uint8Array | Uint32Array; names: readonly string[] };

/** A test of rows by folded words: type, place, region, country, weapon, target, actor and title. */
export function matchWords(
  { columns, labels }: IncidentTable,
  words: readonly string[],
): (row: number) => boolean {
  const fields: Field[] = [
    { codes: columns.type, names: ATTACK_TYPES },
    ...LABEL_FIELDS.map((field) => labels[field]),
  ];
  const tests = words.map((word) => matchWord(fields, ` ${word}`));
  return (row) => {
    for (const test of tests) if (!test(row)) return false;
    return true;
  };
}

/** Fields none of whose names begins so are not looked at again. */
function matchWord(fields: readonly Field[], word: string): (row: number) => boolean {
  const hits = fields.flatMap(({ codes, names }) => {
    const flags = Uint8Array.from(foldNames(names), (folded) => (folded.includes(word) ? 1 : 0));
    return flags.includes(1) ? [{ codes, flags }] : [];
  });
  return (row) => {
    for (const { codes, flags } of hits) if (flags[codes[row]!] === 1) return true;
    return false;
  };
}
