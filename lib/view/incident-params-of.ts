/** The filters of a view as the parameters by which the routes select incidents. */
import { GROUND_TYPES } from '#lib/codes.ts';
import type { View } from '#lib/view/view-state.ts';

/** Parameters of what the view shows; a playhead cuts its window. */
export function incidentParamsOf(view: View): URLSearchParams {
  const last = view.at !== null && (view.to === null || view.at < view.to) ? view.at : view.to;
  const given: Record<string, string | null | undefined> = {
    bbox: view.box?.join(','),
    from: view.from,
    to: last,
    clock: view.clock === 'happened' ? null : view.clock,
    type: (view.types ?? GROUND_TYPES).join(','),
    grade: view.grades?.join(','),
    precision: view.precisions?.join(','),
    weapon: view.weapons?.join(','),
    target: view.targets?.join(','),
    actor: view.actors?.join(','),
    region: view.regions?.join(','),
    killed_min: view.killed?.toString(),
    disputed: view.disputed ? 'tolls' : null,
    text: view.text.trim(),
    known_at: view.knownAt,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value) params.set(name, value);
  return params;
}
