import { readIncidentPage } from '#lib/server/columns/read-page.ts';
import { parseIncidentQuery } from '#lib/server/incident-params.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** The incidents that a query selects, a page at a time. */
export async function GET(request: Request): Promise<Response> {
  const query = parseIncidentQuery(new URL(request.url).searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  return respondData(request, (store) => readIncidentPage(store, query.value));
}
