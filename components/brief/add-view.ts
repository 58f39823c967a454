import { fetchBrief, saveBrief } from '#components/brief/brief-api.ts';
import { freshSceneId } from '#components/brief/use-scene-list.ts';
import type { Scene } from '#lib/brief/brief-schema.ts';
import { withParams } from '#lib/brief/view-params.ts';

/** What a scene keeps of a view: camera, window, clock, filters, layers, theme and the selected attack. */
export function sceneView(view: string): string {
  return withParams(view, { brief: null, article: null, focus: null, tab: null, mode: null });
}

/** A scene of a view as it stands. */
export function sceneOfView(view: string): Scene {
  return {
    id: freshSceneId(),
    headline: '{attacks}',
    body: '{killed} killed in {attacks}.',
    notes: '',
    view: sceneView(view),
    quotes: [],
  };
}

/** Adds a view as the last scene of a brief; throws RequestError. */
export async function addView(brief: string, view: string): Promise<void> {
  const { brief: now } = await fetchBrief(brief, new AbortController().signal);
  const { title, scenes, options } = now;
  await saveBrief(brief, now.version, { title, options, scenes: [...scenes, sceneOfView(view)] });
}
