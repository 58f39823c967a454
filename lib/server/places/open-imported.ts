import { ok, type Result } from '#lib/result.ts';
import { openDatabase } from '../open-database.ts';
import { hasPlaces } from './places-marker.ts';
import { type Widen, widenFrom } from './widen-gazetteer.ts';

export type ImportedPlaces = { widen: Widen; close: () => Promise<void> };

/** For commands that need no database: opens the one of the data directory only if places were imported into it. */
export async function openImported(root: string, dataDir: string): Promise<Result<ImportedPlaces>> {
  if (!hasPlaces(dataDir)) return ok({ widen: async (gazetteer) => gazetteer, close: async () => {} });
  const opened = await openDatabase(root, dataDir);
  if (!opened.ok) return opened;
  return ok({ widen: widenFrom(opened.value.store), close: opened.value.close });
}
