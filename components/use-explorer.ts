'use client';
import { useMemo } from 'react';
import { findLimits, publicationDays } from '#components/data/explorer-limits.ts';
import { orderedColumns } from '#components/data/ordered-columns.ts';
import { recordsOf } from '#components/data/records-of.ts';
import type { Matches } from '#components/data/use-columns.ts';
import { ATTACK_TYPES, GRADES, GROUND_TYPES } from '#lib/codes.ts';
import { countAll, countDays, countWindow, type DayCounts } from '#lib/query/day-counts.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import type { PlacedOrder } from '#lib/query/layout-scene.ts';
import { passOrder } from '#lib/query/place-order.ts';
import { FAIL_BITS, findFails, type RowFilter } from '#lib/query/row-fails.ts';
import { idOfRow, rowOfId } from '#lib/query/row-matches.ts';
import { matchArticleText } from '#lib/query/search-text.ts';
import { findShown, visitShown } from '#lib/query/shown-rows.ts';
import { type MinuteWindow, type TimeOrder, windowOfDays } from '#lib/query/time-order.ts';
import type { ArticleSummary, Incident } from '#lib/schema.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import { shownDays } from '#lib/view/playback.ts';
import type { FilterName, View } from '#lib/view/view-state.ts';

export type Explorer = {
  /** Null until the first answer. */
  columns: IncidentColumns | null;
  order: PlacedOrder | null;
  /** Bits of the filters that each row fails, and sums over those that fail none. */
  fails: Uint16Array;
  counts: DayCounts | null;
  window: MinuteWindow;
  /** What every filter lets through, in the list's order. */
  rows: Uint32Array;
  /** How many there are in all. */
  count: number;
  /** Rows that pass and that nothing dates. */
  undated: number[];
  /** How many of the shown have no point; counted when time rests. */
  unplaced: number;
  /** What the menus count: without the filter by type, without the filter by grade. */
  menuCounts: { types: Int32Array; grades: Int32Array };
  /** Records of the shown, and of those that only the filter by type hides; empty where the data is too much to hold. */
  shown: Incident[];
  beyondTypes: Incident[];
  /** How many attacks on the ground there are in all, and how many of the chosen types. */
  groundCount: number;
  total: number;
  articles: ArticleSummary[];
  /** Days (since 1970-01-01) of publication, ascending, with repeats. */
  reportDays: Int32Array;
  limits: DayWindow | null;
  tight: { source: FilterName; count: number } | null;
  idOf: (row: number) => string;
  /** The row of the selected and of the hovered attack, -1 = none. */
  selected: number;
  hovered: number;
};

const NO_ARTICLES: readonly ArticleSummary[] = [];
const NO_ROWS = new Uint32Array(0);
const NO_FAILS = new Uint16Array(0);
const NO_COUNTS = new Int32Array(ATTACK_TYPES.length);

function countTypes(columns: IncidentColumns | null): Int32Array {
  const counts = new Int32Array(ATTACK_TYPES.length);
  columns?.type.forEach((type) => {
    counts[type]! += 1;
  });
  return counts;
}

function sumOf(counts: Int32Array, types: readonly string[]): number {
  return ATTACK_TYPES.reduce(
    (sum, type, index) => sum + (types.includes(type) ? (counts[index] ?? 0) : 0),
    0,
  );
}

/** The filters whose removal alone brings something back, by name; the time window among them. */
function findTight(order: TimeOrder, fails: Uint16Array, window: MinuteWindow): Explorer['tight'] {
  let tight: Explorer['tight'] = null;
  const consider = (source: FilterName, count: number) => {
    if (count > (tight?.count ?? 0)) tight = { source, count };
  };
  const count = (inWindow: MinuteWindow, ignored: number) => {
    let sum = 0;
    visitShown(order, fails, inWindow, ignored, () => {
      sum += 1;
    });
    return sum;
  };
  consider('timeline', count(windowOfDays(null, null), 0));
  for (const name of Object.keys(FAIL_BITS) as RowFilter[]) consider(name, count(window, FAIL_BITS[name]));
  return tight;
}

function undatedRows(order: TimeOrder, fails: Uint16Array): number[] {
  return [...order.rows.subarray(order.dated)].filter((row) => fails[row] === 0);
}

function countUnplaced(
  columns: IncidentColumns,
  order: TimeOrder,
  fails: Uint16Array,
  window: MinuteWindow,
): number {
  let count = 0;
  visitShown(order, fails, window, 0, (row) => {
    if (Number.isNaN(columns.lng[row])) count += 1;
  });
  return count;
}

