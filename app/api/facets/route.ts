import { readFacets } from '#lib/server/columns/read-facets.ts';
import { parseIncidentQuery } from '#lib/server/incident-params.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** Values that a further filter could take, and how many incidents each would leave. */
export async function GET(request: Request): Promise<Response> {
  const query = parseIncidentQuery(new URL(request.url).searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  return respondData(request, (store) => readFacets(store, query.value));
}
