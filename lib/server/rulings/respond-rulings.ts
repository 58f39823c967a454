/** The routes of rulings: what analysts decide about incidents. */
import 'server-only';
import { fail, ok, type Result } from '#lib/result.ts';
import { type RulingAnswer, type RulingRequest, type RulingsResponse, rulingRequest } from '#lib/wire.ts';
import { refuseWriter } from '../check-writer.ts';
import { withStore } from '../current-store.ts';
import { type Decided, type Decision, recordRuling, undoRuling } from '../record-ruling.ts';
import { isStorable, respondData, respondProblem } from '../respond.ts';
import { readDecisions } from '../store/decisions.ts';
import { readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { parseRulingsQuery } from './rulings-query.ts';

/** Larger than any ruling has reason to be: a thousand members and a long note. */
const MAX_BYTES = 500_000;
/** Who decides where nobody says it. */
const SOMEBODY = 'an analyst';

/** GET /api/rulings */
export function respondRulings(request: Request): Promise<Response> {
  return respondData(request, async (store) => {
    const query = parseRulingsQuery(new URL(request.url).searchParams);
    if (!query.ok) return respondProblem(400, query.problem.message);
    const { dataVersion } = await readDataState(store);
    return { dataVersion, rulings: await readDecisions(store, query.value) } satisfies RulingsResponse;
  });
}

/** POST /api/rulings: decides, merges around the change and answers when that is done. */
export async function decide(request: Request): Promise<Response> {
  const asked = await readRequest(request);
  if (asked instanceof Response) return asked;
  const { by = SOMEBODY, note, ...decision } = asked;
  return act(201, (store) =>
    recordRuling(store, decision as Decision, { by, at: new Date(), note: note || null }),
  );
}

/** DELETE /api/rulings/{id}: undoes it; `?by=` says who. */
export async function undo(request: Request, id: string): Promise<Response> {
  const refusal = refuseWriter(request, process.env.DATELINE_TOKEN);
  if (refusal) return respondProblem(refusal.status, refusal.detail);
  const by = new URL(request.url).searchParams.get('by')?.trim().slice(0, 100) || SOMEBODY;
  if (!isStorable(by)) return respondProblem(400, 'by: is not text that can be kept');
  return act(200, (store) => undoRuling(store, id, { by, at: new Date() }));
}

/** 409 where what is decided about is not (any more) as the request has it. */
async function act(status: 200 | 201, change: (store: Store) => Promise<Result<Decided>>): Promise<Response> {
  try {
    const answer = await withStore(change);
    if (!answer.ok) return respondProblem(503, `${answer.problem.message}: try again in a moment`);
    if (!answer.value.ok) return respondProblem(409, answer.value.problem.message);
    const { decision: ruling, incidents } = answer.value.value;
    const headers = { 'Cache-Control': 'no-store' };
    return Response.json({ ruling, incidents } satisfies RulingAnswer, { status, headers });
  } catch (error) {
    console.error(error);
    return respondProblem(500, 'the server made a mistake: its log says which');
  }
}

async function readRequest(request: Request): Promise<RulingRequest | Response> {
  const refusal = refuseWriter(request, process.env.DATELINE_TOKEN);
  if (refusal) return respondProblem(refusal.status, refusal.detail);
  const text = await readLimited(request);
  if (text === null) return respondProblem(413, `a ruling is at most ${MAX_BYTES / 1e3} kB`);
  const parsed = parseRuling(text);
  return parsed.ok ? parsed.value : respondProblem(400, parsed.problem.message);
}

async function readLimited(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseRuling(text: string): Result<RulingRequest> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return fail('malformed', 'the body is not JSON');
  }
  const parsed = rulingRequest.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail('malformed', `${issue?.path.join('.') || 'ruling'}: ${issue?.message ?? 'malformed'}`);
  }
  return ok(parsed.data);
}
