/** GET /api/columns: the columns of a query as bytes, whole or only the ids, plain or gzipped. */
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { encodeColumns } from '#lib/query/incident-columns-codec.ts';
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { takeRows } from '#lib/query/incident-table.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { parseIncidentQuery } from '../incident-params.ts';
import type { Store } from '../store/open-store.ts';
import { snapshotFor } from './known-snapshot.ts';
import { keyOfQuery, selectRows } from './select-rows.ts';
import { remember, type Snapshot } from './snapshot.ts';

export type ColumnsQuery = { query: IncidentQuery; idsOnly: boolean; gzipped: boolean };

const OWN_PARAMETERS = ['columns', 'encoding'];
const PIECE_BYTES = 1 << 20;
const squeeze = promisify(gzip);

/** The query of a query string: `columns=id` and `encoding=gzip` beside those that select incidents. */
export function parseColumnsQuery(search: URLSearchParams): Result<ColumnsQuery> {
  for (const [name, allowed] of [
    ['columns', 'id'],
    ['encoding', 'gzip'],
  ] as const) {
    const values = search.getAll(name);
    if (values.length > 1) return fail('malformed', `${name}: is given more than once`);
    if (values.length === 1 && values[0] !== allowed) return fail('malformed', `${name}: must be ${allowed}`);
  }
  for (const name of ['sort', 'limit', 'cursor']) {
    if (search.has(name))
      return fail('malformed', `${name}: is no parameter here: columns come whole, by time`);
  }
  const query = parseIncidentQuery(search, OWN_PARAMETERS);
  if (!query.ok) return query;
  return ok({ query: query.value, idsOnly: search.has('columns'), gzipped: search.has('encoding') });
}

/** The answer: octets in pieces (lib/query/incident-columns-codec.ts, or ids as u64 little-endian). */
export async function streamColumns(
  store: Store,
  asked: ColumnsQuery,
  headers: HeadersInit,
): Promise<Response> {
  const snapshot = await snapshotFor(store, asked.query);
  const parts = asked.gzipped
    ? [await squeezedParts(store, snapshot, asked)]
    : await plainParts(store, snapshot, asked);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const type = asked.gzipped ? 'application/gzip' : 'application/octet-stream';
  return new Response(streamParts(parts), {
    headers: {
      ...Object.fromEntries(new Headers(headers)),
      'Content-Type': type,
      'Content-Length': String(length),
    },
  });
}

async function plainParts(
  store: Store,
  snapshot: Snapshot,
  { query, idsOnly }: ColumnsQuery,
): Promise<Uint8Array[]> {
  const { columns } = snapshot.table;
  const rows = await selectRows(store, snapshot, query);
  if (idsOnly) {
    const ids = BigUint64Array.from(rows, (row) => columns.id[row]!);
    return [new Uint8Array(ids.buffer)];
  }
  if (rows.length < columns.count) return encodeColumns(takeRows(columns, rows));
  return remember(snapshot, 'all columns', columns.count * 14, async () => encodeColumns(columns));
}

/** Gzipping takes longer than sending: it is done once a version. */
function squeezedParts(store: Store, snapshot: Snapshot, asked: ColumnsQuery): Promise<Uint8Array> {
  const key = `gzip ${asked.idsOnly} ${keyOfQuery(asked.query)}`;
  return remember(snapshot, key, snapshot.table.columns.count * 16, async () => {
    const parts = await plainParts(store, snapshot, asked);
    return squeeze(Buffer.concat(parts), { level: constants.Z_BEST_SPEED });
  });
}

function streamParts(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const pieces = parts.flatMap((part) =>
    Array.from({ length: Math.ceil(part.length / PIECE_BYTES) }, (_, at) =>
      part.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES),
    ),
  );
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[at++];
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });
}
