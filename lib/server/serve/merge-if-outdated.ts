/** Merges all stored mentions anew once for each state of the code that merges. */
import { FILING_NOTE, mergeAll } from '../merge-stored.ts';
import { readNote, writeNote } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { forgetNotes, lockIngest, readMembers } from '../store/read-merging.ts';
import { hashFiles } from './hash-files.ts';

const NOTE = 'merger';
/** The state of the code that notes texts for merging. */
const NOTES_NOTE = 'noter';

/** Notes in the transaction of a first ingest, which merges everything, that this code did it. */
export async function noteFirstMerge(root: string, store: Store): Promise<void> {
  if ((await readNote(store, FILING_NOTE)) !== null) return;
  await writeNote(store, NOTE, hashMerger(root));
  await writeNote(store, NOTES_NOTE, hashNoter(root));
}

/** True if another state of the code had merged what is stored; incidents keep their ids. */
export async function mergeIfOutdated(root: string, store: Store, now: Date): Promise<boolean> {
  const key = hashMerger(root);
  if ((await readNote(store, NOTE)) === key) return false;
  await store.transaction().execute(async (all) => {
    await lockIngest(all);
    if ((await readNote(all, NOTES_NOTE)) !== hashNoter(root)) {
      await forgetNotes(all);
      await writeNote(all, NOTES_NOTE, hashNoter(root));
    }
    await mergeAll(all, await readMembers(all), now);
    await writeNote(all, NOTE, key);
  });
  return true;
}

function hashMerger(root: string): string {
  return hashFiles(root, ['lib/merge', 'lib/schema.ts']);
}

function hashNoter(root: string): string {
  return hashFiles(root, ['lib/merge/note-report.ts', 'lib/merge/sign-text.ts']);
}
