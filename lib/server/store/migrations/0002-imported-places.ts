/** Places of imported dumps. */
import { type Kysely, sql } from 'kysely';

/** Places of imported GeoNames dumps, and the folded keys of their names; byte order lets a prefix use the index. */
const PLACE_TABLES = [
  `CREATE TABLE places (
    id bigint PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL, rank smallint NOT NULL,
    lng double precision NOT NULL, lat double precision NOT NULL,
    country text, admin1_code text NOT NULL, admin2_code text NOT NULL,
    population double precision,
    names jsonb NOT NULL
  )`,
  `CREATE TABLE place_names (
    key text COLLATE "C" NOT NULL,
    place_id bigint NOT NULL,
    main boolean NOT NULL,
    PRIMARY KEY (key, place_id)
  )`,
  'CREATE INDEX place_names_by_place ON place_names (place_id)',
];

/** Makes the tables of imported places. */
export async function makePlaceTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of PLACE_TABLES) await sql.raw(statement).execute(db);
}
