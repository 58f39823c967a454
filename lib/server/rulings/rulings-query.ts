/** The query of GET /api/rulings. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';

export const rulingsParams = z.object({
  incident: z.string().min(1).max(100).optional().describe('Only decisions on the mentions of this incident'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('Most decisions, the newest first'),
});

const readParams = z.strictObject(rulingsParams.shape);

/** The parameters; the problem names what is unknown or malformed. */
export function parseRulingsQuery(
  search: URLSearchParams,
): Result<{ incident?: string | undefined; limit: number }> {
  const parsed = readParams.safeParse(Object.fromEntries(search));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
    return fail('malformed', `${name}: ${issue?.message ?? 'malformed'}`);
  }
  const { incident } = parsed.data;
  if (incident !== undefined && (incident.includes('\0') || !incident.isWellFormed())) {
    return fail('malformed', 'incident: is no id');
  }
  return ok(parsed.data);
}
