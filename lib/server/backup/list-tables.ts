/** The tables that a backup holds, read off the database itself, so that no migration can be forgotten here. */
import type pg from 'pg';

export type BackupTable = {
  name: string;
  /** Columns that are stored, in their order; generated ones are made again. */
  columns: string[];
  /** The table whose rows these are too, for the tables of loads. */
  parent: string | null;
};

/** Work under way, what migrations write themselves, and what only the processes of one database need to know. */
const LEFT_OUT = new Set([
  'jobs',
  'job_inputs',
  'incident_changes',
  'schema_migrations',
  'schema_migrations_lock',
]);

/** Rows of a load that is still under way are not kept: it begins anew. */
const ROWS: Record<string, string> = {
  loads: "WHERE state = 'done'",
  load_columns: "WHERE load_id IN (SELECT id FROM loads WHERE state = 'done')",
};

/** All tables of the schema in use, each after those that it refers to or is a part of. */
export async function listTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { references: string[] }>(`
    SELECT c.relname AS name,
      ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' ORDER BY attnum) AS columns,
      (SELECT p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent WHERE i.inhrelid = c.oid) AS parent,
      ARRAY(SELECT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS references
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname`);
  const kept = rows.filter(({ name, parent }) => !LEFT_OUT.has(name) && !(isLoad(name) && parent === null));
  return inOrder(kept).map(({ name, columns, parent }) => ({ name, columns, parent }));
}

function isLoad(name: string): boolean {
  return /^incidents_load_\d+$/.test(name);
}

function inOrder<T extends { name: string; parent: string | null; references: string[] }>(tables: T[]): T[] {
  const ordered: T[] = [];
  const visit = (table: T) => {
    if (ordered.includes(table)) return;
    for (const before of [...table.references, table.parent]) {
      const found = tables.find(({ name }) => name === before);
      if (found !== undefined && found !== table) visit(found);
    }
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** COPY statements of a table, out and in. */
export function copyStatements({ name, columns }: BackupTable): { out: string; in: string } {
  const list = columns.map(quote).join(', ');
  return {
    out: `COPY (SELECT ${list} FROM ONLY ${quote(name)} ${ROWS[name] ?? ''}) TO STDOUT`,
    in: `COPY ${quote(name)} (${list}) FROM STDIN`,
  };
}

/** Makes the table of a load as the load made it; its parent is joined after the rows are there. */
export async function makeChildTable(client: pg.ClientBase, { name, parent }: BackupTable): Promise<void> {
  if (parent !== 'incidents' || !isLoad(name)) throw new Error(`${name} is no table of a load`);
  await client.query(`CREATE TABLE ${name} (LIKE incidents INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  await client.query(`ALTER TABLE ${name} ADD CHECK (origin = 'load'), ALTER origin SET DEFAULT 'load'`);
}

/** Number of the load whose table this is. */
export function loadOf({ name }: BackupTable): string {
  return name.slice('incidents_load_'.length);
}
