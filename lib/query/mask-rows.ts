/**
 * An incident query over a table. Clauses that no facet leaves out narrow the `rows` first (narrow-rows.ts); the others
 * are counted: `fails` says how many a row does not pass and `failed` names the last of them.
 */

import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS } from '#lib/codes.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { type IncidentTable, type LabelColumn, TARGET_JOINT } from '#lib/query/incident-table.ts';
import { type FoundRows, narrowRows } from '#lib/query/narrow-rows.ts';

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
export type QueryContext = FoundRows & { countryCodes: readonly string[] };

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
  let count = 0;
  for (let at = 0; at < rows.length; at++) if (fails[at] === 0) count++;
  if (count === rows.length) return rows;
  const passing = new Uint32Array(count);
  for (let at = 0, kept = 0; kept < count; at++) if (fails[at] === 0) passing[kept++] = rows[at]!;
  return passing;
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