/** The rows along the clock, with their points and with what passes. */
function useOrder(columns: IncidentColumns | null, clock: View['clock'], fails: Uint16Array) {
  const ordered = columns ? orderedColumns(columns, clock) : null;
  const placed = useMemo(
    () => ordered && { ...ordered.order, ...ordered.points, pass: passOrder(ordered.order, fails) },
    [ordered, fails],
  );
  return { order: ordered?.order ?? null, placed };
}

/** Counts for the menus: each without its own filter. They follow when time rests. */
function useMenuCounts(
  columns: IncidentColumns | null,
  order: TimeOrder | null,
  fails: Uint16Array,
  window: MinuteWindow,
) {
  const beyondTypes = useMemo(
    () => (columns && order ? countDays(columns, order, fails, FAIL_BITS.types) : null),
    [columns, order, fails],
  );
  const { start, end } = window;
  const grades = useMemo(() => {
    const counts = new Int32Array(GRADES.length);
    if (!columns || !order) return counts;
    visitShown(order, fails, { start, end }, FAIL_BITS.grades, (row) => {
      counts[columns.grade[row] ?? 0]! += 1;
    });
    return counts;
  }, [columns, order, fails, start, end]);
  return useMemo(
    () => ({ types: beyondTypes ? countWindow(beyondTypes, { start, end }) : NO_COUNTS, grades }),
    [beyondTypes, grades, start, end],
  );
}

type Sources = {
  columns: IncidentColumns | undefined;
  matches: Matches['rows'];
  /** By row, where the page holds every record. */
  records: readonly (Incident | undefined)[] | null;
  articles: readonly ArticleSummary[] | undefined;
};

/**
 * Everything that the panes show of the view at rest, derived from the columns; each pane ignores its own filter. What
 * follows the time while it runs is a moment (components/live).
 */
export function useExplorer(view: View, sources: Sources): Explorer {
  const { matches, records } = sources;
  const columns = sources.columns ?? null;
  const allArticles = sources.articles ?? NO_ARTICLES;
  const { clock, types, grades, precisions, killed, box, sort, text, knownAt } = view;
  const fails = useMemo(
    () => (columns ? findFails(columns, { types, grades, precisions, killed, box }, matches) : NO_FAILS),
    [columns, types, grades, precisions, killed, box, matches],
  );
  const { order, placed } = useOrder(columns, clock, fails);
  const counts = useMemo(
    () => (columns && order ? countDays(columns, order, fails) : null),
    [columns, order, fails],
  );
  const reportDays = useMemo(() => publicationDays(allArticles, knownAt), [allArticles, knownAt]);
  const limits = useMemo(() => findLimits(order, reportDays), [order, reportDays]);
  const days = shownDays(view, limits);
  const window = useMemo(() => windowOfDays(days.from, days.to), [days.from, days.to]);
  const menuCounts = useMenuCounts(columns, order, fails, window);

  const rows = useMemo(
    () => (columns && order ? findShown(columns, order, fails, window, { sort }) : NO_ROWS),
    [columns, order, fails, window, sort],
  );
  const undated = useMemo(() => (order ? undatedRows(order, fails) : []), [order, fails]);
  const unplaced = useMemo(
    () => (columns && order ? countUnplaced(columns, order, fails, window) : 0),
    [columns, order, fails, window],
  );
  const shown = useMemo(() => recordsOf(rows, records), [rows, records]);
  const beyondTypes = useMemo(() => {
    if (!columns || !order || !records) return [];
    const wanted = { sort: 'newest', ignored: FAIL_BITS.types } as const;
    return recordsOf(findShown(columns, order, fails, window, wanted), records);
  }, [columns, order, fails, window, records]);

  const typeTotals = useMemo(() => countTypes(columns), [columns]);
  const count = counts ? countAll(counts, window) : 0;
  const tight = useMemo(
    () => (columns && order && count === 0 && columns.count > 0 ? findTight(order, fails, window) : null),
    [columns, order, fails, window, count],
  );
  const articles = useMemo(() => allArticles.filter(matchArticleText(text)), [allArticles, text]);
  const selected = useMemo(() => (columns ? rowOfId(columns, view.incident) : -1), [columns, view.incident]);
  const hovered = useMemo(() => (columns ? rowOfId(columns, view.hovered) : -1), [columns, view.hovered]);
  return {
    columns,
    order: placed,
    fails,
    counts,
    window,
    rows,
    count,
    undated,
    unplaced,
    menuCounts,
    shown,
    beyondTypes,
    groundCount: sumOf(typeTotals, GROUND_TYPES),
    total: sumOf(typeTotals, types ?? GROUND_TYPES),
    articles,
    reportDays,
    limits,
    tight,
    idOf: (row) => (columns ? idOfRow(columns, row) : ''),
    selected,
    hovered,
  };
}
