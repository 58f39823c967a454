/** What a process needs to reach the database: `postgres.json` in the data directory, or `DATABASE_URL`. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const embedded = z.object({
  /** Names the cluster; the same word is kept inside it, so that a password is never tried on another one. */
  cluster: z.string(),
  clusterDir: z.string(),
  host: z.literal('127.0.0.1'),
  port: z.int(),
  user: z.literal('dateline'),
  database: z.literal('dateline'),
  password: z.string(),
});
export type EmbeddedConnection = z.infer<typeof embedded>;

/** How to connect: the embedded server's values, or the URL of another server. */
export type Connection = EmbeddedConnection | { connectionString: string };

function fileIn(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

/** The embedded server's connection as last written, or null if there is none (or it is damaged). */
export function readEmbeddedConnection(dataDir: string): EmbeddedConnection | null {
  try {
    const parsed = embedded.safeParse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes it for this user's eyes only (0600), in one step. */
export function writeEmbeddedConnection(dataDir: string, connection: EmbeddedConnection): void {
  const draft = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(dataDir));
}

/** `DATABASE_URL` if it is set, else what the data directory says, else null: no server was ever started. */
export function readConnection(dataDir: string): Connection | null {
  const url = process.env.DATABASE_URL;
  return url ? { connectionString: url } : readEmbeddedConnection(dataDir);
}
