/**
 * The page's one door to the routes: every answer is checked before anyone sees it. The schemas come in their own file, with
 * the first answer that needs them.
 */
import type { z } from 'zod';
import { findArticlesFault, findIncidentsFault } from '#components/data/check-list.ts';
import type { ArticleDetail, ArticlesResponse, IncidentDetail, IncidentsResponse } from '#lib/wire.ts';

/** Who says why a request failed: the server, or nobody but this page, which has a message for it. */
type RequestFailure = 'told' | 'silent' | 'unreadable' | 'partMissing';

/** A request that failed: what failed in words, and the HTTP status (null when nothing answered). */
export class RequestError extends Error {
  readonly status: number | null;
  readonly failure: RequestFailure;
  constructor(message: string, status: number | null, failure: RequestFailure = 'told') {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.failure = failure;
  }
}

/** Why a request failed, in the server’s own words where it has some (RFC 9457: `detail`, else `title`). */
export async function readProblem(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  if (body instanceof Object) {
    if ('detail' in body && typeof body.detail === 'string' && body.detail !== '') return body.detail;
    if ('title' in body && typeof body.title === 'string' && body.title !== '') return body.title;
  }
  return `The server answered ${response.status}.`;
}

function unreadable(path: string, where: string, status: number): RequestError {
  return new RequestError(
    `The answer of ${path} could not be read${where ? ` (at ${where})` : ''}.`,
    status,
    'unreadable',
  );
}

async function getBody(path: string, signal: AbortSignal): Promise<{ body: unknown; status: number }> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError('The server did not answer.', null, 'silent');
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  return { body: await response.json().catch(() => undefined), status: response.status };
}

/** The answer of a path, checked against its schema, which may be still to come; throws RequestError. */
export async function getJson<T>(
  path: string,
  schema: z.ZodType<T> | (() => Promise<z.ZodType<T>>),
  signal: AbortSignal,
): Promise<T> {
  const coming = typeof schema === 'function' ? schema().catch(() => null) : schema;
  const { body, status } = await getBody(path, signal);
  const checker = await coming;
  if (!checker) throw new RequestError('A part of the page could not be loaded.', null, 'partMissing');
  const parsed = checker.safeParse(body);
  if (parsed.success) return parsed.data;
  throw unreadable(path, parsed.error.issues[0]?.path.join('.') ?? '', status);
}

async function getList<T>(
  path: string,
  findFault: (body: unknown) => string | null,
  signal: AbortSignal,
): Promise<T> {
  const { body, status } = await getBody(path, signal);
  const fault = findFault(body);
  if (fault !== null) throw unreadable(path, fault, status);
  return body as T;
}

/** The incidents that a query selects, 10,000 at most; throws RequestError. */
export function fetchIncidents(signal: AbortSignal, query = ''): Promise<IncidentsResponse> {
  return getList(`/api/incidents${query === '' ? '' : `?${query}`}`, findIncidentsFault, signal);
}

/** One incident with its reports, as known on a day (null = now); throws RequestError. */
export function fetchIncident(
  id: string,
  knownAt: string | null,
  signal: AbortSignal,
): Promise<IncidentDetail> {
  const loadSchema = () => import('#lib/wire.ts').then(({ incidentDetail }) => incidentDetail);
  const query = knownAt === null ? '' : `?${new URLSearchParams({ known_at: knownAt })}`;
  return getJson(`/api/incidents/${encodeURIComponent(id)}${query}`, loadSchema, signal);
}

/** Every article, without its text; throws RequestError. */
export function fetchArticles(signal: AbortSignal): Promise<ArticlesResponse> {
  return getList('/api/articles', findArticlesFault, signal);
}

/** One article with its text and mentions; throws RequestError. */
export function fetchArticle(id: string, signal: AbortSignal): Promise<ArticleDetail> {
  const loadSchema = () => import('#lib/wire.ts').then(({ articleDetail }) => articleDetail);
  return getJson(`/api/articles/${encodeURIComponent(id)}`, loadSchema, signal);
}
