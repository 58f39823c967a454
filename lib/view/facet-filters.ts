/** Filters that a view keeps beyond time, type and grade, each in a canonical form that survives the URL. */
import { PLACE_PRECISIONS, type PlacePrecision } from '#lib/codes.ts';

/** West, south, east, north in degrees; west > east crosses the antimeridian. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Facets whose values are open lists of codes or names; what matches them is asked from the server. */
export const FACETS = ['weapons', 'targets', 'actors', 'regions'] as const;
export type Facet = (typeof FACETS)[number];

const MAX_VALUES = 20;
const MAX_VALUE_LENGTH = 80;
const MAX_KILLED = 1_000_000;

function roundDegrees(value: number): number {
  return Number(value.toFixed(4)) + 0;
}

function wrapLng(lng: number): number {
  return Math.abs(lng) <= 180 ? lng : ((((lng + 180) % 360) + 360) % 360) - 180;
}

/** A box with four decimals of a degree (10 m), its latitudes in order; null when a number is missing. */
export function canonicalBox(box: Box | null): Box | null {
  if (box === null || !box.every(Number.isFinite)) return null;
  const [, south, , north] = box;
  const [west, east] = box[2] - box[0] >= 360 ? [-180, 180] : [box[0], box[2]];
  const lat = (value: number) => roundDegrees(Math.min(90, Math.max(-90, value)));
  return [
    roundDegrees(wrapLng(west)),
    lat(Math.min(south, north)),
    roundDegrees(wrapLng(east)),
    lat(Math.max(south, north)),
  ];
}

/** Values of a facet, trimmed, without repeats and sorted; null when there is none. */
export function canonicalValues(values: Iterable<string> | null): readonly string[] | null {
  const kept = new Set<string>();
  for (const value of values ?? []) {
    const text = value.toWellFormed().trim().slice(0, MAX_VALUE_LENGTH).toWellFormed().trim();
    if (text !== '') kept.add(text);
  }
  return kept.size === 0 ? null : [...kept].sort().slice(0, MAX_VALUES);
}

/** Place precisions in their canonical order; null when none or all are chosen. */
export function canonicalPrecisions(
  chosen: Iterable<PlacePrecision> | null,
): readonly PlacePrecision[] | null {
  const set = new Set(chosen ?? []);
  const ordered = PLACE_PRECISIONS.filter((precision) => set.has(precision));
  return ordered.length === 0 || ordered.length === PLACE_PRECISIONS.length ? null : ordered;
}

/** A least number of killed: a whole number of 1 or more, else null. */
export function canonicalKilled(killed: number | null): number | null {
  if (killed === null || !Number.isFinite(killed) || killed < 1) return null;
  return Math.min(MAX_KILLED, Math.floor(killed));
}

/** The values with one more, or one less if it was there. */
export function toggleValue(values: readonly string[] | null, value: string): readonly string[] | null {
  const chosen = new Set(values ?? []);
  if (!chosen.delete(value)) chosen.add(value);
  return canonicalValues(chosen);
}
