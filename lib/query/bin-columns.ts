/**
 * The histogram of columns: as lib/query/bin-incidents.ts counts incidents (`sure` where the whole interval lies in one
 * bin, `soft` shares where it spans several), in one pass over the rows whatever their spans.
 */

import { ATTACK_TYPES, type AttackType } from '#lib/codes.ts';
import { type BinUnit, makeBins } from '#lib/query/bin-incidents.ts';
import { type IncidentColumns, NO_DAY, NO_MINUTE } from '#lib/query/incident-columns.ts';
import type { Clock, DayInterval } from '#lib/query/incident-interval.ts';
import { MINUTES_PER_DAY } from '#lib/time.ts';

/** Counts of one type, one value a bin. */
export type TypeBins = { sure: number[]; soft: number[] };
/** `edges` in minutes since 1970-01-01, one more than there are bins; `undated` rows are in no bin. */
export type BinnedColumns = {
  edges: number[];
  types: Partial<Record<AttackType, TypeBins>>;
  undated: number;
};

/** The days that the rows touch on a clock, half open; null when none is dated. */
export function spanRows(columns: IncidentColumns, rows: Uint32Array, clock: Clock): DayInterval | null {
  const [start, end] = clock === 'happened' ? spanHappened(columns, rows) : spanReported(columns, rows);
  if (end < start) return null;
  const first = Math.floor(start / MINUTES_PER_DAY);
  return { start: first, end: Math.max(first + 1, Math.ceil(end / MINUTES_PER_DAY)) };
}

function spanHappened({ start, end }: IncidentColumns, rows: Uint32Array): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (start[row] === NO_MINUTE) continue;
    if (start[row]! < first) first = start[row]!;
    if (end[row]! > last) last = end[row]!;
  }
  return [first, last];
}

function spanReported({ reportedFirst, reportedLast }: IncidentColumns, rows: Uint32Array): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (reportedFirst[row] === NO_DAY) continue;
    if (reportedFirst[row]! < first) first = reportedFirst[row]!;
    if (reportedLast[row]! > last) last = reportedLast[row]!;
  }
  return [first * MINUTES_PER_DAY, (last + 1) * MINUTES_PER_DAY];
}

/** Calendar bins of the range with the rows counted in them; what lies outside the range is left out. */
export function binColumns(
  columns: IncidentColumns,
  rows: Uint32Array,
  clock: Clock,
  range: DayInterval,
  unit: BinUnit,
): BinnedColumns {
  const bins = makeBins(range, unit);
  const edges = Float64Array.from([...bins.map((bin) => bin.start), bins.at(-1)?.end ?? 0], (day) =>
    Math.round(day * MINUTES_PER_DAY),
  );
  const find = binFinder(edges, unit);
  const counters = ATTACK_TYPES.map(() => new TypeCounter(edges));
  const happened = clock === 'happened';
  const none = happened ? NO_MINUTE : NO_DAY;
  const starts = happened ? columns.start : columns.reportedFirst;
  const ends = happened ? columns.end : columns.reportedLast;
  let undated = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const start = starts[row]!;
    if (start === none) undated++;
    else if (happened) counters[columns.type[row]!]?.add(start, ends[row]!, find);
    else {
      const end = (ends[row]! + 1) * MINUTES_PER_DAY;
      counters[columns.type[row]!]?.add(start * MINUTES_PER_DAY, end, find);
    }
  }
  const counted = ATTACK_TYPES.flatMap((type, at) =>
    counters[at]!.used ? [[type, counters[at]!.counts()]] : [],
  );
  return { edges: [...edges], types: Object.fromEntries(counted), undated };
}

/** The bin of a minute: -1 before the first, the number of bins after the last. */
type FindBin = (minute: number) => number;

function binFinder(edges: Float64Array, unit: BinUnit): FindBin {
  const count = edges.length - 1;
  const first = edges[0]!;
  const width = { hour: 60, day: 1440, week: 10_080 }[unit as 'hour' | 'day' | 'week'];
  const clip = (bin: number) => Math.max(-1, Math.min(count, bin));
  if (width !== undefined) return (minute) => clip(Math.floor((minute - first) / width));
  // Months and longer begin at midnight: one entry a day.
  const days = Math.max(0, (edges[count]! - first) / MINUTES_PER_DAY);
  const binOfDay = new Int32Array(days);
  for (let day = 0, bin = 0; day < days; day++) {
    if (first + day * MINUTES_PER_DAY >= edges[bin + 1]!) bin++;
    binOfDay[day] = bin;
  }
  return (minute) => {
    const day = Math.floor((minute - first) / MINUTES_PER_DAY);
    return day < 0 ? -1 : day >= days ? count : binOfDay[day]!;
  };
}

/**
 * An interval over many bins adds its parts to the first and the last and a density, per minute, to those between: as
 * differences, so that its length costs nothing.
 */
class TypeCounter {
  used = false;
  readonly #edges: Float64Array;
  readonly #sure: Float64Array;
  readonly #soft: Float64Array;
  readonly #density: Float64Array;

  constructor(edges: Float64Array) {
    const count = edges.length - 1;
    this.#edges = edges;
    this.#sure = new Float64Array(count);
    this.#soft = new Float64Array(count);
    this.#density = new Float64Array(count + 1);
  }

  add(start: number, end: number, find: FindBin): void {
    const count = this.#sure.length;
    const first = find(start);
    if (first >= count) return;
    if (first >= 0 && end <= this.#edges[first + 1]!) {
      this.#sure[first]!++;
      this.used = true;
      return;
    }
    if (end <= this.#edges[0]!) return;
    this.used = true;
    const length = end - start;
    const last = find(end - 1);
    if (first >= 0) this.#soft[first]! += (this.#edges[first + 1]! - start) / length;
    if (last < count) this.#soft[last]! += (end - this.#edges[last]!) / length;
    if (last - first > 1) {
      this.#density[first + 1]! += 1 / length;
      this.#density[last]! -= 1 / length;
    }
  }

  counts(): TypeBins {
    let density = 0;
    const soft = Array.from(this.#soft, (part, bin) => {
      density += this.#density[bin]!;
      const whole = density > 1e-12 ? density * (this.#edges[bin + 1]! - this.#edges[bin]!) : 0;
      return Math.round((part + whole) * 1000) / 1000;
    });
    return { sure: [...this.#sure], soft };
  }
}
