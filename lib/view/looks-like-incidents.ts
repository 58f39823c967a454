/** Which files hold ready-made incidents, a row or feature each, and which hold articles. */
import { guessMapping } from '#lib/view/load-fields.ts';

/** As many bytes of a file tell which of the two it is. */
export const TELLING_BYTES = 65_536;

/** Columns in which a table of articles has its texts. */
const TEXT_COLUMN = /^(?:full[ _-]?|article[ _-]?)?(?:text|body|content|article|html)$/i;

/**
 * True for GeoJSON, and for a CSV or TSV table whose columns give a point, or a day with a kind, place or toll, and no
 * text; told by the file's name and its beginning.
 */
export function looksLikeIncidents(name: string, head: string): boolean {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (/\.geojson$/i.test(name)) return true;
  if (start.startsWith('{')) {
    return /\.json$/i.test(name) && /"type"\s*:\s*"(?:FeatureCollection|Feature|Topology)"/i.test(start);
  }
  if (!/\.(?:csv|tsv)$/i.test(name)) return false;
  const columns = splitHeader(start.split(/[\r\n]/, 1)[0] ?? '');
  const { lng, lat, start: day, type, place, admin1, killed, injured } = guessMapping(columns);
  if (lng !== undefined && lat !== undefined) return true;
  if (columns.some((column) => TEXT_COLUMN.test(column))) return false;
  return day !== undefined && [type, place, admin1, killed, injured].some((column) => column !== undefined);
}

function splitHeader(line: string): string[] {
  const marks = [',', ';', '\t', '|'];
  const counts = marks.map((mark) => line.split(mark).length);
  const mark = marks[counts.indexOf(Math.max(...counts))] ?? ',';
  return line
    .split(mark)
    .slice(0, 1_000)
    .map((column) => column.trim().replace(/^"|"$/g, ''));
}
