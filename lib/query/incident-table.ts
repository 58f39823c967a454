/** Columns with the names that filters and facets need beside them: what the server keeps in memory. */

import { type IncidentColumns, NO_MINUTE } from '#lib/query/incident-columns.ts';
import { compareRows, makeColumns, rowOfIncident, setRow } from '#lib/query/incident-columns-of.ts';
import type { Incident } from '#lib/schema.ts';

/** `text` is what only a search reads: title, name of the place, model of the weapon. */
export const LABEL_FIELDS = ['weapon', 'target', 'actor', 'admin1', 'country', 'text'] as const;
export type LabelField = (typeof LABEL_FIELDS)[number];
/** `names[codes[row]]` is the row's name; code 0 is "none" and named "". */
export type LabelColumn = { codes: Uint32Array; names: string[] };
/** Rows sorted as columns are. Several targets of one row are one name, joined by TARGET_JOINT. */
export type IncidentTable = { columns: IncidentColumns; labels: Record<LabelField, LabelColumn> };

export const TARGET_JOINT = '\u001f';

/** The names of an incident; "" where there is none. */
export function labelsOf(incident: Incident): Record<LabelField, string> {
  return {
    weapon: incident.weapon?.kind ?? '',
    target: [...new Set(incident.targets)].sort().join(TARGET_JOINT),
    actor: incident.perpetrator?.actor ?? '',
    admin1: incident.place?.admin1 ?? '',
    country: incident.place?.country ?? '',
    text: [incident.title, incident.place?.name, incident.weapon?.model].filter(Boolean).join(' '),
  };
}

/** Gives names their codes: the same name always the same. */
export class NameCoder {
  readonly names: string[];
  readonly #codes = new Map<string, number>();

  constructor(names: readonly string[] = ['']) {
    this.names = [...names];
    for (const [code, name] of names.entries()) this.#codes.set(name, code);
  }

  codeOf(name: string): number {
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    this.#codes.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** Makes one value per label field. */
export function eachLabel<T>(make: (field: LabelField) => T): Record<LabelField, T> {
  return Object.fromEntries(LABEL_FIELDS.map((field) => [field, make(field)])) as Record<LabelField, T>;
}

/** The table of incidents given in any order. */
export function tableOf(incidents: readonly Incident[]): IncidentTable {
  const rows = incidents
    .map((incident) => ({ row: rowOfIncident(incident), labels: labelsOf(incident) }))
    .sort((a, b) => compareRows(a.row, b.row));
  const columns = makeColumns(rows.length, '', '');
  const coders = eachLabel(() => new NameCoder());
  const labels = eachLabel((field) => ({ codes: new Uint32Array(rows.length), names: coders[field].names }));
  for (const [at, { row, labels: names }] of rows.entries()) {
    setRow(columns, at, row);
    for (const field of LABEL_FIELDS) labels[field].codes[at] = coders[field].codeOf(names[field]);
  }
  return { columns, labels };
}

type Column = keyof typeof COLUMN_KEYS;
const COLUMN_KEYS = {
  id: true,
  lng: true,
  lat: true,
  start: true,
  end: true,
  killed: true,
  injured: true,
  reportedFirst: true,
  reportedLast: true,
  type: true,
  grade: true,
  placePrecision: true,
  timePrecision: true,
  radiusKm: true,
} satisfies Partial<Record<keyof IncidentColumns, true>>;
/** The columns of a value a row. */
export const COLUMNS = Object.keys(COLUMN_KEYS) as Column[];

/** The rows of the given positions, in that order. */
export function takeRows(columns: IncidentColumns, rows: Uint32Array): IncidentColumns {
  const taken = makeColumns(rows.length, columns.dataVersion, columns.asOf);
  for (const key of COLUMNS) {
    const [from, to] = [columns[key], taken[key]];
    for (let at = 0; at < rows.length; at++) to[at] = from[rows[at]!]!;
  }
  return taken;
}

/** Any number of tables as one, sorted again. Costs a copy of the largest and a search for each row of the others. */
export function mergeTables(tables: readonly IncidentTable[]): IncidentTable {
  const [largest, ...others] = [...tables].sort((a, b) => b.columns.count - a.columns.count);
  if (largest === undefined) return tableOf([]);
  return others.reduce(mergeInto, largest);
}

function mergeInto(large: IncidentTable, small: IncidentTable): IncidentTable {
  if (small.columns.count === 0) return large;
  const places = findPlaces(large.columns, small.columns);
  const columns = makeColumns(large.columns.count + small.columns.count, '', '');
  for (const key of COLUMNS) {
    interleave(
      columns[key] as Uint8Array,
      large.columns[key] as Uint8Array,
      small.columns[key] as Uint8Array,
      places,
    );
  }
  const labels = eachLabel((field) => {
    const coder = new NameCoder(large.labels[field].names);
    const recoded = small.labels[field].names.map((name) => coder.codeOf(name));
    const codes = new Uint32Array(columns.count);
    interleave(
      codes,
      large.labels[field].codes,
      small.labels[field].codes.map((code) => recoded[code]!),
      places,
    );
    return { codes, names: coder.names };
  });
  return { columns, labels };
}

/** For each row of `small`, how many rows of `large` stand before it; both are sorted. */
export function findPlaces(large: IncidentColumns, small: IncidentColumns): Uint32Array {
  const places = new Uint32Array(small.count);
  let low = 0;
  for (let row = 0; row < small.count; row++) {
    let high = large.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(large, middle, small, row)) low = middle + 1;
      else high = middle;
    }
    places[row] = low;
  }
  return places;
}

