/** What a load writes. Rows go to a table of their own and are seen by nobody until it is joined to the incidents. */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { eachLabel, type LabelField } from '#lib/query/incident-table.ts';
import type { Connection } from '../postgres/connection-file.ts';
import { COPY_COLUMNS } from './copy-row.ts';

export type StartedLoad = {
  id: string;
  /** Rows of the file that an earlier, broken-off run has dealt with. */
  rowsRead: number;
  chunks: number;
  /** Names of its label codes so far; null before the first chunk. */
  names: Record<LabelField, string[]> | null;
};

/** What one batch adds; counts are totals since the file's beginning. */
export type Batch = {
  lines: readonly string[];
  columns: Buffer;
  /** Names that this batch adds. */
  names: Record<LabelField, string[]>;
  rowsRead: number;
  stored: number;
  rejected: number;
};

/** A session of its own: COPY needs the bare connection. */
export async function openLoadSession(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, options: '-c timezone=UTC -c datestyle=ISO' });
  client.on('error', () => {});
  await client.connect();
  // A batch lost in a crash of the machine is loaded again; the last step is written through.
  await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
  return client;
}

/** True when this session now is the only one that loads under this name. */
export async function claimName(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock(hashtext($1)) AS mine', [
    `dateline load ${name}`,
  ]);
  return rows[0].mine;
}

const tableOf = (id: string) => `incidents_load_${id}`;

/** The number of incidents of a finished load of the same content, null if there is none. */
export async function findFinished(client: pg.Client, name: string, hash: string): Promise<number | null> {
  const { rows } = await client.query(
    "SELECT row_count FROM loads WHERE name = $1 AND content_hash = $2 AND state = 'done'",
    [name, hash],
  );
  return rows[0] === undefined ? null : Number(rows[0].row_count);
}

