/**
 * Cross-filtering over columns: for every row, one bit per filter that it fails (time apart, which is a run of
 * positions). A pane that ignores its own filter leaves that bit out of its test.
 */

import {
  ATTACK_TYPES,
  type AttackType,
  GRADES,
  GROUND_TYPES,
  type GradeLevel,
  PLACE_PRECISIONS,
  type PlacePrecision,
} from '#lib/codes.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { NO_COUNT } from '#lib/query/incident-columns.ts';

/** The bit of each filter. */
export const FAIL_BITS = {
  types: 1,
  grades: 2,
  precisions: 4,
  killed: 8,
  box: 16,
  search: 32,
  weapons: 64,
  targets: 128,
  actors: 256,
  regions: 512,
  disputed: 1024,
} as const;
export type RowFilter = keyof typeof FAIL_BITS;
/** Filters that columns cannot answer: which rows pass is asked from the server. */
export const ASKED_FILTERS = ['search', 'weapons', 'targets', 'actors', 'regions', 'disputed'] as const;
export type AskedFilter = (typeof ASKED_FILTERS)[number];
/** Per asked filter 1 for each row that passes; absent = not in force. */
export type RowMatches = Partial<Record<AskedFilter, Uint8Array>>;

type ColumnFilter = {
  types: readonly AttackType[] | null;
  grades: readonly GradeLevel[] | null;
  precisions: readonly PlacePrecision[] | null;
  killed: number | null;
  box: readonly [number, number, number, number] | null;
};

/** For each code of a vocabulary the bit, or 0 where it is chosen. Codes beyond it (no place) fail. */
function codeBits(vocabulary: readonly string[], chosen: readonly string[] | null, bit: number): Uint16Array {
  const bits = new Uint16Array(256);
  if (chosen === null) return bits;
  const set = new Set(chosen);
  bits.fill(bit);
  vocabulary.forEach((name, code) => {
    if (set.has(name)) bits[code] = 0;
  });
  return bits;
}

function markBox(
  fails: Uint16Array,
  { lng, lat, count }: IncidentColumns,
  box: NonNullable<ColumnFilter['box']>,
) {
  const [west, south, east, north] = box;
  for (let row = 0; row < count; row += 1) {
    const x = lng[row] ?? Number.NaN;
    const y = lat[row] ?? Number.NaN;
    const isAcross = west <= east ? x >= west && x <= east : x >= west || x <= east;
    if (!(isAcross && y >= south && y <= north)) fails[row]! |= FAIL_BITS.box;
  }
}

/** The bits that each row fails. Types that are not chosen mean the attacks on the ground. */
export function findFails(columns: IncidentColumns, filter: ColumnFilter, matches: RowMatches): Uint16Array {
  const { count, type, grade, placePrecision, killed } = columns;
  const types = codeBits(ATTACK_TYPES, filter.types ?? GROUND_TYPES, FAIL_BITS.types);
  const grades = codeBits(GRADES, filter.grades, FAIL_BITS.grades);
  const precisions = codeBits(PLACE_PRECISIONS, filter.precisions, FAIL_BITS.precisions);
  const fails = new Uint16Array(count);
  for (let row = 0; row < count; row += 1) {
    fails[row] =
      (types[type[row] ?? 0] ?? 0) |
      (grades[grade[row] ?? 0] ?? 0) |
      (precisions[placePrecision[row] ?? 0] ?? 0);
  }
  if (filter.killed !== null) {
    for (let row = 0; row < count; row += 1) {
      const toll = killed[row] ?? NO_COUNT;
      if (toll === NO_COUNT || toll < filter.killed) fails[row]! |= FAIL_BITS.killed;
    }
  }
  if (filter.box !== null) markBox(fails, columns, filter.box);
  for (const name of ASKED_FILTERS) {
    const passes = matches[name];
    if (!passes) continue;
    const bit = FAIL_BITS[name];
    for (let row = 0; row < count; row += 1) if (passes[row] !== 1) fails[row]! |= bit;
  }
  return fails;
}
