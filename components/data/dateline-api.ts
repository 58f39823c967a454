/** The page's one door to the routes: every answer is checked against the schema before anyone sees it. */
import type { z } from 'zod';
import {
  type ArticleDetail,
  type ArticlesResponse,
  articleDetail,
  articlesResponse,
  type IncidentDetail,
  type IncidentsResponse,
  incidentDetail,
  incidentsResponse,
  problemDetails,
} from '#lib/wire.ts';

/** A request that failed: what failed in words, and the HTTP status (null when nothing answered). */
export class RequestError extends Error {
  readonly status: number | null;
  constructor(message: string, status: number | null) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
  }
}

/** Why a request failed, in the server’s own words where it has some. */
export async function readProblem(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemDetails.safeParse(body);
  return problem.success
    ? problem.data.detail || problem.data.title
    : `The server answered ${response.status}.`;
}

/** The answer of a path, checked against its schema; throws RequestError. */
export async function getJson<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError('The server did not answer.', null);
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new RequestError(
      `The answer of ${path} could not be read${where ? ` (at ${where})` : ''}.`,
      response.status,
    );
  }
  return parsed.data;
}

/** The incidents that a query selects, 10,000 at most; throws RequestError. */
export function fetchIncidents(signal: AbortSignal, query = ''): Promise<IncidentsResponse> {
  return getJson(`/api/incidents${query === '' ? '' : `?${query}`}`, incidentsResponse, signal);
}

/** One incident with its reports; throws RequestError. */
export function fetchIncident(id: string, signal: AbortSignal): Promise<IncidentDetail> {
  return getJson(`/api/incidents/${encodeURIComponent(id)}`, incidentDetail, signal);
}

/** Every article, without its text; throws RequestError. */
export function fetchArticles(signal: AbortSignal): Promise<ArticlesResponse> {
  return getJson('/api/articles', articlesResponse, signal);
}

/** One article with its text and mentions; throws RequestError. */
export function fetchArticle(id: string, signal: AbortSignal): Promise<ArticleDetail> {
  return getJson(`/api/articles/${encodeURIComponent(id)}`, articleDetail, signal);
}
