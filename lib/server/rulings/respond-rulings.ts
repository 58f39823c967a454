/** The routes of rulings: what analysts decide about incidents. */
import 'server-only';
import type { Result } from '#lib/result.ts';
import { type RulingAnswer, type RulingsResponse, rulingRequest } from '#lib/wire.ts';
import { type Decided, type Decision, recordRuling, undoRuling } from '../record-ruling.ts';
import { isStorable, respondData, respondProblem } from '../respond.ts';
import { readJsonBody, respondBadBody, respondFresh, respondWrite } from '../respond-write.ts';
import { readDecisions } from '../store/decisions.ts';
import { readDataState } from '../store/meta.ts';
import { parseRulingsQuery } from './rulings-query.ts';

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
export function decide(request: Request): Promise<Response> {
  return respondWrite(request, async (store) => {
    const asked = await readJsonBody(request, rulingRequest);
    if (!asked.ok) return respondBadBody(asked);
    const { by = SOMEBODY, note, ...decision } = asked.value;
    return answer(
      await recordRuling(store, decision as Decision, { by, at: new Date(), note: note || null }),
    );
  });
}

/** DELETE /api/rulings/{id}: undoes it; `?by=` says who. */
export function undo(request: Request, id: string): Promise<Response> {
  return respondWrite(request, async (store) => {
    const by = new URL(request.url).searchParams.get('by')?.trim().slice(0, 100) || SOMEBODY;
    if (!isStorable(by)) return respondProblem(400, 'by: is not text that can be kept');
    const undone = await undoRuling(store, id, { by, at: new Date() });
    return undone ? answer(undone) : respondProblem(404, 'there is no such decision');
  });
}

/** 201 with what is new in the log; 409 where what is decided about is not (any more) as the request has it. */
function answer(decided: Result<Decided>): Response {
  if (!decided.ok) return respondProblem(409, decided.problem.message);
  const { decision: ruling, isNew, incidents } = decided.value;
  return respondFresh({ ruling, incidents } satisfies RulingAnswer, isNew ? 201 : 200);
}
