/** The query of GET /api/rulings. */
import { z } from 'zod';
import { ok, type Result } from '#lib/result.ts';
import { plainText, readParams, wholeNumber } from '../read-params.ts';

const USUAL_LIMIT = 100;

export const rulingsParams = z.object({
  incident: plainText(100).optional().describe('Only decisions on the mentions of this incident'),
  limit: wholeNumber(500).optional().describe(`Most decisions, the newest first (${USUAL_LIMIT})`),
});

/** The parameters; the problem names what is unknown or malformed. */
export function parseRulingsQuery(
  search: URLSearchParams,
): Result<{ incident?: string | undefined; limit: number }> {
  const read = readParams(rulingsParams, search);
  return read.ok ? ok({ ...read.value, limit: read.value.limit ?? USUAL_LIMIT }) : read;
}
