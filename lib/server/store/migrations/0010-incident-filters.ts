/**
 * Columns that filters and the search use, filled by triggers from `data` so that nobody who writes incidents or
 * articles need know of them; `origin` tells derived incidents from loaded ones, which are child tables of their own.
 */
import { type Kysely, sql } from 'kysely';

/** As lib/query/fold-words.ts: the same words on both sides, whatever the database's locale. */
const SEPARATORS =
  '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u02b0-\\u02ff\\u2000-\\u206f\\u3000-\\u303f]+';

const FOLD_WORDS = `CREATE FUNCTION dateline_words(given text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 100)), '{}') FROM regexp_split_to_table(
    lower(regexp_replace(normalize(given, NFKD), '[\\u0300-\\u036f]', '', 'g')), '${SEPARATORS}') AS word
  WHERE word <> ''
$$`;

/** An attack "overnight" ends on the next day, one "until midnight" before it: as lib/query/incident-interval.ts. */
const FILL_INCIDENT = `CREATE FUNCTION dateline_fill_incident() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place jsonb := NEW.data->'place';
  killed numeric;
  injured numeric;
  hours_from text := lpad(substring(NEW.data#>>'{time,clock,from}' from '^\\d{1,2}:\\d\\d'), 5, '0');
  hours_to text := lpad(substring(NEW.data#>>'{time,clock,to}' from '^\\d{1,2}:\\d\\d'), 5, '0');
BEGIN
  NEW.origin := coalesce(NEW.origin, 'articles');
  NEW.start_day := coalesce(NEW.start_day, NEW.end_day);
  NEW.end_day := greatest(NEW.end_day, NEW.start_day);
  IF NEW.end_day = NEW.start_day AND hours_to > '00:00' AND hours_to < hours_from THEN
    NEW.end_day := NEW.start_day + 1;
  ELSIF NEW.end_day > NEW.start_day AND hours_to = '00:00' AND hours_from IS NOT NULL THEN
    NEW.end_day := NEW.end_day - 1;
  END IF;
  NEW.grade := NEW.data#>>'{grade,level}';
  NEW.weapon := NEW.data#>>'{weapon,kind}';
  NEW.targets := ARRAY(SELECT jsonb_array_elements_text(NEW.data->'targets'));
  NEW.actor := NEW.data#>>'{perpetrator,actor}';
  NEW.admin1 := place->>'admin1';
  NEW.country := place->>'country';
  NEW.place_precision := place->>'precision';
  killed := NEW.data#>>'{casualties,killed,min}';
  injured := NEW.data#>>'{casualties,injured,min}';
  -- least() takes an unknown count for infinitely many.
  NEW.killed_min := CASE WHEN killed IS NOT NULL THEN least(killed, 2000000000) END;
  NEW.injured_min := CASE WHEN injured IS NOT NULL THEN least(injured, 2000000000) END;
  NEW.reported_first := NEW.data#>>'{reported,first}';
  NEW.reported_last := coalesce(NEW.data#>>'{reported,last}', NEW.data#>>'{reported,first}');
  NEW.words := array_to_tsvector(dateline_words(concat_ws(' ', NEW.data->>'title', NEW.type, place->>'name',
    NEW.admin1, NEW.country, NEW.weapon, NEW.data#>>'{weapon,model}', array_to_string(NEW.targets, ' '), NEW.actor)));
  RETURN NEW;
END $$`;

const FILL_ARTICLE = `CREATE FUNCTION dateline_fill_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.title_words := array_to_tsvector(dateline_words(concat_ws(' ', NEW.title, NEW.publisher)));
  NEW.words := array_to_tsvector(dateline_words(
    concat_ws(' ', NEW.title, NEW.publisher, array_to_string(ARRAY(SELECT jsonb_array_elements_text(NEW.sources)), ' '),
      left(NEW.text, 100000))));
  RETURN NEW;
END $$`;

/** Words that a mistyped one may have meant. */
const NOTE_WORDS = (
  name: string,
  column: string,
) => `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_words SELECT DISTINCT word FROM written, unnest(tsvector_to_array(written.${column})) AS word
    WHERE length(word) BETWEEN 4 AND 30 ORDER BY word ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$`;

const STATEMENTS = [
  FOLD_WORDS,
  'CREATE TABLE search_words (word text COLLATE "C" PRIMARY KEY)',
  `ALTER TABLE incidents
    ADD origin text NOT NULL DEFAULT 'articles',
    ADD grade text, ADD weapon text, ADD targets text[], ADD actor text,
    ADD admin1 text, ADD country text, ADD place_precision text,
    ADD killed_min int, ADD injured_min int,
    ADD reported_first date, ADD reported_last date,
    ADD words tsvector`,
  // Text to date in an assignment of plpgsql reads ISO days whatever the session's datestyle.
  FILL_INCIDENT,
  `CREATE TRIGGER fill_incident BEFORE INSERT OR UPDATE ON incidents
    FOR EACH ROW EXECUTE FUNCTION dateline_fill_incident()`,
  NOTE_WORDS('dateline_note_incident_words', 'words'),
  `CREATE TRIGGER note_words AFTER INSERT ON incidents REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION dateline_note_incident_words()`,
  'UPDATE incidents SET id = id',
  `INSERT INTO search_words SELECT DISTINCT word FROM incidents, unnest(tsvector_to_array(words)) AS word
    WHERE length(word) BETWEEN 4 AND 30 ORDER BY word ON CONFLICT DO NOTHING`,
  'CREATE INDEX incidents_by_words ON incidents USING gin (words) WITH (fastupdate = off)',
  'CREATE INDEX incidents_by_day_and_id ON incidents (start_day, id)',
  `ALTER TABLE articles ADD title_words tsvector, ADD words tsvector`,
  FILL_ARTICLE,
  `CREATE TRIGGER fill_article BEFORE INSERT OR UPDATE ON articles
    FOR EACH ROW EXECUTE FUNCTION dateline_fill_article()`,
  NOTE_WORDS('dateline_note_article_words', 'title_words'),
  `CREATE TRIGGER note_words AFTER INSERT ON articles REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION dateline_note_article_words()`,
  'UPDATE articles SET id = id',
  `INSERT INTO search_words SELECT DISTINCT word FROM articles, unnest(tsvector_to_array(title_words)) AS word
    WHERE length(word) BETWEEN 4 AND 30 ORDER BY word ON CONFLICT DO NOTHING`,
  'CREATE INDEX articles_by_words ON articles USING gin (words) WITH (fastupdate = off)',
  'CREATE INDEX articles_by_title_words ON articles USING gin (title_words) WITH (fastupdate = off)',
];

/** Adds the columns, fills them for what is stored, and indexes them. */
export async function addIncidentFilters(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
