/** The schema's history, forward only: append a step in a file of its own, never change one that has landed. */
import type { Migration } from 'kysely/migration';
import { makeFirstTables } from './migrations/0001-articles-mentions-incidents.ts';
import { makePlaceTables } from './migrations/0002-imported-places.ts';

/** Each step by name; they run in the order of their names. */
export const migrations: Record<string, Migration> = {
  '0001-articles-mentions-incidents': { up: makeFirstTables },
  '0002-imported-places': { up: makePlaceTables },
};