function isBefore(a: IncidentColumns, at: number, b: IncidentColumns, row: number): boolean {
  const [left, right] = [startKey(a.start[at]!), startKey(b.start[row]!)];
  return left === right ? a.id[at]! < b.id[row]! : left < right;
}

/** Undated rows come last. */
function startKey(start: number): number {
  return start === NO_MINUTE ? Number.POSITIVE_INFINITY : start;
}

/** Typed arrays of one kind each; typed as bytes, since the kinds behave alike. */
function interleave(
  into: Uint8Array | Uint32Array,
  large: Uint8Array | Uint32Array,
  small: Uint8Array | Uint32Array,
  places: Uint32Array,
): void {
  let copied = 0;
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place > copied) into.set(large.subarray(copied, place), copied + row);
    copied = place;
    into[place + row] = small[row]!;
  }
  into.set(large.subarray(copied), copied + places.length);
}

/** The order that sorts rows: by start with undated last, then by id. Linear (radix) in the number of rows. */
export function sortedOrder({ start, id, count }: IncidentColumns): Uint32Array {
  const halves = new Uint32Array(id.buffer, id.byteOffset, count * 2);
  let order = Uint32Array.from({ length: count }, (_, at) => at);
  let spare = new Uint32Array(count);
  const pass = (digit: (row: number) => number) => {
    const counts = new Uint32Array(65_537);
    for (let at = 0; at < count; at++) counts[digit(at) + 1]!++;
    for (let value = 1; value < counts.length; value++) counts[value]! += counts[value - 1]!;
    for (let at = 0; at < count; at++) {
      const row = order[at]!;
      spare[counts[digit(row)]!++] = row;
    }
    [order, spare] = [spare, order];
  };
  pass((row) => halves[row * 2]! & 0xffff);
  pass((row) => halves[row * 2]! >>> 16);
  pass((row) => halves[row * 2 + 1]! & 0xffff);
  pass((row) => halves[row * 2 + 1]! >>> 16);
  // Signed minutes as unsigned ones in the same order; the undated, which are the least, become the greatest.
  const key = (row: number) => (start[row]! === NO_MINUTE ? 0xffff_ffff : (start[row]! ^ 0x8000_0000) >>> 0);
  pass((row) => key(row) & 0xffff);
  pass((row) => key(row) >>> 16);
  return order;
}

/** The same rows in another order. */
export function reorderTable({ columns, labels }: IncidentTable, order: Uint32Array): IncidentTable {
  return {
    columns: takeRows(columns, order),
    labels: eachLabel((field) => {
      const { codes, names } = labels[field];
      const moved = new Uint32Array(order.length);
      for (let at = 0; at < order.length; at++) moved[at] = codes[order[at]!]!;
      return { codes: moved, names };
    }),
  };
}

/** Tables one after another, not sorted; each must name its labels by the same `names`. */
export function appendTables(
  tables: readonly IncidentTable[],
  names: Record<LabelField, string[]>,
): IncidentTable {
  const count = tables.reduce((sum, table) => sum + table.columns.count, 0);
  const columns = makeColumns(count, '', '');
  const labels = eachLabel((field) => ({ codes: new Uint32Array(count), names: names[field] }));
  let at = 0;
  for (const table of tables) {
    for (const key of COLUMNS) (columns[key] as Uint8Array).set(table.columns[key] as Uint8Array, at);
    for (const field of LABEL_FIELDS) labels[field].codes.set(table.labels[field].codes, at);
    at += table.columns.count;
  }
  return { columns, labels };
}
