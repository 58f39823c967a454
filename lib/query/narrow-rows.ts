/**
 * The clauses of an incident query that no facet leaves out: time, place, tolls, words and ids. They narrow the rows one
 * after another, so that each costs only what the earlier ones left.
 */

import { foldWords } from '#lib/query/fold-words.ts';
import { type IncidentColumns, NO_COUNT, NO_DAY, NO_MINUTE } from '#lib/query/incident-columns.ts';
import type { GeoBox, IncidentQuery } from '#lib/query/incident-query.ts';
import type { IncidentTable } from '#lib/query/incident-table.ts';
import { matchWords } from '#lib/query/match-words.ts';
import { dayNumber, MINUTES_PER_DAY } from '#lib/time.ts';

/** Rows that were found elsewhere: by the database, or by their ids. */
export type FoundRows = {
  /** 1 for a row whose articles' titles hold the words of the query's text. */
  titleRows: Uint8Array | null;
  /** 1 for a row whose tolls are disputed; null = not asked for. */
  disputedRows: Uint8Array | null;
  /** The rows of the query's ids, ascending; null = not asked for. */
  idRows: Uint32Array | null;
};

/**
 * Rows that pass, ascending. Each clause is a loop of its own: a callback for each of a million rows would cost more
 * than all the rest.
 */
export function narrowRows(table: IncidentTable, query: IncidentQuery, found: FoundRows): Uint32Array {
  const { columns } = table;
  const { knownAt, killedMin, injuredMin } = query;
  const isDated = query.from !== undefined || query.to !== undefined;
  let rows: Uint32Array;
  if (isDated && query.clock === 'happened') rows = takeHappened(columns, query, found.idRows);
  else rows = found.idRows?.slice() ?? everyRow(columns.count);
  // From here on `rows` is this query's own: each clause keeps what passes in place.
  if (isDated && query.clock === 'reported') rows = keepReported(columns, rows, query);
  if (knownAt !== undefined) rows = keepKnown(columns, rows, dayNumber(knownAt));
  if (query.bbox) rows = keepInside(columns, rows, query.bbox);
  if (killedMin !== undefined) rows = keepCounts(columns.killed, rows, killedMin);
  if (injuredMin !== undefined) rows = keepCounts(columns.injured, rows, injuredMin);
  if (found.disputedRows !== null) rows = keepFlagged(rows, found.disputedRows);
  if (query.text !== undefined) rows = keepWorded(table, rows, query.text, found.titleRows);
  // A short list does not keep the room of a long one.
  return rows.byteLength * 2 < rows.buffer.byteLength ? rows.slice() : rows;
}

function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

/** Rows stand in the order of their start: where it enters and leaves the days is found by halving. */
function takeHappened(
  { start, end, count }: IncidentColumns,
  { from, to }: IncidentQuery,
  idRows: Uint32Array | null,
): Uint32Array {
  const opens = from === undefined ? NO_MINUTE + 1 : dayNumber(from) * MINUTES_PER_DAY;
  const closes = to === undefined ? Number.POSITIVE_INFINITY : (dayNumber(to) + 1) * MINUTES_PER_DAY;
  const last = firstStart(start, count, closes);
  const first = Math.min(last, firstStart(start, count, opens));
  if (idRows !== null) {
    return idRows.filter((row) => row < last && (row >= first || end[row]! > opens));
  }
  let reaching = 0;
  for (let row = 0; row < first; row++) if (end[row]! > opens) reaching++;
  const taken = new Uint32Array(reaching + last - first);
  let kept = 0;
  for (let row = 0; kept < reaching; row++) if (end[row]! > opens) taken[kept++] = row;
  for (let row = first; row < last; row++) taken[kept++] = row;
  return taken;
}

/** The first row that begins at a minute or later; undated rows, which come last, begin never. */
function firstStart(start: Int32Array, count: number, minute: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const begins = start[middle]!;
    if (begins !== NO_MINUTE && begins < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keepReported(
  { reportedFirst, reportedLast }: IncidentColumns,
  rows: Uint32Array,
  { from, to }: IncidentQuery,
): Uint32Array {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from);
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to);
  let kept = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const day = reportedFirst[row]!;
    if (day !== NO_DAY && day <= last && reportedLast[row]! >= first) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}

function keepKnown({ reportedFirst }: IncidentColumns, rows: Uint32Array, known: number): Uint32Array {
  let kept = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const day = reportedFirst[row]!;
    if (day !== NO_DAY && day <= known) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}

function keepInside({ lng, lat }: IncidentColumns, rows: Uint32Array, box: GeoBox): Uint32Array {
  // The columns hold 32-bit degrees: the box is rounded the same way, so that a point on its edge stays inside.
  const west = Math.fround(box[0]);
  const south = Math.fround(box[1]);
  const east = Math.fround(box[2]);
  const north = Math.fround(box[3]);
  const crosses = box[0] > box[2];
  let kept = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const y = lat[row]!;
    if (!(y >= south && y <= north)) continue;
    const x = lng[row]!;
    if (crosses ? x >= west || x <= east : x >= west && x <= east) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}

function keepCounts(counts: Uint16Array, rows: Uint32Array, least: number): Uint32Array {
  const floor = Math.min(least, NO_COUNT - 1);
  let kept = 0;
  for (let at = 0; at < rows.length; at++) {
    const count = counts[rows[at]!]!;
    if (count !== NO_COUNT && count >= floor) rows[kept++] = rows[at]!;
  }
  return rows.subarray(0, kept);
}

function keepFlagged(rows: Uint32Array, flags: Uint8Array): Uint32Array {
  let kept = 0;
  for (let at = 0; at < rows.length; at++) if (flags[rows[at]!] === 1) rows[kept++] = rows[at]!;
  return rows.subarray(0, kept);
}

function keepWorded(
  table: IncidentTable,
  rows: Uint32Array,
  text: string,
  titleRows: Uint8Array | null,
): Uint32Array {
  const holds = matchWords(table, foldWords(text));
  let kept = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (holds(row) || (titleRows !== null && titleRows[row] === 1)) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}
