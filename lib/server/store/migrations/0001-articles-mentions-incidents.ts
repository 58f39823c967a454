/** Articles, what they say, the incidents, and who leads on to whom. */
import { type Kysely, sql } from 'kysely';

const FIRST_TABLES = [
  `CREATE TABLE articles (
    id text PRIMARY KEY,
    content_hash text NOT NULL UNIQUE,
    title text, publisher text, byline text, url text,
    published_at text, published_from text,
    published_day date, published_basis text, published_why jsonb NOT NULL,
    language text, sources jsonb NOT NULL,
    text text NOT NULL, sections jsonb NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE mentions (
    article_id text NOT NULL REFERENCES articles ON DELETE CASCADE,
    id text NOT NULL,
    seq int NOT NULL,
    type text NOT NULL, assertion text NOT NULL,
    start_day date, end_day date,
    lng double precision, lat double precision,
    data jsonb NOT NULL,
    PRIMARY KEY (article_id, id)
  )`,
  `CREATE TABLE incidents (
    id text PRIMARY KEY,
    type text NOT NULL, ground boolean NOT NULL,
    start_day date, end_day date,
    lng double precision, lat double precision,
    data jsonb NOT NULL, why jsonb NOT NULL
  )`,
  'CREATE INDEX incidents_by_type_and_day ON incidents (type, start_day) INCLUDE (lng, lat)',
  'CREATE INDEX incidents_by_day ON incidents (start_day, end_day)',
  `CREATE TABLE incident_members (
    incident_id text NOT NULL REFERENCES incidents ON DELETE CASCADE,
    article_id text NOT NULL,
    mention_id text NOT NULL,
    PRIMARY KEY (article_id, mention_id),
    FOREIGN KEY (article_id, mention_id) REFERENCES mentions (article_id, id) ON DELETE CASCADE
  )`,
  'CREATE INDEX incident_members_by_incident ON incident_members (incident_id)',
  'CREATE TABLE incident_redirects (old_id text PRIMARY KEY, incident_id text NOT NULL)',
  `CREATE TABLE problems (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id text NOT NULL REFERENCES articles ON DELETE CASCADE,
    seq int NOT NULL,
    kind text NOT NULL, message text NOT NULL
  )`,
  'CREATE INDEX problems_by_article ON problems (article_id)',
  'CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL)',
  `INSERT INTO meta VALUES
    ('database_id', replace(gen_random_uuid()::text, '-', '')),
    ('data_version', '0'),
    ('as_of', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))`,
];

/** Makes the first tables. */
export async function makeFirstTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of FIRST_TABLES) await sql.raw(statement).execute(db);
}
