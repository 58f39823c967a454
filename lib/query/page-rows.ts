/**
 * One page of a table's rows in a given order, by keyset: where the last page ended stays right when rows change.
 * `rows` are positions in the table's own order (by start, undated last, ties by id), ascending; the pages follow the
 * order of lib/query/sort-incidents.ts.
 */
import { type IncidentColumns, NO_COUNT, NO_MINUTE } from '#lib/query/incident-columns.ts';
import { idOfNumber, numberOfId } from '#lib/query/incident-number.ts';
import type { PageCursor } from '#lib/query/incident-query.ts';
import type { SortOrder } from '#lib/query/sort-incidents.ts';

export type RowPage = { rows: number[]; next: PageCursor | null };

/** Up to `limit` of the rows that come after the cursor. */
export function pageRows(
  columns: IncidentColumns,
  rows: Uint32Array,
  sort: SortOrder,
  limit: number,
  cursor?: PageCursor,
): RowPage {
  const found =
    sort === 'toll'
      ? takeByToll(columns, rows, limit + 1, cursor)
      : takeByTime(columns, rows, sort, limit + 1, cursor);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: found.length > limit && last !== undefined ? cursorOf(columns, last) : null };
}

function cursorOf({ start, killed, id }: IncidentColumns, row: number): PageCursor {
  const [begins, dead] = [start[row]!, killed[row]!];
  return {
    start: begins === NO_MINUTE ? null : begins,
    killed: dead === NO_COUNT ? -1 : dead,
    id: idOfNumber(id[row]!),
  };
}

function takeByTime(
  { start, id }: IncidentColumns,
  rows: Uint32Array,
  sort: 'newest' | 'oldest',
  size: number,
  after?: PageCursor,
): number[] {
  const taken: number[] = [];
  const afterId = after === undefined ? 0n : (numberOfId(after.id) ?? 0n);
  const afterStart = after === undefined ? undefined : (after.start ?? NO_MINUTE);
  for (const [from, to] of runsInOrder(start, rows, sort, afterStart)) {
    for (let at = from; at < to; at++) {
      const row = rows[at]!;
      if (start[row] === afterStart && id[row]! <= afterId) continue;
      taken.push(row);
      if (taken.length === size) return taken;
    }
  }
  return taken;
}

/** The newest rows of the whole table that pass a test, undated ones last: at most `size`. */
export function takeNewest(columns: IncidentColumns, size: number, test: (row: number) => boolean): number[] {
  const { start, count } = columns;
  const taken: number[] = [];
  const takeRun = (from: number, to: number) => {
    for (let row = from; row < to && taken.length < size; row++) if (test(row)) taken.push(row);
  };
  let dated = count;
  while (dated > 0 && start[dated - 1] === NO_MINUTE) dated--;
  for (let to = dated; to > 0 && taken.length < size; ) {
    let from = to - 1;
    while (from > 0 && start[from - 1] === start[to - 1]) from--;
    takeRun(from, to);
    to = from;
  }
  takeRun(dated, count);
  return taken;
}

/** Stretches [from, to) of `rows` to take one after another; the first may begin before the cursor in its own minute. */
function* runsInOrder(
  start: Int32Array,
  rows: Uint32Array,
  sort: 'newest' | 'oldest',
  afterStart: number | undefined,
): Generator<[number, number]> {
  const dated = bisect(rows, 0, rows.length, (row) => start[row]! === NO_MINUTE);
  if (afterStart !== NO_MINUTE) {
    if (sort === 'oldest') {
      const from = afterStart === undefined ? 0 : bisect(rows, 0, dated, (row) => start[row]! >= afterStart);
      yield [from, dated];
    } else {
      let to = afterStart === undefined ? dated : bisect(rows, 0, dated, (row) => start[row]! > afterStart);
      while (to > 0) {
        const minute = start[rows[to - 1]!]!;
        let from = to - 1;
        while (from > 0 && start[rows[from - 1]!] === minute) from--;
        yield [from, to];
        to = from;
      }
    }
  }
  yield [dated, rows.length];
}

/** The first index in [low, high) whose row satisfies a test that stays true once it is; `high` when none does. */
function bisect(rows: Uint32Array, low: number, high: number, test: (row: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Most killed first, not stated last; the newest first among equals. */
function takeByToll(columns: IncidentColumns, rows: Uint32Array, size: number, after?: PageCursor): number[] {
  const { killed } = columns;
  const taken: number[] = [];
  let below = NO_COUNT;
  if (after !== undefined) {
    below = after.killed;
    taken.push(...takeByTime(columns, rowsOfRank(killed, rows, below, below + 1), 'newest', size, after));
  }
  const missing = size - taken.length;
  if (missing === 0 || below === -1) return taken;
  const least = leastRank(killed, rows, below, missing);
  const above = rowsOfRank(killed, rows, least + 1, below);
  const newest = takeByTime(columns, above, 'newest', above.length);
  const first = newest.sort((a, b) => rankOf(killed, b) - rankOf(killed, a)).slice(0, missing);
  taken.push(...first);
  if (first.length === missing) return taken;
  const equals = rowsOfRank(killed, rows, least, least + 1);
  return [...taken, ...takeByTime(columns, equals, 'newest', missing - first.length)];
}

/** A toll that is not stated ranks below none. */
function rankOf(killed: Uint16Array, row: number): number {
  const count = killed[row]!;
  return count === NO_COUNT ? -1 : count;
}

/** Rows whose rank is at least `from` and less than `below`. */
function rowsOfRank(killed: Uint16Array, rows: Uint32Array, from: number, below: number): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const rank = rankOf(killed, rows[at]!);
    if (rank >= from && rank < below) kept[count++] = rows[at]!;
  }
  return kept.subarray(0, count);
}

/** The rank of which some rows make up the `size` highest below `below`; -1 where all of them are needed. */
function leastRank(killed: Uint16Array, rows: Uint32Array, below: number, size: number): number {
  const counts = new Uint32Array(NO_COUNT + 1);
  for (let at = 0; at < rows.length; at++) {
    const rank = rankOf(killed, rows[at]!);
    if (rank < below) counts[rank + 1]!++;
  }
  let least = below - 1;
  for (let sum = counts[least + 1]!; least > -1 && sum < size; sum += counts[least + 1]!) least--;
  return least;
}
