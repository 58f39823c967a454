/** A table with some of its rows taken away and others put in: a copy of what stays and a search for each row that does not. */
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { makeColumns } from '#lib/query/incident-columns-of.ts';
import {
  COLUMNS,
  eachLabel,
  findPlaces,
  type IncidentTable,
  type LabelColumn,
  type LabelField,
} from '#lib/query/incident-table.ts';

/**
 * How rows move: stretches of the old rows that stay together (`from` … `until`, moved to `to`), and the new row of each
 * row that is put in.
 */
export type RowMoves = {
  count: number;
  runs: { from: number; until: number; to: number }[];
  inserted: Uint32Array;
};

/** `dropped` are rows of `old`, ascending; `added` is sorted as every table is. */
export function planMoves(old: IncidentColumns, dropped: Uint32Array, added: IncidentColumns): RowMoves {
  const places = findPlaces(old, added);
  const runs: RowMoves['runs'] = [];
  const inserted = new Uint32Array(added.count);
  let from = 0;
  let to = 0;
  let gone = 0;
  const copyUntil = (until: number) => {
    if (until > from) {
      runs.push({ from, until, to });
      to += until - from;
    }
    from = until;
  };
  for (let row = 0; row <= added.count; row++) {
    const place = places[row] ?? old.count;
    while (gone < dropped.length && dropped[gone]! < place) {
      copyUntil(dropped[gone++]!);
      from++;
    }
    copyUntil(place);
    if (row < added.count) inserted[row] = to++;
  }
  return { count: to, runs, inserted };
}

/** Moves a column's values into a new one, `width` values a row. */
export function moveValues<T extends ColumnValues>(
  into: T,
  old: T,
  added: T,
  { runs, inserted }: RowMoves,
  width = 1,
): T {
  // Typed arrays of one kind each; typed as bytes, since the kinds behave alike.
  const [target, kept, fresh] = [into, old, added] as unknown as Uint8Array[] as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  for (const { from, until, to } of runs) target.set(kept.subarray(from * width, until * width), to * width);
  for (let row = 0; row < inserted.length; row++) {
    for (let at = 0; at < width; at++) target[inserted[row]! * width + at] = fresh[row * width + at]!;
  }
  return into;
}

type ColumnValues =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigUint64Array;

/**
 * The table without the rows of `dropped` and with those of `added`. It yields between columns, so that a caller with a
 * million rows can let others have a turn; its labels share their names with the old table, at whose end new ones are put.
 */
export function* patchTable(
  old: IncidentTable,
  added: IncidentTable,
  moves: RowMoves,
): Generator<void, IncidentTable> {
  const columns = makeColumns(moves.count, '', '');
  for (const key of COLUMNS) {
    yield;
    moveValues(
      columns[key] as Uint8Array,
      old.columns[key] as Uint8Array,
      added.columns[key] as Uint8Array,
      moves,
    );
  }
  const labels: Partial<Record<LabelField, LabelColumn>> = {};
  for (const field of Object.keys(old.labels) as LabelField[]) {
    yield;
    const recoded = recode(old.labels[field].names, added.labels[field], field);
    const codes = moveValues(new Uint32Array(moves.count), old.labels[field].codes, recoded, moves);
    labels[field] = { codes, names: old.labels[field].names };
  }
  return { columns, labels: eachLabel((field) => labels[field]!) };
}

const codesByName = new WeakMap<readonly string[], Map<string, number>>();

/** Codes of `added` by the names of the old column; titles are hardly ever the same and are not looked for. */
function recode(names: string[], added: LabelColumn, field: LabelField): Uint32Array {
  const known = field === 'text' ? new Map([['', 0]]) : codesOf(names);
  const recoded = added.names.map((name) => {
    const code = known.get(name) ?? names.push(name) - 1;
    known.set(name, code);
    return code;
  });
  return added.codes.map((code) => recoded[code]!);
}

function codesOf(names: readonly string[]): Map<string, number> {
  const known = codesByName.get(names) ?? new Map(names.map((name, code) => [name, code]));
  codesByName.set(names, known);
  return known;
}
