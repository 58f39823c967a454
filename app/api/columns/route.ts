import { parseColumnsQuery, streamColumns } from '#lib/server/columns/read-columns.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** All incidents of a query as typed columns in one binary answer. */
export async function GET(request: Request): Promise<Response> {
  const asked = parseColumnsQuery(new URL(request.url).searchParams);
  if (!asked.ok) return respondProblem(400, asked.problem.message);
  return respondData(request, (store, headers) => streamColumns(store, asked.value, headers));
}
