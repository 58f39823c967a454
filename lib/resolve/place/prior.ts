/** The order of homonyms before any context: how likely a bare name means this place. */
import type { Place } from '#lib/schema.ts';
import type { FeatureRank, NameMatch } from './gazetteer.ts';

/** Weight of a settlement's rank, beside log10 of its population. */
const RANK_WEIGHT = [1.5, 0.8, 0.3, 0.1, 0, 0, -0.8, -2, -0.3];
const KIND_WEIGHT: Readonly<Record<Place['kind'], number>> = {
  country: 3,
  macro_region: 2.5,
  region: 0.2,
  district: -1.5,
  settlement: 0,
  neighbourhood: -0.5,
  site: 1,
  water: 1,
};
const MATCH_WEIGHT: Readonly<Record<NameMatch, number>> = {
  name: 1,
  spelling: 0.8,
  alias: -0.5,
  demonym: -1,
  variant: -2,
};

/** Larger is likelier; the unit is a power of ten of inhabitants. */
export function priorOf(
  { kind, population }: Pick<Place, 'kind' | 'population'>,
  rank: FeatureRank,
  match: NameMatch,
): number {
  const rankWeight = kind === 'settlement' ? (RANK_WEIGHT[rank] ?? 0) : 0;
  return Math.log10(1 + (population ?? 0)) + rankWeight + KIND_WEIGHT[kind] + MATCH_WEIGHT[match];
}
