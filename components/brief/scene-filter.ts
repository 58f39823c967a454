import type { Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { Words } from '#lib/view/words.ts';

/** The filters of a scene in the reader's language; what its view withholds for safety stays as the server says it. */
export function sceneFilter(scene: Pick<Scene, 'view'>, facts: SceneFacts | undefined, words: Words): string {
  const own = activeFilters(decodeView(scene.view), words).map(({ label }) => label);
  return own.length === 0 ? (facts?.filter ?? '') : own.join(' · ');
}
