/** How many people a place stands for in the choice among homonyms. */
import type { Place } from '#lib/schema.ts';
import { liesIn, roughKm } from './contains.ts';
import type { Candidate } from './name-group.ts';

const VILLAGE = 500;
const SMALL_TOWN = 5000;
const PEOPLE_PER_SQUARE_DEGREE = 10_000;
/** Québec's share is .07: there the province is meant. */
const SEAT_SHARE = 0.1;
const CITY_SHARE = 0.25;
const CAPITAL_KM = 400;

/**
 * "Kandahar", "New York", "Buenos Aires": an area that shares its name with its seat where a good part of its people
 * live, with a city where a quarter of them do, or with the country's capital close by.
 */
export function isNamedAsCity(place: Place, towns: readonly Candidate[]): boolean {
  if (place.kind !== 'region' && place.kind !== 'district') return false;
  return towns.some(({ hit: { place: town, rank } }) => {
    if (rank === 0) return town.country === place.country && roughKm(town, place) < CAPITAL_KM;
    return liesIn(town, place) && peopleOf(town) > (rank <= 2 ? SEAT_SHARE : CITY_SHARE) * peopleOf(place);
  });
}

/**
 * Inhabitants; a settlement whose number is unknown counts as a village, a site as a small town, a water or macro-region
 * by its extent: a sea as a city, an ocean as a country.
 */
export function peopleOf({ kind, population, bbox }: Place): number {
  if (population !== null) return population;
  if (kind === 'settlement' || kind === 'neighbourhood') return VILLAGE;
  if (bbox === null || (kind !== 'water' && kind !== 'macro_region')) return SMALL_TOWN;
  return Math.max(SMALL_TOWN, (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]) * PEOPLE_PER_SQUARE_DEGREE);
}
