/** Columns and lists of ids as bytes, from the routes that give them. */
import { RequestError, readProblem } from '#components/data/dateline-api.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { makeColumnsReader } from '#lib/query/read-columns.ts';
import { columnsPath } from '#lib/view/columns-path.ts';

/** The answer of a route that gives bytes; throws RequestError. */
async function ask(path: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError('The server did not answer.', null, 'silent');
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  const isPacked = response.headers.get('content-type')?.startsWith('application/gzip');
  return isPacked && response.body
    ? new Response(response.body.pipeThrough(new DecompressionStream('gzip')))
    : response;
}

/** Gives the memory of a piece back at once: 32 MB of a million rows would stand there until the next collection. */
function letGo({ buffer }: Uint8Array<ArrayBuffer>): void {
  // Older browsers wait for the collection.
  buffer.transfer?.(0);
}

async function readColumns({ body }: Response): Promise<IncidentColumns> {
  const reader = makeColumnsReader();
  const pieces = body?.getReader();
  for (let piece = await pieces?.read(); piece?.value; piece = await pieces?.read()) {
    reader.add(piece.value);
    letGo(piece.value);
  }
  return reader.end();
}

/** All incidents as columns, as known on a day (null = today); throws RequestError. */
export async function fetchColumns(knownAt: string | null, signal: AbortSignal): Promise<IncidentColumns> {
  const path = columnsPath(knownAt);
  const response = await ask(path, signal);
  try {
    return await readColumns(response);
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError(`The answer of ${path} could not be read (${String(cause)}).`, 200, 'unreadable');
  }
}

/** The ids, as numbers, of the incidents that the parameters select; throws RequestError. */
export async function fetchIds(params: Record<string, string>, signal: AbortSignal): Promise<BigUint64Array> {
  const response = await ask(`/api/columns?${new URLSearchParams({ columns: 'id', ...params })}`, signal);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength % 8 !== 0) throw new RequestError('A list of ids was cut short.', 200);
  return new BigUint64Array(bytes);
}
