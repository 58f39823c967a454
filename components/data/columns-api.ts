/** Columns and lists of ids as bytes, from the routes that give them. */
import { RequestError, readProblem } from '#components/data/dateline-api.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { decodeColumns } from '#lib/query/incident-columns-codec.ts';
import { columnsPath } from '#lib/view/columns-path.ts';

async function getBytes(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(path, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError('The server did not answer.', null, 'silent');
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  const body = response.headers.get('content-type')?.startsWith('application/gzip')
    ? response.body?.pipeThrough(new DecompressionStream('gzip'))
    : response.body;
  return new Response(body).arrayBuffer();
}

/** All incidents as columns, as known on a day (null = today); throws RequestError. */
export async function fetchColumns(knownAt: string | null, signal: AbortSignal): Promise<IncidentColumns> {
  const path = columnsPath(knownAt);
  const bytes = await getBytes(path, signal);
  try {
    return decodeColumns(bytes);
  } catch (cause) {
    throw new RequestError(`The answer of ${path} could not be read (${String(cause)}).`, 200, 'unreadable');
  }
}

/** The ids, as numbers, of the incidents that the parameters select; throws RequestError. */
export async function fetchIds(params: Record<string, string>, signal: AbortSignal): Promise<BigUint64Array> {
  const bytes = await getBytes(`/api/columns?${new URLSearchParams({ columns: 'id', ...params })}`, signal);
  if (bytes.byteLength % 8 !== 0) throw new RequestError('A list of ids was cut short.', 200);
  return new BigUint64Array(bytes);
}
