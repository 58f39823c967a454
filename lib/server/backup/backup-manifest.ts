/** What a backup says of itself: the first thing that is read of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';

export const MANIFEST_NAME = 'dateline-backup.json';
export const FORMAT = 1;

const manifest = z.object({
  format: z.literal(FORMAT),
  madeAt: z.string(),
  dataVersion: z.string(),
  /** The steps of the schema's history that the rows have gone through. */
  migrations: z.array(z.string().regex(/^[\w-]+$/)).min(1),
  tables: z.array(
    z.object({
      name: z.string().regex(/^\w+$/),
      columns: z.array(z.string()),
      parent: z.string().nullable(),
      bytes: z.int().nonnegative(),
    }),
  ),
});
export type BackupManifest = z.infer<typeof manifest>;

/** The manifest of an unpacked backup; fails when it is none, or one of a newer form. */
export async function readManifest(folder: string, file: string): Promise<Result<BackupManifest>> {
  const text = await readFile(join(folder, MANIFEST_NAME), 'utf8').catch(() => null);
  if (text === null)
    return fail('malformed', `${file}: is no backup of Dateline; give a file that "dateline backup" made`);
  try {
    return ok(manifest.parse(JSON.parse(text)));
  } catch {
    return fail('unsupported', `${file}: was made by another version of Dateline; use that one`);
  }
}
