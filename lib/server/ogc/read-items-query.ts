/** The parameters of OGC API – Features (OGC 17-069r4, 7.15) as an incident query. */
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { isDay } from '#lib/time.ts';
import { MAX_PAGE, parseIncidentQuery } from '../incident-params.ts';

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const DEFAULT_PAGE = 100;

/**
 * `bbox` of four or six numbers, `datetime`, `limit` (more than the most is the most), `f`, and beside them every
 * parameter of /api/incidents as a filter by property. Unknown or wrong ones fail with their name.
 */
export function readItemsQuery(search: URLSearchParams): Result<IncidentQuery> {
  const rest = new URLSearchParams(search);
  for (const key of ['crs', 'bbox-crs']) {
    if (rest.has(key) && rest.get(key) !== CRS84) return fail('malformed', `${key}: must be ${CRS84}`);
    rest.delete(key);
  }
  rest.delete('f');
  const limit = rest.get('limit');
  if (limit === null) rest.set('limit', String(DEFAULT_PAGE));
  else if (/^\d{5,15}$/.test(limit)) rest.set('limit', String(Math.min(Number(limit), MAX_PAGE)));
  const flat = flattenBox(rest.get('bbox'));
  if (flat !== null) rest.set('bbox', flat);
  const dated = readDatetime(rest);
  return dated.ok ? parseIncidentQuery(rest, ['datetime', 'f', 'crs', 'bbox-crs']) : dated;
}

/** A box with heights as one without: incidents have none. */
function flattenBox(bbox: string | null): string | null {
  const parts = bbox?.split(',') ?? [];
  return parts.length === 6 ? [parts[0], parts[1], parts[3], parts[4]].join(',') : null;
}

/** An instant or an interval, open at either end by ".." or nothing, in place of `from` and `to`. */
function readDatetime(rest: URLSearchParams): Result<null> {
  const given = rest.get('datetime');
  if (given === null) return ok(null);
  if (rest.has('from') || rest.has('to'))
    return fail('malformed', 'datetime: give either this or from and to');
  const ends = given.split('/');
  const [from, to = from] = ends.map(readEnd);
  const isOpen = from === null && to === null;
  if (ends.length > 2 || from === undefined || to === undefined || (isOpen && ends.length === 1)) {
    return fail('malformed', 'datetime: must be like 2022-11-15, 2022-11-01/2022-11-30 or 2022-11-01/..');
  }
  if (from !== null && to !== null && from > to) return fail('malformed', 'datetime: ends before it begins');
  rest.delete('datetime');
  if (from !== null) rest.set('from', from);
  if (to !== null) rest.set('to', to);
  return ok(null);
}

/**
 * The day of an RFC 3339 day or instant; null = open, undefined = neither. GDAL 3.6 writes a day that it filters by as
 * "2022-12-15T".
 */
function readEnd(text: string): string | null | undefined {
  if (text === '' || text === '..') return null;
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[Tt ](?:\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})?)?)?$/.exec(text);
  return match?.[1] !== undefined && isDay(match[1]) ? match[1] : undefined;
}
