/** The query of GET /api/waves. */
import { z } from 'zod';
import { fail, type Result } from '#lib/result.ts';
import { isDay } from '#lib/time.ts';
import { plainText, readParams } from '../read-params.ts';

const day = z.string().refine(isDay, 'must be a calendar day such as 2022-11-15').optional();

export const wavesParams = z.object({
  from: day.describe('First day (YYYY-MM-DD): waves that end on it or later'),
  to: day.describe('Last day: waves that begin on it or earlier'),
  incident: plainText(100).optional().describe('Only the wave that this incident is part of'),
});

/** The parameters; the problem names what is unknown or malformed. */
export function parseWavesQuery(search: URLSearchParams): Result<z.infer<typeof wavesParams>> {
  const read = readParams(wavesParams, search);
  if (!read.ok) return read;
  const { from, to } = read.value;
  return from !== undefined && to !== undefined && from > to
    ? fail('malformed', 'from: lies after to')
    : read;
}
