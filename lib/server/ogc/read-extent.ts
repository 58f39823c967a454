/** How far the incidents reach. */
import { sql } from 'kysely';
import type { Store } from '../store/open-store.ts';
import type { Extent } from './documents.ts';

/** The box around all places and the first and last day of all incidents; null where none has one. */
export async function readExtent(store: Store): Promise<Extent> {
  const { rows } = await sql<
    Record<'west' | 'south' | 'east' | 'north', number | null> & Record<'first' | 'last', string | null>
  >`
    SELECT min(lng) AS west, min(lat) AS south, max(lng) AS east, max(lat) AS north,
      min(start_day) AS first, max(end_day) AS last FROM incidents`.execute(store);
  const { west, south, east, north, first, last } = rows[0]!;
  const isPlaced = west !== null && south !== null && east !== null && north !== null;
  return {
    bbox: isPlaced ? [west, south, east, north] : null,
    days: first !== null && last !== null ? [first, last] : null,
  };
}
