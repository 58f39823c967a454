/**
 * An incident query over a table. Clauses that no facet leaves out narrow the `rows` one after another, so that each
 * costs only what the earlier ones left; the others are counted: `fails` says how many a row does not pass and `failed`
 * names the last of them.
 */

import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS } from '#lib/codes.ts';
import { foldWords } from '#lib/query/fold-words.ts';
import { type IncidentColumns, NO_COUNT, NO_DAY, NO_MINUTE } from '#lib/query/incident-columns.ts';
import type { GeoBox, IncidentQuery } from '#lib/query/incident-query.ts';
import { type IncidentTable, type LabelColumn, TARGET_JOINT } from '#lib/query/incident-table.ts';
import { matchWords } from '#lib/query/match-words.ts';
import { dayNumber } from '#lib/time.ts';

/** Clauses that a facet counts without. */
export const FACET_CLAUSES = [
  'types',
  'grades',
  'precisions',
  'weapons',
  'targets',
  'actors',
  'regions',
] as const;
export type FacetClause = (typeof FACET_CLAUSES)[number];

/** `rows` ascending, the others in step with them. */
export type RowMask = { rows: Uint32Array; fails: Uint8Array; failed: Uint8Array };
/** What a query needs beside the table. */
export type QueryContext = {
  countryCodes: readonly string[];
  /** 1 for a row whose articles' titles hold the words of the query's text. */
  titleRows: Uint8Array | null;
  /** The rows of the query's ids, ascending; null = not asked for. */
  idRows: Uint32Array | null;
};

const MINUTES_PER_DAY = 1440;

/** Rows that pass have `fails` 0. Sort, limit and cursor play no part. */
export function maskRows(table: IncidentTable, query: IncidentQuery, context: QueryContext): RowMask {
  const rows = narrowRows(table, query, context);
  const mask: RowMask = { rows, fails: new Uint8Array(rows.length), failed: new Uint8Array(rows.length) };
  const { columns, labels } = table;
  if (query.types) maskCodes(mask, 'types', columns.type, positions(query.types, ATTACK_TYPES));
  if (query.grades) maskCodes(mask, 'grades', columns.grade, positions(query.grades, GRADES));
  if (query.precisions) {
    maskCodes(mask, 'precisions', columns.placePrecision, positions(query.precisions, PLACE_PRECISIONS));
  }
  if (query.weapons) {
    const wanted = new Set(query.weapons);
    maskLabel(mask, 'weapons', labels.weapon, (name) => wanted.has(name));
  }
  if (query.targets) {
    const wanted = new Set(query.targets);
    maskLabel(mask, 'targets', labels.target, (name) =>
      name.split(TARGET_JOINT).some((target) => wanted.has(target)),
    );
  }
  if (query.actors) {
    const wanted = lowerCased(query.actors);
    maskLabel(mask, 'actors', labels.actor, (name) => wanted.has(name.toLowerCase()));
  }
  if (query.regions) maskRegions(mask, table, query.regions, context.countryCodes);
  return mask;
}

/** Rows that pass, ascending. */
export function passingRows({ rows, fails }: RowMask): Uint32Array {
  const passing = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) if (fails[at] === 0) passing[count++] = rows[at]!;
  return passing.subarray(0, count);
}

function narrowRows(table: IncidentTable, query: IncidentQuery, context: QueryContext): Uint32Array {
  const { columns } = table;
  const { knownAt, killedMin, injuredMin } = query;
  let rows = context.idRows ?? everyRow(columns.count);
  if (query.from !== undefined || query.to !== undefined) {
    rows =
      query.clock === 'happened' ? keepHappened(columns, rows, query) : keepReported(columns, rows, query);
  }
  if (knownAt !== undefined) {
    const known = dayNumber(knownAt);
    const { reportedFirst } = columns;
    rows = rows.filter((row) => reportedFirst[row] !== NO_DAY && reportedFirst[row]! <= known);
  }
  if (query.bbox) rows = keepInside(columns, rows, query.bbox);
  if (killedMin !== undefined) rows = keepCounts(columns.killed, rows, killedMin);
  if (injuredMin !== undefined) rows = keepCounts(columns.injured, rows, injuredMin);
  if (query.text !== undefined) {
    const holds = matchWords(table, foldWords(query.text));
    const titleRows = context.titleRows;
    rows = rows.filter((row) => holds(row) || (titleRows !== null && titleRows[row] === 1));
  }
  return rows;
}

