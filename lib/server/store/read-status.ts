/** GET /api/status: whether there is something to show, and how much. */
import { readDataState, readNote } from './meta.ts';
import type { Store } from './open-store.ts';
import { countRows } from './read-incidents.ts';

export type Status = {
  /** False until the sample articles have been read for the first time, or could not be. */
  ready: boolean;
  database: 'ok';
  articles: number;
  incidents: number;
  dataVersion: string;
};

/** The note of the last reading of the samples: while there is none, the first one is still to come or under way. */
export const SAMPLES_NOTE = 'samples';

/** Whether the samples were read, and how much the store holds. */
export async function readStatus(store: Store): Promise<Status> {
  const { dataVersion } = await readDataState(store);
  return {
    ready: (await readNote(store, SAMPLES_NOTE)) !== null,
    database: 'ok',
    articles: await countRows(store, 'articles'),
    incidents: await countRows(store, 'incidents'),
    dataVersion,
  };
}
