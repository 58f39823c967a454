/** The incidents of all scenes of a brief, once each, for its data files. */
import type { BriefOptions, Scene } from '#lib/brief/brief-schema.ts';
import { safeIncident, safeSpeller } from '#lib/brief/safeguard.ts';
import type { SourcedIncident } from '#lib/export/incident-record.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import { readSourced } from '../export/read-sourced.ts';
import type { Store } from '../store/open-store.ts';
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

/** What the options ask to withhold is gone from them. */
function safe({ incident, publishers }: SourcedIncident, options: BriefOptions): SourcedIncident {
  const spell = safeSpeller(options, [incident], publishers);
  return { incident: safeIncident(incident, options, spell), publishers };
}

/** In batches, in the order of their days. */
export async function* readBriefData(
  store: Store,
  scenes: readonly Scene[],
  options: BriefOptions,
): AsyncGenerator<SourcedIncident[]> {
  const ids = await idsOfScenes(store, scenes);
  for (let first = 0; first < ids.length; first += BATCH) {
    const query = {
      clock: 'happened' as const,
      sort: 'oldest' as const,
      ids: ids.slice(first, first + BATCH),
    };
    for await (const batch of readSourced(store, query)) yield batch.map((one) => safe(one, options));
  }
}
