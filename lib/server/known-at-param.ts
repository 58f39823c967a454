/** The one query parameter of a single incident: the day as of which it is told. */

import { fail, ok, type Result } from '#lib/result.ts';
import { incidentParams } from '#lib/server/incident-params.ts';

export const knownAtParam = incidentParams.pick({ known_at: true });

/** The ISO day of `known_at`, null without one; the problem names what is unknown or malformed. */
export function parseKnownAt(search: URLSearchParams): Result<string | null> {
  if (search.getAll('known_at').length > 1) return fail('malformed', 'known_at: is given more than once');
  const parsed = knownAtParam.safeParse(Object.fromEntries(search));
  if (parsed.success) return ok(parsed.data.known_at ?? null);
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys')
    return fail('malformed', `${issue.keys.join(', ')}: unknown parameter`);
  return fail('malformed', `known_at: ${issue?.message ?? 'malformed'}`);
}
