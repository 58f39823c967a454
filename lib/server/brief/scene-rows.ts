/** The incidents that a scene's view selects. */
import { type TallyRow, tallyRow } from '#lib/brief/tally.ts';
import { type IncidentColumns, NO_COUNT, NO_MINUTE } from '#lib/query/incident-columns.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { ok, type Result } from '#lib/result.ts';
import { ATTACK_TYPES, GRADES, type Incident, type Range } from '#lib/schema.ts';
import { dayFromNumber, MINUTES_PER_DAY } from '#lib/time.ts';
import { incidentParamsOf } from '#lib/view/incident-params-of.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import { readIncidentsById } from '../columns/read-page.ts';
import { selectRows } from '../columns/select-rows.ts';
import { currentSnapshot, type Snapshot } from '../columns/snapshot.ts';
import { parseIncidentQuery } from '../incident-params.ts';
import type { Store } from '../store/open-store.ts';

/** Up to so many are read whole; of more only what memory holds of them, which knows no upper bounds. */
const READ_WHOLE = 5000;

export type SceneRows = { snapshot: Snapshot; query: IncidentQuery; rows: Uint32Array };

/** The query of a view's filters; the problem names what cannot be read. */
export function queryOfView(view: string): Result<IncidentQuery> {
  return parseIncidentQuery(incidentParamsOf(decodeView(view)));
}

/** Rows of the view's filters in the table of the current data version. */
export async function selectScene(store: Store, view: string): Promise<Result<SceneRows>> {
  const query = queryOfView(view);
  if (!query.ok) return query;
  const snapshot = await currentSnapshot(store);
  return ok({ snapshot, query: query.value, rows: await selectRows(store, snapshot, query.value) });
}

/** What is counted of each row. */
export async function readTallyRows(
  store: Store,
  { snapshot, rows }: SceneRows,
): Promise<Iterable<TallyRow>> {
  const { columns } = snapshot.table;
  if (rows.length > READ_WHOLE) return columnRows(columns, rows);
  return (await readIncidentsById(store, idsOf(columns, rows))).map(tallyRow);
}

/** The ids of rows. */
export function idsOf({ id }: IncidentColumns, rows: Iterable<number>): string[] {
  return Array.from(rows, (row) => idOfNumber(id[row] ?? 0n));
}

function openRange(count: number | undefined): Range | null {
  return count === undefined || count === NO_COUNT ? null : { min: count, max: null };
}

function* columnRows(columns: IncidentColumns, rows: Uint32Array): Iterable<TallyRow> {
  for (const row of rows) {
    const [start = NO_MINUTE, end = NO_MINUTE] = [columns.start[row], columns.end[row]];
    const grade = GRADES[columns.grade[row] ?? 0] ?? 'machine';
    const isDated = start !== NO_MINUTE;
    yield {
      killed: openRange(columns.killed[row]),
      injured: openRange(columns.injured[row]),
      start: isDated ? dayFromNumber(Math.floor(start / MINUTES_PER_DAY)) : null,
      end: isDated ? dayFromNumber(Math.floor(Math.max(start, end - 1) / MINUTES_PER_DAY)) : null,
      contested: grade === 'contested',
      type: ATTACK_TYPES[columns.type[row] ?? 0] ?? 'attack_unspecified',
      grade,
    };
  }
}

/** The incidents of a scene that a map can show, the deadliest at most `most`; of equals the earlier. */
export async function readSceneIncidents(
  store: Store,
  { snapshot, rows }: SceneRows,
  most: number,
): Promise<Incident[]> {
  const { columns } = snapshot.table;
  const kept = rows.length > most ? deadliest(columns, rows, most) : rows;
  return readIncidentsById(store, idsOf(columns, kept));
}

/** Counts the tolls first, so that a million rows need no sorting. */
function deadliest({ killed }: IncidentColumns, rows: Uint32Array, most: number): number[] {
  // A toll that is not stated stands below none at all.
  const toll = (row: number) => (killed[row] === NO_COUNT ? 0 : (killed[row] ?? 0) + 1);
  const counts = new Uint32Array(NO_COUNT + 1);
  for (const row of rows) counts[toll(row)]! += 1;
  let least = NO_COUNT;
  let above = 0;
  while (least > 0 && above + counts[least]! < most) {
    above += counts[least]!;
    least -= 1;
  }
  let ofLeast = most - above;
  const kept: number[] = [];
  for (const row of rows) {
    if (toll(row) > least || (toll(row) === least && ofLeast-- > 0)) kept.push(row);
  }
  return kept;
}
