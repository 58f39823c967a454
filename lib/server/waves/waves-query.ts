/** The query of GET /api/waves. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import { isDay } from '#lib/time.ts';

const day = z.string().refine(isDay, 'is no day as YYYY-MM-DD').optional();

export const wavesParams = z.object({
  from: day.describe('First day (YYYY-MM-DD): waves that end on it or later'),
  to: day.describe('Last day: waves that begin on it or earlier'),
  incident: z.string().min(1).max(100).optional().describe('Only the wave that this incident is part of'),
});

const readParams = z.strictObject(wavesParams.shape);

/** The parameters; the problem names what is unknown or malformed. */
export function parseWavesQuery(search: URLSearchParams): Result<z.infer<typeof wavesParams>> {
  const parsed = readParams.safeParse(Object.fromEntries(search));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
    return fail('malformed', `${name}: ${issue?.message ?? 'malformed'}`);
  }
  return ok(parsed.data);
}
