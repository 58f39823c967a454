import { fetchBrief, saveBrief } from '#components/brief/brief-api.ts';
import type { Scene } from '#lib/brief/brief-schema.ts';

/** A scene of a view as it stands. */
export function sceneOfView(view: string): Scene {
  const id = `s${Date.now().toString(36)}`;
  return { id, headline: '{attacks}', body: '{killed} killed in {attacks}.', notes: '', view, quotes: [] };
}

/** Adds a view as the last scene of a brief; throws RequestError. */
export async function addView(brief: string, view: string): Promise<void> {
  const { brief: now } = await fetchBrief(brief, new AbortController().signal);
  const { title, scenes, options } = now;
  await saveBrief(brief, now.version, { title, options, scenes: [...scenes, sceneOfView(view)] });
}
