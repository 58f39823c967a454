/** How many rows each value of a field would leave: every clause of the query applies save the field's own. */

import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS } from '#lib/codes.ts';
import { type IncidentTable, TARGET_JOINT } from '#lib/query/incident-table.ts';
import { FACET_CLAUSES, type FacetClause, passingRows, type RowMask } from '#lib/query/mask-rows.ts';

export const FACETS = [
  'type',
  'grade',
  'precision',
  'weapon',
  'target',
  'actor',
  'admin1',
  'country',
] as const;
export type Facet = (typeof FACETS)[number];
export type FacetCount = { value: string; count: number };
/** `others` counts further values that were cut off; `none` the rows that state no value. */
export type FacetCounts = { values: FacetCount[]; others: number; none: number };

type Source = {
  clause: FacetClause;
  codes: Uint8Array | Uint32Array;
  names: readonly string[];
  labelled: boolean;
};

function sourceOf({ columns, labels }: IncidentTable, facet: Facet): Source {
  const label = (field: keyof typeof labels, clause: FacetClause): Source => ({
    clause,
    ...labels[field],
    labelled: true,
  });
  switch (facet) {
    case 'type':
      return { clause: 'types', codes: columns.type, names: ATTACK_TYPES, labelled: false };
    case 'grade':
      return { clause: 'grades', codes: columns.grade, names: GRADES, labelled: false };
    case 'precision':
      return {
        clause: 'precisions',
        codes: columns.placePrecision,
        names: PLACE_PRECISIONS,
        labelled: false,
      };
    case 'weapon':
      return label('weapon', 'weapons');
    case 'target':
      return label('target', 'targets');
    case 'actor':
      return label('actor', 'actors');
    case 'admin1':
      return label('admin1', 'regions');
    case 'country':
      return label('country', 'regions');
  }
}

/** Rows that pass, and by clause those that fail at it alone. */
export type FacetRows = { passing: Uint32Array; byClause: Map<number, Uint32Array> };

/** The rows that facets count. */
export function findFacetRows(mask: RowMask): FacetRows {
  const { rows, fails, failed } = mask;
  const counts = new Uint32Array(FACET_CLAUSES.length);
  for (let at = 0; at < rows.length; at++) if (fails[at] === 1) counts[failed[at]!]!++;
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(FACET_CLAUSES.length);
  for (let at = 0; at < rows.length; at++) {
    if (fails[at] !== 1) continue;
    const clause = failed[at]!;
    lists[clause]![filled[clause]!++] = rows[at]!;
  }
  const byClause = new Map([...lists.entries()].filter(([, list]) => list.length > 0));
  return { passing: passingRows(mask), byClause };
}

/** The commonest values of one field, at most `limit`, most first, ties by name. */
export function countFacet(table: IncidentTable, rows: FacetRows, facet: Facet, limit: number): FacetCounts {
  const source = sourceOf(table, facet);
  const byCode = countCodes(source, rows);
  const counts = new Map<string, number>();
  let none = 0;
  for (let code = 0; code < byCode.length; code++) {
    const count = byCode[code]!;
    if (count === 0) continue;
    const name = source.names[code];
    if (name === undefined || (source.labelled && code === 0)) {
      none += count;
      continue;
    }
    const values = facet === 'target' ? name.split(TARGET_JOINT) : [name];
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const sorted = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values: sorted.slice(0, limit), others: Math.max(0, sorted.length - limit), none };
}

function countCodes({ clause, codes, names }: Source, { passing, byClause }: FacetRows): Uint32Array {
  const counts = new Uint32Array(Math.max(256, names.length));
  for (let at = 0; at < passing.length; at++) counts[codes[passing[at]!]!]!++;
  const others = byClause.get(FACET_CLAUSES.indexOf(clause)) ?? new Uint32Array();
  for (let at = 0; at < others.length; at++) counts[codes[others[at]!]!]!++;
  return counts;
}
