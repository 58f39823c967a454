/** GET /api/export/{format}: a file of all incidents that the query leaves, streamed. */
import 'server-only';
import { ATTRIBUTION } from '#lib/export/export-stamp.ts';
import { withReadStore } from '../current-store.ts';
import { parseIncidentQuery } from '../incident-params.ts';
import { respondProblem } from '../respond.ts';
import { readDataState } from '../store/meta.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS, type ExportFormat } from './export-formats.ts';
import { homeOf } from './home-of.ts';
import { readSourced } from './read-sourced.ts';
import { streamChunks } from './stream-chunks.ts';

/** The file, 404 for an unknown format, 400 for a wrong parameter, 503 while the database is away. */
export async function respondExport(request: Request, formatName: string): Promise<Response> {
  const format = Object.hasOwn(EXPORT_FORMATS, formatName) ? EXPORT_FORMATS[formatName] : undefined;
  if (format === undefined) {
    return respondProblem(404, `there is no such format; there are ${EXPORT_FORMAT_NAMES.join(', ')}`);
  }
  const url = new URL(request.url);
  if (url.searchParams.has('cursor')) {
    return respondProblem(400, 'cursor: has no meaning here; an export is whole, or its first "limit"');
  }
  const query = parseIncidentQuery(url.searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  const begun = await withReadStore(async (store) => {
    const state = await readDataState(store);
    const batches = readSourced(store, query.value);
    // The first batch is asked for here, so that a database that is away is told as such and not by half a file.
    return { state, batches, first: await batches.next() };
  });
  if (!begun.ok) return respondProblem(503, `${begun.problem.message}: try again in a moment`);
  const { state, batches, first } = begun.value;
  const stamp = { ...state, query: url.search.slice(1), attribution: ATTRIBUTION, home: homeOf(request) };
  const chunks = format.write(putBack(first, batches), stamp);
  return new Response(
    streamChunks(chunks, () => batches.return(undefined)),
    {
      headers: { ...headersOf(format, state.asOf), 'Cache-Control': 'no-store' },
    },
  );
}

function headersOf({ mediaType, ending }: ExportFormat, asOf: string) {
  const name = `dateline-${asOf.slice(0, 10)}.${ending}`;
  return { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${name}"` };
}

async function* putBack<T>(first: IteratorResult<T>, rest: AsyncIterable<T>): AsyncIterable<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
