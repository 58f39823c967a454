/** Requests about what merging made: waves, and what analysts decide. */
import type { z } from 'zod';
import { getJson, RequestError, readProblem } from '#components/data/dateline-api.ts';
import type { RulingAnswer, RulingRequest, RulingsResponse, WaveDetail } from '#lib/wire.ts';

/** One wave with its members; throws RequestError. */
export function fetchWave(id: string, signal: AbortSignal): Promise<WaveDetail> {
  const loadSchema = () => import('#lib/wire.ts').then(({ waveDetail }) => waveDetail);
  return getJson(`/api/waves/${encodeURIComponent(id)}`, loadSchema, signal);
}

/** The decisions on the mentions of an incident, the newest first; throws RequestError. */
export function fetchRulings(incident: string, signal: AbortSignal): Promise<RulingsResponse> {
  const loadSchema = () => import('#lib/wire.ts').then(({ rulingsResponse }) => rulingsResponse);
  return getJson(`/api/rulings?${new URLSearchParams({ incident, limit: '20' })}`, loadSchema, signal);
}

/** Decides; resolves when the change is merged. Throws RequestError. */
export function postRuling(request: RulingRequest): Promise<RulingAnswer> {
  return send('/api/rulings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
}

/** Undoes a decision in somebody's name; throws RequestError. */
export function undoRuling(id: string, by: string | undefined): Promise<RulingAnswer> {
  const query = by === undefined ? '' : `?${new URLSearchParams({ by })}`;
  return send(`/api/rulings/${encodeURIComponent(id)}${query}`, { method: 'DELETE' });
}

async function send(path: string, init: RequestInit): Promise<RulingAnswer> {
  const response = await fetch(path, init).catch(() => {
    throw new RequestError('The server did not answer.', null, 'silent');
  });
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  const schema: z.ZodType<RulingAnswer> = (await import('#lib/wire.ts')).rulingAnswer;
  const answer = schema.safeParse(await response.json().catch(() => null));
  if (!answer.success)
    throw new RequestError('The server’s answer could not be read.', response.status, 'unreadable');
  return answer.data;
}
