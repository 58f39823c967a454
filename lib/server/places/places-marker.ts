/**
 * Whether places were imported, as a file in the data directory: `extract` and `geoparse` need no database and open one
 * only when there is something in it for them.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARKER = 'imported-places.json';

/** Notes how many places the database holds. */
export function markPlaces(dataDir: string, counts: { places: number; names: number }): void {
  writeFileSync(join(dataDir, MARKER), `${JSON.stringify(counts)}\n`);
}

/** True if an import was made into the database of this data directory. */
export function hasPlaces(dataDir: string): boolean {
  return existsSync(join(dataDir, MARKER));
}
