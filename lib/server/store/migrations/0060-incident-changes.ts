/**
 * Which incidents changed with which data version, so that what is kept in memory can be mended instead of read anew.
 * Changes stand open (version null) until the version is counted up, in the same transaction as a rule; only the last
 * thousand versions are kept. `*` stands for all incidents.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'CREATE TABLE incident_changes (id text NOT NULL, version bigint)',
  'CREATE INDEX incident_changes_by_version ON incident_changes (version)',
  `CREATE FUNCTION dateline_note_changes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT count(*) FROM (SELECT 1 FROM changed LIMIT 10001) AS counted) > 10000 THEN
      INSERT INTO incident_changes (id) VALUES ('*');
    ELSE
      INSERT INTO incident_changes (id) SELECT id FROM changed;
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE FUNCTION dateline_note_truncation() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO incident_changes (id) VALUES ('*');
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER note_added AFTER INSERT ON incidents REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION dateline_note_changes()`,
  `CREATE TRIGGER note_changed AFTER UPDATE ON incidents REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION dateline_note_changes()`,
  `CREATE TRIGGER note_removed AFTER DELETE ON incidents REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION dateline_note_changes()`,
  `CREATE TRIGGER note_truncated AFTER TRUNCATE ON incidents
    FOR EACH STATEMENT EXECUTE FUNCTION dateline_note_truncation()`,
  `CREATE FUNCTION dateline_close_changes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE incident_changes SET version = NEW.value::bigint WHERE version IS NULL;
    DELETE FROM incident_changes WHERE version <= NEW.value::bigint - 1000;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER close_changes AFTER UPDATE ON meta FOR EACH ROW
    WHEN (NEW.key = 'data_version') EXECUTE FUNCTION dateline_close_changes()`,
];

/** Makes the table and the triggers that fill it. */
export async function noteIncidentChanges(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
