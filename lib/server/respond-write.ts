/** How the routes that change something answer: who may write is checked first, nothing is kept by caches. */
import 'server-only';
import type { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import { refuseWriter } from './check-writer.ts';
import { withStore } from './current-store.ts';
import { respondProblem } from './respond.ts';
import type { Store } from './store/open-store.ts';
import { tellIssue } from './tell-issue.ts';

const MAX_JSON_BYTES = 200_000;
/** Up to here what is too large is still heard to its end: a sender that is cut off never reads why. */
const MAX_HEARD_BYTES = 50_000_000;

/** JSON that no cache keeps. */
export function respondFresh(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}

/** Runs `act` on the store; 503 when the database is away, 500 (and a line in the log) for a fault of our own. */
export async function respondNow(act: (store: Store) => Promise<Response>): Promise<Response> {
  try {
    const answer = await withStore(act);
    return answer.ok ? answer.value : respondProblem(503, `${answer.problem.message}: try again in a moment`);
  } catch (error) {
    console.error(error);
    return respondProblem(500, 'the server made a mistake: its log says which');
  }
}

/** The same for those who may write; 401, 403 or 429 for others. */
export async function respondWrite(
  request: Request,
  act: (store: Store) => Promise<Response>,
): Promise<Response> {
  const refusal = refuseWriter(request, process.env.DATELINE_TOKEN);
  return refusal ? respondProblem(refusal.status, refusal.detail) : respondNow(act);
}

/** A JSON body of at most `maxBytes` that fits the shape; the problem names the field and what it must be. */
export async function readJsonBody<T>(
  request: Request,
  shape: z.ZodType<T>,
  maxBytes = MAX_JSON_BYTES,
): Promise<Result<T>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_HEARD_BYTES) break;
      if (size <= maxBytes) chunks.push(chunk);
    }
    if (size > maxBytes) return fail('too_large', `the body is larger than ${maxBytes / 1000} kB`);
    const body: unknown = size === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const parsed = shape.safeParse(body);
    if (parsed.success) return ok(parsed.data);
    return fail('malformed', tellIssue(parsed.error));
  } catch {
    return fail('malformed', 'the body is no JSON');
  }
}

/** 413 for what is too large, else 400. */
export function respondBadBody({ problem }: { problem: { kind: string; message: string } }): Response {
  return respondProblem(problem.kind === 'too_large' ? 413 : 400, problem.message);
}

/** Null when a query string holds no other parameters than these, else what is wrong. */
export function findUnknownParam(search: URLSearchParams, known: readonly string[]): string | null {
  const unknown = [...search.keys()].find((key) => !known.includes(key));
  if (unknown === undefined) return null;
  const there = known.length === 0 ? 'there are none' : `there are ${known.join(', ')}`;
  return `${unknown.slice(0, 60)}: is no parameter here; ${there}`;
}
