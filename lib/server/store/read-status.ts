/** GET /api/status: whether there is something to show, and how much. */
import { readDataState, readNote } from './meta.ts';
import type { Store } from './open-store.ts';
import { countRows } from './read-incidents.ts';

export type Status = {
  /** False while the sample articles are being read for the first time. */
  ready: boolean;
  database: 'ok';
  articles: number;
  incidents: number;
  dataVersion: string;
};

/** The note that a first reading of articles is under way. */
export const READING_NOTE = 'reading';

export async function readStatus(store: Store): Promise<Status> {
  const { dataVersion } = await readDataState(store);
  const reading = await readNote(store, READING_NOTE);
  return {
    ready: reading === null,
    database: 'ok',
    articles: await countRows(store, 'articles'),
    incidents: await countRows(store, 'incidents'),
    dataVersion,
  };
}
