import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReadings } from '#lib/server/ingest.ts';
import { distributeStore, listDistribution } from '#lib/server/store/distribution.ts';
import { runDateline } from '../../cli/run-dateline.ts';
import { makeMention, makeReport, onDay, PECHERSKYI } from '../../merge/make-report.ts';
import { readingOf } from '../make-reading.ts';
import { openTemporaryDatabase, type TemporaryDatabase } from '../temporary-database.ts';

let db: TemporaryDatabase;

beforeAll(async () => {
  db = await openTemporaryDatabase('distribution');
});
afterAll(() => db?.close());

/**
 * A stand-in for Citus's function that knows its rules: every unique index holds the column, no triggers, no children,
 * foreign keys only within one group and with the column on both sides.
 */
const STAND_IN = `CREATE FUNCTION create_distributed_table(given text, by_column text, colocate_with text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  what regclass := given::regclass;
  place int := (SELECT attnum FROM pg_attribute WHERE attrelid = what AND attname = by_column);
  named text;
BEGIN
  IF place IS NULL THEN RAISE '% has no column %', given, by_column; END IF;
  SELECT indexrelid::regclass::text INTO named FROM pg_index
    WHERE indrelid = what AND indisunique AND NOT place = ANY(indkey::int[]);
  IF named IS NOT NULL THEN RAISE '% is unique without %', named, by_column; END IF;
  SELECT tgname INTO named FROM pg_trigger WHERE tgrelid = what AND NOT tgisinternal;
  IF named IS NOT NULL THEN RAISE '% has the trigger %', given, named; END IF;
  IF EXISTS (SELECT 1 FROM pg_inherits WHERE inhparent = what OR inhrelid = what) THEN
    RAISE '% has children or a parent', given;
  END IF;
  INSERT INTO spread VALUES (given, by_column, CASE colocate_with WHEN 'none' THEN given ELSE colocate_with END);
  SELECT conname INTO named FROM pg_constraint c
    LEFT JOIN spread own ON own.name = conrelid::regclass::text
    LEFT JOIN spread other ON other.name = confrelid::regclass::text
    WHERE contype = 'f' AND (conrelid = what OR confrelid = what) AND confrelid <> conrelid AND NOT coalesce(
      own.set_of = other.set_of
      AND (SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = own.col) = conkey[1]
      AND (SELECT attnum FROM pg_attribute WHERE attrelid = confrelid AND attname = other.col) = confkey[1],
      -- The other side of the group is spread later.
      other.name IS NOT NULL AND own.name IS NULL AND conrelid::regclass::text IN ('incident_members', 'near_misses'));
  IF named IS NOT NULL THEN RAISE 'the key % reaches over machines', named; END IF;
END $$`;

it('prints what it would do, keeps to the rules of Citus, and the program works on', async () => {
  const printed = await runDateline(['db', 'distribute', '--dry-run']);
  expect(printed.code).toBe(0);
  expect(printed.out.trim().split(';\n')).toHaveLength(listDistribution().length);
  await sql.raw('CREATE TABLE spread (name text, col text, set_of text)').execute(db.store);
  await sql.raw(STAND_IN).execute(db.store);
  for (const statement of listDistribution()) await sql.raw(statement).execute(db.store);
  const { rows } = await sql<{ name: string }>`SELECT name FROM spread ORDER BY name`.execute(db.store);
  expect(rows.map(({ name }) => name)).toEqual([
    'incident_members',
    'mentions',
    'near_misses',
    'place_names',
    'places',
    'problems',
  ]);
  const report = (article: string, day: string) =>
    readingOf(makeReport(article, day, makeMention({ place: PECHERSKYI, time: onDay('2022-11-15') })));
  await storeReadings(db.store, [report('a', '2022-11-15'), report('b', '2022-11-16')], new Date());
  await storeReadings(db.store, [], new Date(), ['a']);
  await storeReadings(db.store, [], new Date(), ['b']);
  for (const table of ['articles', 'mentions', 'problems', 'incidents', 'incident_members', 'near_misses']) {
    const { rows: left } = await sql`SELECT FROM ${sql.table(table)}`.execute(db.store);
    expect({ table, left: left.length }).toEqual({ table, left: 0 });
  }
});

it('changes nothing and says so in one line where the extension is missing', async () => {
  expect(await distributeStore(db.store)).toMatchObject({
    ok: false,
    problem: { kind: 'unsupported', message: expect.stringContaining('Citus is not installed') },
  });
});