/** Goes on with a broken-off load of the same content, or begins a new one; a broken-off one of other content is dropped. */
export async function startLoad(
  client: pg.Client,
  load: { name: string; hash: string; mapping: object },
): Promise<StartedLoad> {
  const { rows } = await client.query(
    "SELECT id, content_hash, rows_read FROM loads WHERE name = $1 AND state = 'loading'",
    [load.name],
  );
  const broken = rows[0];
  if (broken?.content_hash === load.hash) {
    const read = await client.query('SELECT names FROM load_columns WHERE load_id = $1 ORDER BY chunk', [
      broken.id,
    ]);
    const chunks = read.rows as { names: Record<LabelField, string[]> }[];
    const names = eachLabel((field) => chunks.flatMap((chunk) => chunk.names[field]));
    return {
      id: broken.id,
      rowsRead: Number(broken.rows_read),
      chunks: chunks.length,
      names: chunks.length === 0 ? null : names,
    };
  }
  return inTransaction(client, async () => {
    if (broken) await dropLoad(client, broken.id);
    const { rows: made } = await client.query(
      "INSERT INTO loads (name, content_hash, state, mapping) VALUES ($1, $2, 'loading', $3) RETURNING id",
      [load.name, load.hash, JSON.stringify(load.mapping)],
    );
    const id: string = made[0].id;
    const table = tableOf(id);
    await client.query(`CREATE TABLE ${table} (LIKE incidents INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
    await client.query(`ALTER TABLE ${table} ADD CHECK (origin = 'load'), ALTER origin SET DEFAULT 'load'`);
    // Nothing reads it yet: tidying it up between the batches would only take the loader's time.
    await client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
    return { id, rowsRead: 0, chunks: 0, names: null };
  });
}

async function dropLoad(client: pg.Client, id: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${tableOf(id)}`);
  await client.query('DELETE FROM loads WHERE id = $1', [id]);
}

/** Writes a batch, all of it or nothing. */
export async function writeBatch(client: pg.Client, id: string, chunk: number, batch: Batch): Promise<void> {
  await inTransaction(client, async () => {
    const copy = client.query(copyFrom(`COPY ${tableOf(id)} (${COPY_COLUMNS.join(', ')}) FROM STDIN`));
    const done = finished(copy);
    done.catch(() => {});
    for (let at = 0; at < batch.lines.length; at += 500) {
      if (!copy.write(batch.lines.slice(at, at + 500).join(''))) {
        await Promise.race([once(copy, 'drain'), done]);
      }
    }
    copy.end();
    await done;
    await client.query('INSERT INTO load_columns (load_id, chunk, bytes, names) VALUES ($1, $2, $3, $4)', [
      id,
      chunk,
      batch.columns,
      JSON.stringify(batch.names),
    ]);
    await client.query('UPDATE loads SET rows_read = $2, row_count = $3, rejected_count = $4 WHERE id = $1', [
      id,
      batch.rowsRead,
      batch.stored,
      batch.rejected,
    ]);
  });
}

/**
 * Gives the load's table the indexes that `incidents` has now, whatever migrations made them. With a `connection` a second
 * session builds along: most of the work is sorting, which one server process does on one core.
 */
export async function indexLoad(client: pg.Client, id: string, connection?: Connection): Promise<void> {
  const table = tableOf(id);
  const { rows } = await client.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'incidents'
      ORDER BY indexdef LIKE '% USING gin %' DESC, 1`,
  );
  const statements = (rows as { indexname: string; indexdef: string }[]).map((index) =>
    indexOn(table, index),
  );
  const build = async (session: pg.Client) => {
    for (let next = statements.shift(); next !== undefined; next = statements.shift()) {
      await session.query(next);
    }
  };
  if (connection === undefined) await build(client);
  else {
    const helper = await openLoadSession(connection);
    await Promise.all([build(client), build(helper)]).finally(() => helper.end().catch(() => {}));
  }
  await client.query(`ANALYZE ${table}`);
}

function indexOn(table: string, { indexname, indexdef }: { indexname: string; indexdef: string }): string {
  const [, kind, rest] = /^CREATE (UNIQUE )?INDEX \S+ ON (?:ONLY )?\S+ (USING .*)$/s.exec(indexdef) ?? [];
  if (rest === undefined) throw new Error(`an index of incidents cannot be copied: ${indexdef}`);
  const name = `${indexname}_${table}`.replace(/^incidents_/, '').replace('incidents_load', 'load');
  return `CREATE ${kind ?? ''}INDEX IF NOT EXISTS ${name} ON ${table} ${rest}`;
}

/** Joins the load's table to the incidents in place of an older load of the same name; from here on it is seen. */
export async function joinLoad(
  client: pg.Client,
  { id, name, words, now }: { id: string; name: string; words: readonly string[]; now: Date },
): Promise<void> {
  await client.query('SET synchronous_commit = on');
  await inTransaction(client, async () => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('dateline ingest'))");
    const { rows } = await client.query("SELECT id FROM loads WHERE name = $1 AND state = 'done'", [name]);
    for (const older of rows) await dropLoad(client, older.id);
    await client.query(`ALTER TABLE ${tableOf(id)} RESET (autovacuum_enabled)`);
    await client.query(`ALTER TABLE ${tableOf(id)} INHERIT incidents`);
    await client.query("UPDATE loads SET state = 'done', finished_at = $2 WHERE id = $1", [id, now]);
    await client.query(
      'INSERT INTO search_words SELECT word FROM unnest($1::text[]) AS word ORDER BY word ON CONFLICT DO NOTHING',
      [words],
    );
    await client.query("UPDATE meta SET value = (value::bigint + 1)::text WHERE key = 'data_version'");
    await client.query("UPDATE meta SET value = $1 WHERE key = 'as_of'", [
      `${now.toISOString().slice(0, 19)}Z`,
    ]);
  });
}

/** Takes a finished load away; false if there is none of this name. */
export async function removeLoad(client: pg.Client, name: string, now: Date): Promise<boolean> {
  return inTransaction(client, async () => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('dateline ingest'))");
    const { rows } = await client.query('SELECT id FROM loads WHERE name = $1', [name]);
    for (const { id } of rows) await dropLoad(client, id);
    await client.query("UPDATE meta SET value = (value::bigint + 1)::text WHERE key = 'data_version'");
    await client.query("UPDATE meta SET value = $1 WHERE key = 'as_of'", [
      `${now.toISOString().slice(0, 19)}Z`,
    ]);
    return rows.length > 0;
  });
}

/** Drops what a broken-off load of this name has stored; nobody has seen it. Leaves one alone that is being loaded. */
export async function dropBroken(client: pg.Client, name: string): Promise<void> {
  if (!(await claimName(client, name))) return;
  await inTransaction(client, async () => {
    const { rows } = await client.query("SELECT id FROM loads WHERE name = $1 AND state = 'loading'", [name]);
    for (const { id } of rows) await dropLoad(client, id);
  });
}

async function inTransaction<T>(client: pg.Client, act: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const value = await act();
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
