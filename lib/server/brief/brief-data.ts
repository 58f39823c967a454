/** The incidents of all scenes of a brief, once each, for its data files. */
import type { BriefResponse, Scene } from '#lib/brief/brief-schema.ts';
import type { SourcedIncident } from '#lib/export/incident-record.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import { readSourced } from '../export/read-sourced.ts';
import type { Store } from '../store/open-store.ts';
import { readSafety } from './read-safety.ts';
import { queryOfView } from './scene-rows.ts';

/** What the views of the scenes select, each view in one pass, and then what scenes have selected beside that. */
function queriesOf(scenes: readonly Scene[]): IncidentQuery[] {
  const views = [...new Set(scenes.map(({ view }) => view))];
  const named = [...new Set(views.flatMap((view) => decodeView(view).incident ?? []))];
  const distinct = new Map<string, IncidentQuery>();
  for (const view of views) {
    const query = queryOfView(view);
    // Scenes that differ in their camera alone select the same.
    if (query.ok) distinct.set(JSON.stringify(query.value), { ...query.value, sort: 'oldest' });
  }
  const chosen: IncidentQuery = { clock: 'happened', sort: 'oldest', ids: named };
  return [...distinct.values(), ...(named.length === 0 ? [] : [chosen])];
}

/** In batches, each incident once, the scenes' filters one after the other; as the brief's options let them be shown. */
export async function* readBriefData(store: Store, answer: BriefResponse): AsyncGenerator<SourcedIncident[]> {
  const safety = await readSafety(store, answer);
  const seen = new Set<string>();
  for (const query of queriesOf(answer.brief.scenes)) {
    for await (const batch of readSourced(store, query)) {
      const fresh = batch.filter(({ incident }) => !seen.has(incident.id));
      for (const { incident } of fresh) seen.add(incident.id);
      if (fresh.length === 0) continue;
      yield fresh.map(({ incident, publishers }) => ({ incident: safety.incident(incident), publishers }));
    }
  }
}
