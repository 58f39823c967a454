/** How every route answers: JSON with an ETag of the data version, or RFC 9457 problem details. */
import 'server-only';
import type { ProblemDetails } from '#lib/wire.ts';
import { withReadStore } from './current-store.ts';
import { readDataState } from './store/meta.ts';
import type { Store } from './store/open-store.ts';

/** Part of every ETag: raise it when the shape of a response changes, so that no browser keeps the old one. */
const SHAPE_VERSION = 2;
const RETRY_AFTER_SECONDS = 2;

const TITLES = {
  400: 'Bad request',
  401: 'Login needed',
  403: 'Not allowed',
  404: 'Not found',
  406: 'Not available in this form',
  408: 'Too slow',
  409: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not a kind that is read',
  428: 'Version needed',
  429: 'Too many tries',
  500: 'Internal error',
  503: 'Database away',
} as const;
export type ProblemStatus = keyof typeof TITLES;

/** A failed request as problem details; `detail` says what is wrong and what to do. */
export function respondProblem(status: ProblemStatus, detail: string): Response {
  const body: ProblemDetails = { type: 'about:blank', title: TITLES[status], status, detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(status === 503 || status === 429
        ? { 'Retry-After': String(status === 429 ? 60 : RETRY_AFTER_SECONDS) }
        : {}),
    },
  });
}

/**
 * Answers with what `read` gives (a Response as it is, with `headers` where it sets them; anything else as JSON), 304 when the client has this data
 * version already, 503 when the database is away, 500 (and a line in the server's log) for a fault of our own.
 */
export async function respondData(
  request: Request,
  read: (store: Store, headers: Record<string, string>) => Promise<object>,
): Promise<Response> {
  try {
    return await answerData(request, read);
  } catch (error) {
    console.error(error);
    return respondProblem(500, 'the server made a mistake: its log says which');
  }
}

async function answerData(
  request: Request,
  read: (store: Store, headers: Record<string, string>) => Promise<object>,
): Promise<Response> {
  const known = request.headers.get('if-none-match');
  const answer = await withReadStore(async (store) => {
    const { dataVersion } = await readDataState(store);
    const etag = `"${dataVersion}.${SHAPE_VERSION}"`;
    const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
    if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers });
    const body = await read(store, headers);
    return body instanceof Response ? body : Response.json(body, { headers });
  });
  return answer.ok ? answer.value : respondProblem(503, `${answer.problem.message}: try again in a moment`);
}

/** Weak comparison of an If-None-Match list (RFC 9110, 13.1.2). */
function matchesEtag(header: string, etag: string): boolean {
  return header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);
}

/** False for an id that PostgreSQL cannot hold as text (NUL, lone surrogates), so that no row can have it. */
export function isStorable(id: string): boolean {
  return !id.includes('\0') && id.isWellFormed();
}
