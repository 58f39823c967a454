/** Opens the tables over a connection and brings them up to date. */
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

export type Store = Kysely<Tables>;

/** How long one waits for a connection: a crowd is served one after another rather than turned away. */
const CONNECT_WAIT_MS = 20_000;
const DATE_OID = 1082;
const TIMESTAMPTZ_OID = 1184;

/**
 * A pool over the connection; nothing is sent yet. Days come as ISO strings and instants as ISO instants in UTC,
 * never as Date objects, whose day depends on the machine's zone.
 */
export function openStore(connection: Connection, poolSize = 10): Store {
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_WAIT_MS,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    options: '-c timezone=UTC -c datestyle=ISO',
    types: { getTypeParser },
  });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  // Nor must one that dies while it is used: its query fails, and that is how it is told.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === DATE_OID) return (text: string) => text;
  if (oid === TIMESTAMPTZ_OID) return (text: string) => new Date(text).toISOString();
  return pg.types.getTypeParser(oid, format as 'text');
}) as typeof pg.types.getTypeParser;

/** Runs the missing migrations, one process at a time (Kysely holds an advisory lock). */
export async function migrateStore(store: Store): Promise<Result<null>> {
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return ok(null);
  const message = error instanceof Error ? error.message : String(error);
  if (/corrupted migrations/.test(message)) {
    return fail(
      'unsupported',
      'the database was made by a newer Dateline: update this one, or use another --data DIR',
    );
  }
  return fail('internal', `the database could not be brought up to date: ${message}`);
}
