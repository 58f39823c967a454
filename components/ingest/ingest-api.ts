/** The add page's requests about tables, loads, feeds and signing in; each throws RequestError. */
import type { z } from 'zod';
import { getJson, RequestError, readProblem } from '#components/data/dateline-api.ts';
import {
  type Feed,
  feed,
  feedsResponse,
  type LoadsResponse,
  type LoginState,
  loadsResponse,
  loginState,
  type UploadPreview,
  type UploadStatus,
  uploadPreview,
  uploadStatus,
} from '#lib/wire.ts';

/** What a server takes at most. */
export const MAX_TABLE_BYTES = 500_000_000;

async function send<T>(
  method: string,
  path: string,
  shape: z.ZodType<T> | null,
  body?: object,
): Promise<T | null> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    throw new RequestError('The server did not answer.', null);
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  return shape === null ? null : readAnswer(shape, await response.json().catch(() => null), response.status);
}

function readAnswer<T>(shape: z.ZodType<T>, body: unknown, status: number): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestError('The server’s answer could not be read.', status);
}

/** Sends a file as it is, telling the share that has left (0..1). */
export function sendTable(
  file: File,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadStatus> {
  return new Promise((resolve, reject) => {
    // The one way of a browser to tell how much has left.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/uploads?name=${encodeURIComponent(file.name.slice(0, 300))}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new RequestError('The server did not answer.', null));
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      answerOf(request).then(resolve, reject);
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

async function answerOf({ status, responseText }: XMLHttpRequest): Promise<UploadStatus> {
  const response = new Response(responseText, { status: status || 500 });
  if (!response.ok) throw new RequestError(await readProblem(response), status);
  return readAnswer(uploadStatus, await response.json().catch(() => null), status);
}

const uploadPath = (id: string) => `/api/uploads/${encodeURIComponent(id)}`;

/** What was loaded, and the files on their way. */
export function fetchLoads(signal: AbortSignal): Promise<LoadsResponse> {
  return getJson('/api/loads', loadsResponse, signal);
}

/** One upload. */
export function fetchUpload(id: string, signal: AbortSignal): Promise<UploadStatus> {
  return getJson(uploadPath(id), uploadStatus, signal);
}

/** The first rows of an upload under a mapping. */
export function fetchPreview(
  id: string,
  map: readonly string[],
  signal: AbortSignal,
): Promise<UploadPreview> {
  const query = new URLSearchParams(map.map((pair) => ['map', pair]));
  return getJson(`${uploadPath(id)}/preview?${query}`, uploadPreview, signal);
}

/** Begins a load; without a mapping, goes on with a stopped one. */
export async function startLoad(
  id: string,
  asked: { map?: readonly string[]; name?: string },
): Promise<void> {
  await send('POST', `${uploadPath(id)}/load`, uploadStatus, asked);
}

/** Stops a load. */
export async function stopLoad(id: string): Promise<void> {
  await send('DELETE', `${uploadPath(id)}/load`, uploadStatus);
}

/** Deletes a file that was sent. */
export async function forgetUpload(id: string): Promise<void> {
  await send('DELETE', uploadPath(id), null);
}

/** Takes a load with all its incidents away. */
export async function removeLoad(name: string): Promise<void> {
  await send('DELETE', `/api/loads/${encodeURIComponent(name)}`, null);
}

/** The address of the CSV of an upload's rejected rows. */
export function rejectedHref(id: string): string {
  return `${uploadPath(id)}/rejected`;
}

/** The feeds that are followed. */
export async function fetchFeeds(signal: AbortSignal): Promise<Feed[]> {
  return (await getJson('/api/feeds', feedsResponse, signal)).feeds;
}

/** Follows a feed; one that is followed is read at once. */
export async function followFeed(url: string, everyMinutes?: number): Promise<void> {
  await send('POST', '/api/feeds', feed, everyMinutes === undefined ? { url } : { url, everyMinutes });
}

/** Pauses a feed or lets it go on. */
export async function pauseFeed(id: string, paused: boolean): Promise<void> {
  await send('PUT', `/api/feeds/${encodeURIComponent(id)}`, feed, { paused });
}

/** Follows a feed no longer. */
export async function removeFeed(id: string): Promise<void> {
  await send('DELETE', `/api/feeds/${encodeURIComponent(id)}`, null);
}

/** Whether writing needs the server's token, and whether this browser has given it. */
export function fetchLogin(signal: AbortSignal): Promise<LoginState> {
  return getJson('/api/login', loginState, signal);
}

/** Takes articles away, one after another. */
export async function removeArticles(ids: readonly string[]): Promise<void> {
  for (const id of ids) await send('DELETE', `/api/articles/${encodeURIComponent(id)}`, null);
}

/** Gives the token. */
export async function signIn(token: string): Promise<void> {
  await send('POST', '/api/login', null, { token });
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await send('DELETE', '/api/login', null);
}
