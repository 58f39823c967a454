/** What the page of a small database holds from the start, so that its list stands in the document itself. */
import 'server-only';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import type { Incident } from '#lib/schema.ts';
import { incidentParamsOf } from '#lib/view/incident-params-of.ts';
import type { View } from '#lib/view/view-state.ts';
import { readIncidentPage } from './columns/read-page.ts';
import { currentSnapshot } from './columns/snapshot.ts';
import { withReadStore } from './current-store.ts';
import { parseIncidentQuery } from './incident-params.ts';
import type { Store } from './store/open-store.ts';

export type FirstData = { columns: IncidentColumns; records: Incident[] };

/** 40 bytes a row: with more, asking for them beside the scripts is quicker. */
const MOST_ROWS = 1000;
/** As many as the list shows at first on a tall screen. */
const FIRST_RECORDS = 20;
/** The page does not wait longer: its scripts ask for the same. */
const WAIT_MS = 250;

/** All columns and the first records of the view's list; null where there are too many, or they are not at hand. */
export async function readFirstData(view: View): Promise<FirstData | null> {
  if (view.knownAt !== null || hasAskedFilter(view)) return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), WAIT_MS);
  });
  const read = withReadStore((store) => readFrom(store, view)).then(
    (answer) => (answer.ok ? answer.value : null),
    // The routes will say what is wrong.
    () => null,
  );
  const first = await Promise.race([read, late]);
  clearTimeout(timer);
  return first;
}

/** The page asks the server which rows pass such a filter: until then nothing can be shown. */
function hasAskedFilter({ text, weapons, targets, actors, regions }: View): boolean {
  return text.trim() !== '' || [weapons, targets, actors, regions].some((chosen) => chosen !== null);
}

async function readFrom(store: Store, view: View): Promise<FirstData | null> {
  const { columns } = (await currentSnapshot(store)).table;
  if (columns.count === 0 || columns.count > MOST_ROWS) return null;
  const params = incidentParamsOf(view);
  params.set('sort', view.sort);
  params.set('limit', String(FIRST_RECORDS));
  const query = parseIncidentQuery(params);
  if (!query.ok) return null;
  const page = await readIncidentPage(store, query.value);
  // Between the two the data may have changed: then neither is worth keeping.
  return page.dataVersion === columns.dataVersion ? { columns, records: page.incidents } : null;
}
