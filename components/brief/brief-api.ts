/** The brief pages' requests. */
import { z } from 'zod';
import { getJson, RequestError, readProblem } from '#components/data/dateline-api.ts';
import {
  type BriefContent,
  type BriefResponse,
  type BriefSummary,
  type BriefVersions,
  briefResponse,
  briefsResponse,
  briefVersions,
  type DrawnScene,
  drawnScene,
} from '#lib/brief/brief-schema.ts';
import { incidentParamsOf } from '#lib/view/incident-params-of.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import {
  type HistogramResponse,
  histogramResponse,
  type IncidentsResponse,
  incidentsResponse,
} from '#lib/wire.ts';

/** A scene draws so many incidents, the deadliest first. */
export const MOST_DRAWN = 2000;

const pathOf = (id: string) => `/api/briefs/${encodeURIComponent(id)}`;

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new RequestError('The server did not answer.', null);
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  return response;
}

async function sendBrief(path: string, method: string, body: unknown, headers = {}): Promise<BriefResponse> {
  const response = await send(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const parsed = briefResponse.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new RequestError('The server’s answer could not be read.', response.status);
  return parsed.data;
}

/** One brief as it may be shown; throws RequestError. */
export function fetchShownBrief(id: string, signal: AbortSignal): Promise<BriefResponse> {
  return getJson(pathOf(id), briefResponse, signal);
}

/** One brief as it was written, or an earlier version of it; throws RequestError (401 where one may not write). */
export function fetchBrief(id: string, signal: AbortSignal, version?: number): Promise<BriefResponse> {
  const asked = version === undefined ? '' : `&version=${version}`;
  return getJson(`${pathOf(id)}?form=edit${asked}`, briefResponse, signal);
}

/** The versions of a brief that can be brought back; throws RequestError. */
export async function fetchVersions(id: string, signal: AbortSignal): Promise<BriefVersions['versions']> {
  return (await getJson(`${pathOf(id)}/versions`, briefVersions, signal)).versions;
}

/** What a stored scene draws; throws RequestError. */
export function fetchDrawn(id: string, scene: string, signal: AbortSignal): Promise<DrawnScene> {
  return getJson(`${pathOf(id)}/scenes/${scene}.json`, drawnScene, signal);
}

/** The address of a small picture of a view's map. */
export function pictureHref(view: string, theme: 'light' | 'dark', isCoarse: boolean): string {
  const params = new URLSearchParams({ view, theme, width: '256' });
  if (isCoarse) params.set('coarse', '1');
  return `/api/briefs/picture?${params}`;
}

/** All briefs; throws RequestError. */
export async function fetchBriefs(signal: AbortSignal): Promise<BriefSummary[]> {
  return (await getJson('/api/briefs', briefsResponse, signal)).briefs;
}

/** Makes a brief, as given or drafted from a view; throws RequestError. */
export function makeBrief(wanted: BriefContent | { draft: string }): Promise<BriefResponse> {
  return sendBrief('/api/briefs', 'POST', wanted);
}

/** Writes a brief over the version that was seen; throws RequestError (409 where there is a newer one). */
export function saveBrief(id: string, seen: number, content: BriefContent): Promise<BriefResponse> {
  return sendBrief(pathOf(id), 'PUT', content, { 'if-match': `"${seen}"` });
}

/** A copy of a brief; throws RequestError. */
export function copyBrief(id: string): Promise<BriefResponse> {
  return sendBrief(`${pathOf(id)}/duplicate`, 'POST', undefined);
}

/** Removes a brief; throws RequestError. */
export async function deleteBrief(id: string): Promise<void> {
  await send(pathOf(id), { method: 'DELETE' });
}

function paramsOf(view: string): URLSearchParams {
  return incidentParamsOf(decodeView(view));
}

/** What a scene draws, and how many its filter selects in all; throws RequestError. */
export async function fetchScene(view: string, signal: AbortSignal): Promise<IncidentsResponse> {
  const params = paramsOf(view);
  params.set('sort', 'toll');
  params.set('limit', String(MOST_DRAWN));
  return getJson(`/api/incidents?${params}`, incidentsResponse, signal);
}

/** The incidents of these ids; throws RequestError. */
export async function fetchByIds(ids: readonly string[], signal: AbortSignal): Promise<IncidentsResponse> {
  return getJson(`/api/incidents?ids=${ids.join(',')}`, incidentsResponse, signal);
}

/** A scene's attacks over time; throws RequestError. */
export function fetchBins(view: string, signal: AbortSignal): Promise<HistogramResponse> {
  return getJson(`/api/histogram?${paramsOf(view)}`, histogramResponse, signal);
}

const OPEN_KEY = 'dateline-open-brief';
const openBrief = z.object({ id: z.string(), title: z.string(), scene: z.string().nullable() });
export type OpenBrief = z.infer<typeof openBrief>;

/** The brief that this tab works on, so that the explorer can add to it. */
export function readOpenBrief(): OpenBrief | null {
  try {
    const parsed = openBrief.safeParse(JSON.parse(sessionStorage.getItem(OPEN_KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Notes it; null forgets it. */
export function noteOpenBrief(open: OpenBrief | null): void {
  try {
    if (open === null) sessionStorage.removeItem(OPEN_KEY);
    else sessionStorage.setItem(OPEN_KEY, JSON.stringify(open));
  } catch {
    // Without storage the explorer offers the list of briefs instead.
  }
}
