/** Reads imported places: by the keys of their names, or by the start of one. */
import { sql } from 'kysely';
import type { FeatureRank } from '#lib/resolve/place/gazetteer.ts';
import type { DumpPlace } from '#lib/resolve/place/geonames-dump.ts';
import type { Store } from './open-store.ts';
import type { PlaceTable } from './tables.ts';

/** Keys of names that lead to a place, and the place; null when only the shipped gazetteer has it. */
export type StoredPlace = { id: string; keys: string[]; dump: DumpPlace | null };

/** More homonyms than this the resolver does not weigh. */
const HOMONYMS = 60;
const KEYS_A_QUERY = 20_000;
/** A short prefix has hundreds of thousands of keys: the first ones are enough to choose from. */
const PREFIX_KEYS_READ = 5_000;

type Hit = { place_id: string; key: string };

/** Places that go by one of the keys, the 60 largest of each. */
export async function readPlacesByKeys(store: Store, keys: readonly string[]): Promise<StoredPlace[]> {
  const hits: Hit[] = [];
  for (let from = 0; from < keys.length; from += KEYS_A_QUERY) {
    const { rows } = await sql<Hit>`
      SELECT place_id, key FROM (
        SELECT place_id, key,
          row_number() OVER (PARTITION BY key ORDER BY population DESC NULLS LAST, place_id) AS place_in_key
        FROM place_names LEFT JOIN places ON places.id = place_id
        WHERE key = ANY(${keys.slice(from, from + KEYS_A_QUERY)}::text[])
      ) AS ranked WHERE place_in_key <= ${HOMONYMS}`.execute(store);
    hits.push(...rows);
  }
  return withPlaces(store, hits);
}

/** Places with a key that starts so, exact ones first, then by population. */
export async function readPlacesByPrefix(
  store: Store,
  prefix: string,
  limit: number,
): Promise<StoredPlace[]> {
  const { rows } = await sql<Hit>`
    SELECT place_id, min(key) AS key FROM (
      SELECT place_id, key FROM place_names
      WHERE key >= ${prefix} AND key < ${prefix} || chr(1114111) ORDER BY key LIMIT ${PREFIX_KEYS_READ}
    ) AS found LEFT JOIN places ON places.id = place_id
    GROUP BY place_id, population
    ORDER BY bool_or(key = ${prefix}) DESC, population DESC NULLS LAST, place_id LIMIT ${limit}`.execute(
    store,
  );
  return withPlaces(store, rows);
}

async function withPlaces(store: Store, hits: readonly Hit[]): Promise<StoredPlace[]> {
  const keys = new Map<string, string[]>();
  for (const { place_id, key } of hits) keys.set(place_id, [...(keys.get(place_id) ?? []), key]);
  if (keys.size === 0) return [];
  const rows = await store
    .selectFrom('places')
    .selectAll()
    .where(sql<boolean>`id = ANY(${[...keys.keys()]}::bigint[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...keys].map(([id, names]) => {
    const row = byId.get(id);
    return { id: `gn:${id}`, keys: names, dump: row ? dumpOf(row) : null };
  });
}

function dumpOf(row: Omit<PlaceTable, 'names'> & { names: string[] }): DumpPlace {
  const { id, name, kind, lng, lat, country, population } = row;
  return {
    place: {
      id: `gn:${id}`,
      name,
      kind,
      lng,
      lat,
      country,
      admin1: null,
      admin2: null,
      population,
      bbox: null,
    },
    rank: row.rank as FeatureRank,
    names: row.names,
    admin1Code: row.admin1_code,
    admin2Code: row.admin2_code,
  };
}

export type PlaceCounts = { places: number; names: number };

/** How many places and names were imported. */
export async function countPlaces(store: Store): Promise<PlaceCounts> {
  const { rows } = await sql<{ places: string; names: string }>`
    SELECT (SELECT count(*) FROM places) AS places, (SELECT count(*) FROM place_names) AS names`.execute(
    store,
  );
  return { places: Number(rows[0]?.places ?? 0), names: Number(rows[0]?.names ?? 0) };
}
