import { parseIncidentParams } from '#lib/server/incident-params.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';
import { readIncidents } from '#lib/server/store/read-incidents.ts';

export const dynamic = 'force-dynamic';

/** All incidents, or those that `from`, `to`, `type` and `bbox` leave. */
export async function GET(request: Request): Promise<Response> {
  const filter = parseIncidentParams(new URL(request.url).searchParams);
  if (!filter.ok) return respondProblem(400, filter.problem.message);
  return respondData(request, (store) => readIncidents(store, filter.value));
}
