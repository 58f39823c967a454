/** GET /api/histogram: the incidents of a query by calendar bin and type. */
import { type BinnedColumns, binColumns, spanRows } from '#lib/query/bin-columns.ts';
import { BIN_UNITS, type BinUnit, chooseBinUnit, UNIT_DAYS } from '#lib/query/bin-incidents.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { dayFromNumber, dayNumber } from '#lib/time.ts';
import type { HistogramResponse } from '#lib/wire.ts';
import { parseIncidentQuery } from '../incident-params.ts';
import type { Store } from '../store/open-store.ts';
import { snapshotFor } from './known-snapshot.ts';
import { keyOfQuery, selectRows } from './select-rows.ts';
import { remember } from './snapshot.ts';

export type HistogramQuery = { query: IncidentQuery; unit: BinUnit | null };

const MAX_BINS = 5_000;
/** Bins that a unit is chosen for where none is given. */
const USUAL_BINS = 120;
const MINUTE_MS = 60_000;

/** The query of a query string: `unit` beside the parameters that select incidents; sort and pages play no part. */
export function parseHistogramQuery(search: URLSearchParams): Result<HistogramQuery> {
  const units = search.getAll('unit');
  const unit = BIN_UNITS.find((each) => each === units[0]);
  if (units.length > 1) return fail('malformed', 'unit: is given more than once');
  if (units.length === 1 && unit === undefined)
    return fail('malformed', `unit: must be one of ${BIN_UNITS.join(', ')}`);
  for (const name of ['sort', 'limit', 'cursor']) {
    if (search.has(name)) return fail('malformed', `${name}: is no parameter here`);
  }
  const query = parseIncidentQuery(search, ['unit']);
  return query.ok ? ok({ query: query.value, unit: unit ?? null }) : query;
}

/** The bins, or a problem where the unit is too fine for the days that the incidents span. */
export async function readHistogram(
  store: Store,
  { query, unit }: HistogramQuery,
): Promise<Result<HistogramResponse>> {
  const snapshot = await snapshotFor(store, query);
  const { columns } = snapshot.table;
  const { dataVersion, asOf } = columns;
  const rows = await selectRows(store, snapshot, query);
  const touched = await remember(snapshot, `span ${keyOfQuery(query)}`, 1000, async () => ({
    days: spanRows(columns, rows, query.clock),
  }));
  const span = clipDays(touched.days, query);
  if (span === null) {
    const undated = rows.length;
    return ok({ dataVersion, asOf, clock: query.clock, unit: unit ?? 'day', edges: [], types: {}, undated });
  }
  const chosen = unit ?? chooseBinUnit(span.end - span.start, USUAL_BINS, 1);
  const most = Math.floor(MAX_BINS * UNIT_DAYS[chosen]);
  if (span.end - span.start > most) {
    return fail(
      'malformed',
      `unit: ${chosen} covers at most ${most} days; set from and to, or take a coarser unit`,
    );
  }
  const key = `bins ${chosen} ${keyOfQuery(query)}`;
  const binned = await remember(snapshot, key, 100_000, async () =>
    binColumns(columns, rows, query.clock, span, chosen),
  );
  return ok({ dataVersion, asOf, clock: query.clock, unit: chosen, ...spell(binned) });
}

/** The days that the incidents touch, as far as they are asked for. */
function clipDays(touched: DayInterval | null, { from, to }: IncidentQuery): DayInterval | null {
  if (touched === null) return null;
  const start = from === undefined ? touched.start : Math.max(touched.start, dayNumber(from));
  const end = to === undefined ? touched.end : Math.min(touched.end, dayNumber(to) + 1);
  return { start, end: Math.max(start + 1, end) };
}

function spell({
  edges,
  types,
  undated,
}: BinnedColumns): Pick<HistogramResponse, 'edges' | 'types' | 'undated'> {
  return { edges: edges.map(spellMinute), types, undated };
}

/** A local minute as ISO, without the hour where it is midnight. */
function spellMinute(minute: number): string {
  if (minute % 1440 === 0) return dayFromNumber(minute / 1440);
  return new Date(minute * MINUTE_MS).toISOString().slice(0, 16);
}
