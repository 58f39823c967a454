/** The query of GET /api/places, checked. */
import { fail, ok, type Result } from '#lib/result.ts';
import { MAX_QUERY_LENGTH } from './places/search-places.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 50;

/** `q` and `limit` of a query string; the problem names the parameter and what it must be. */
export function parsePlaceParams(search: URLSearchParams): Result<{ query: string; limit: number }> {
  for (const key of new Set(search.keys())) {
    if (key !== 'q' && key !== 'limit')
      return fail('malformed', `${key}: is no parameter here; there are q and limit`);
    if (search.getAll(key).length > 1) return fail('malformed', `${key}: is given more than once`);
  }
  const query = (search.get('q') ?? '').trim();
  if (query === '' || query.length > MAX_QUERY_LENGTH || query.includes('\0')) {
    return fail('malformed', `q: must be the start of a name, at most ${MAX_QUERY_LENGTH} characters`);
  }
  const limit = search.get('limit') ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    return fail('malformed', `limit: must be a number from 1 to ${MAX_LIMIT}`);
  }
  return ok({ query, limit: Number(limit) });
}
