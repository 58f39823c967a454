/** What selects incidents, the same for every route, export and command; lib/server/incident-params.ts reads it off a URL. */
import type { Clock } from '#lib/query/incident-interval.ts';
import type { SortOrder } from '#lib/query/sort-incidents.ts';
import type { AttackType, GradeLevel, PlacePrecision } from '#lib/schema.ts';

/** [west, south, east, north] in degrees; west > east crosses the antimeridian. */
export type GeoBox = readonly [west: number, south: number, east: number, north: number];

/** The last incident of a page, by what pages are sorted by: minute (null = undated), killed (-1 = not stated), id. */
export type PageCursor = { start: number | null; killed: number; id: string };

/**
 * A clause that is absent passes everything; lists are alternatives. Days are inclusive and count an incident whose
 * days on `clock` overlap them, so an undated one does not pass; with `bbox` one without a point does not. Tolls
 * compare the least number stated, so an unknown toll does not pass.
 */
export type IncidentQuery = {
  clock: Clock;
  sort: SortOrder;
  from?: string;
  to?: string;
  bbox?: GeoBox;
  types?: readonly AttackType[];
  grades?: readonly GradeLevel[];
  precisions?: readonly PlacePrecision[];
  /** Classes of the lexicon. */
  weapons?: readonly string[];
  targets?: readonly string[];
  /** Names, compared without case. */
  actors?: readonly string[];
  /** Names of first-level regions, names or two-letter codes of countries, compared without case. */
  regions?: readonly string[];
  killedMin?: number;
  injuredMin?: number;
  /** Only those of whose tolls no single number agrees with every figure that stands (lib/merge/disputed-tolls.ts). */
  disputed?: 'tolls';
  /** Every word must begin a word of the incident or of the title of an article that tells of it. */
  text?: string;
  ids?: readonly string[];
  /** Only what was reported by this day. */
  knownAt?: string;
  limit?: number;
  cursor?: PageCursor;
};
