import { parseHistogramQuery, readHistogram } from '#lib/server/columns/read-histogram.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** The incidents of a query by calendar bin and type. */
export async function GET(request: Request): Promise<Response> {
  const asked = parseHistogramQuery(new URL(request.url).searchParams);
  if (!asked.ok) return respondProblem(400, asked.problem.message);
  return respondData(request, async (store) => {
    const read = await readHistogram(store, asked.value);
    return read.ok ? read.value : respondProblem(400, read.problem.message);
  });
}