function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

/** Rows stand in the order of their start: the last that begins in time is found by halving. */
function keepHappened(
  { start, end }: IncidentColumns,
  rows: Uint32Array,
  { from, to }: IncidentQuery,
): Uint32Array {
  const opens = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from) * MINUTES_PER_DAY;
  const closes = to === undefined ? Number.POSITIVE_INFINITY : (dayNumber(to) + 1) * MINUTES_PER_DAY;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const begins = start[rows[middle]!]!;
    if (begins !== NO_MINUTE && begins < closes) low = middle + 1;
    else high = middle;
  }
  const kept = new Uint32Array(low);
  let count = 0;
  for (let at = 0; at < low; at++) {
    const row = rows[at]!;
    const begins = start[row]!;
    if (begins >= opens || end[row]! > opens) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

function keepReported(
  { reportedFirst, reportedLast }: IncidentColumns,
  rows: Uint32Array,
  { from, to }: IncidentQuery,
): Uint32Array {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from);
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to);
  return rows.filter((row) => {
    const day = reportedFirst[row]!;
    return day !== NO_DAY && day <= last && reportedLast[row]! >= first;
  });
}

function keepInside({ lng, lat }: IncidentColumns, rows: Uint32Array, box: GeoBox): Uint32Array {
  // The columns hold 32-bit degrees: the box is rounded the same way, so that a point on its edge stays inside.
  const [west, south, east, north] = box.map(Math.fround) as [number, number, number, number];
  const crosses = box[0] > box[2];
  return rows.filter((row) => {
    const x = lng[row]!;
    const y = lat[row]!;
    const between = crosses ? x >= west || x <= east : x >= west && x <= east;
    return between && y >= south && y <= north;
  });
}

function keepCounts(counts: Uint16Array, rows: Uint32Array, least: number): Uint32Array {
  const floor = Math.min(least, NO_COUNT - 1);
  return rows.filter((row) => counts[row] !== NO_COUNT && counts[row]! >= floor);
}

function lowerCased(names: readonly string[]): Set<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

function positions<T>(wanted: readonly T[], all: readonly T[]): Uint8Array {
  const flags = new Uint8Array(256);
  for (const value of wanted) flags[all.indexOf(value)] = 1;
  return flags;
}

/** Code 0, "none", is never wanted. */
function flagNames({ names }: LabelColumn, isWanted: (name: string) => boolean): Uint8Array {
  return Uint8Array.from(names, (name, code) => (code !== 0 && isWanted(name) ? 1 : 0));
}

function maskLabel(
  mask: RowMask,
  clause: FacetClause,
  label: LabelColumn,
  isWanted: (name: string) => boolean,
): void {
  maskCodes(mask, clause, label.codes, flagNames(label, isWanted));
}

function maskCodes(
  { rows, fails, failed }: RowMask,
  clause: FacetClause,
  codes: Uint8Array | Uint32Array,
  wanted: Uint8Array,
): void {
  const number = FACET_CLAUSES.indexOf(clause);
  for (let at = 0; at < rows.length; at++) {
    if (wanted[codes[rows[at]!]!] === 1) continue;
    fails[at]!++;
    failed[at] = number;
  }
}

function maskRegions(
  { rows, fails, failed }: RowMask,
  { labels }: IncidentTable,
  regions: readonly string[],
  countryCodes: readonly string[],
): void {
  const wanted = lowerCased(regions);
  const codes = new Set(countryCodes);
  const regionFlags = flagNames(labels.admin1, (name) => wanted.has(name.toLowerCase()));
  const countryFlags = flagNames(labels.country, (name) => codes.has(name));
  const number = FACET_CLAUSES.indexOf('regions');
  const admin1 = labels.admin1.codes;
  const country = labels.country.codes;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (regionFlags[admin1[row]!] === 1 || countryFlags[country[row]!] === 1) continue;
    fails[at]!++;
    failed[at] = number;
  }
}
