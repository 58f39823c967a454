/** The incidents of all scenes of a brief, once each, for its data files. */
import type { BriefResponse, Scene } from '#lib/brief/brief-schema.ts';
import type { SourcedIncident } from '#lib/export/incident-record.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import { readSourced } from '../export/read-sourced.ts';
import type { Store } from '../store/open-store.ts';
import { readSafety } from './read-safety.ts';
import { idsOf, selectScene } from './scene-rows.ts';

const BATCH = 5000;

async function idsOfScenes(store: Store, scenes: readonly Scene[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const view of new Set(scenes.map((scene) => scene.view))) {
    const selected = await selectScene(store, view);
    if (selected.ok)
      for (const id of idsOf(selected.value.snapshot.table.columns, selected.value.rows)) ids.add(id);
    const { incident } = decodeView(view);
    if (incident !== null) ids.add(incident);
  }
  return [...ids];
}

/** In batches, in the order of their days, as the brief's options let them be shown. */
export async function* readBriefData(store: Store, answer: BriefResponse): AsyncGenerator<SourcedIncident[]> {
  const ids = await idsOfScenes(store, answer.brief.scenes);
  const safety = await readSafety(store, answer);
  for (let first = 0; first < ids.length; first += BATCH) {
    const query = {
      clock: 'happened' as const,
      sort: 'oldest' as const,
      ids: ids.slice(first, first + BATCH),
    };
    for await (const batch of readSourced(store, query)) {
      yield batch.map(({ incident, publishers }) => ({ incident: safety.incident(incident), publishers }));
    }
  }
}
