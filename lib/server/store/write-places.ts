/** Writes rows of GeoNames dumps, a batch a transaction. Writing the same rows again changes nothing. */
import { sql } from 'kysely';
import type { DumpPlace } from '#lib/resolve/place/geonames-dump.ts';
import type { Store } from './open-store.ts';

/** A place with the keys of all its names. */
export type PlaceRow = { dump: DumpPlace; keys: readonly string[] };
/** A name of a place; `known` when the shipped gazetteer has the place. */
export type NameRow = { id: number; key: string; known: boolean };

/** How many places were new and how many differed from what was stored; the rest was there already. */
export type WrittenPlaces = { added: number; changed: number };
/** How many names were new, and how many belong to a place that neither the database nor the gazetteer has. */
export type WrittenNames = { added: number; placeless: number };

/** Number of a GeoNames place id ("gn:703448"). */
export function numberOfPlaceId(id: string): number {
  return Number(id.slice('gn:'.length));
}

/** Inserts places or writes over those that differ; no two of one batch may have the same id. */
export async function writePlaces(store: Store, rows: readonly PlaceRow[]): Promise<WrittenPlaces> {
  if (rows.length === 0) return { added: 0, changed: 0 };
  const records = rows.map(({ dump }) => placeRecord(dump));
  return store.transaction().execute(async (all) => {
    await lockPlaces(all);
    const { rows: written } = await sql<{ id: string; added: boolean }>`
      INSERT INTO places AS old
      SELECT * FROM jsonb_populate_recordset(NULL::places, ${JSON.stringify(records)}::jsonb)
      ON CONFLICT (id) DO UPDATE SET (name, kind, rank, lng, lat, country, admin1_code, admin2_code, population, names) =
        (excluded.name, excluded.kind, excluded.rank, excluded.lng, excluded.lat, excluded.country,
         excluded.admin1_code, excluded.admin2_code, excluded.population, excluded.names)
      WHERE to_jsonb(old) <> to_jsonb(excluded)
      RETURNING old.id, old.xmax = 0 AS added`.execute(all);
    const changed = written.filter((row) => !row.added).map((row) => row.id);
    if (changed.length > 0) {
      await sql`DELETE FROM place_names WHERE main AND place_id = ANY(${changed}::bigint[])`.execute(all);
    }
    const touched = new Set(written.map((row) => row.id));
    const names = rows.flatMap(({ dump, keys }) => {
      const id = numberOfPlaceId(dump.place.id);
      return touched.has(String(id)) ? keys.map((key) => ({ key, place_id: id, main: true })) : [];
    });
    await sql`INSERT INTO place_names
      SELECT * FROM jsonb_populate_recordset(NULL::place_names, ${JSON.stringify(names)}::jsonb)
      ON CONFLICT DO NOTHING`.execute(all);
    return { added: written.length - changed.length, changed: changed.length };
  });
}

function placeRecord({ place, rank, names, admin1Code, admin2Code }: DumpPlace) {
  return {
    id: numberOfPlaceId(place.id),
    name: place.name,
    kind: place.kind,
    rank,
    lng: place.lng,
    lat: place.lat,
    country: place.country,
    admin1_code: admin1Code,
    admin2_code: admin2Code,
    population: place.population,
    names,
  };
}

/** Inserts names of places that are known; names without a place are counted and left out. */
export async function writePlaceNames(store: Store, rows: readonly NameRow[]): Promise<WrittenNames> {
  if (rows.length === 0) return { added: 0, placeless: 0 };
  return store.transaction().execute(async (all) => {
    await lockPlaces(all);
    const { rows: counts } = await sql<{ added: string; kept: string }>`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id bigint, key text, known boolean)
      ), kept AS (
        SELECT id, key FROM given WHERE known OR EXISTS (SELECT 1 FROM places WHERE places.id = given.id)
      ), added AS (
        INSERT INTO place_names (key, place_id, main) SELECT DISTINCT key, id, false FROM kept
        ON CONFLICT DO NOTHING RETURNING 1
      )
      SELECT (SELECT count(*) FROM added) AS added, (SELECT count(*) FROM kept) AS kept`.execute(all);
    const { added, kept } = counts[0] ?? { added: 0, kept: 0 };
    return { added: Number(added), placeless: rows.length - Number(kept) };
  });
}

/** Two imports at once take turns, batch by batch: they never wait for each other in a ring. */
async function lockPlaces(store: Store): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('dateline places'))`.execute(store);
}

/** Tells the planner how large the tables have become; without it, lookups right after an import read them whole. */
export async function analysePlaces(store: Store): Promise<void> {
  await sql`ANALYZE places, place_names`.execute(store);
}
