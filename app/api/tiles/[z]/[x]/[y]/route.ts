import { parseIncidentQuery } from '#lib/server/incident-params.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';
import { parseTile } from '#lib/server/tiles/parse-tile.ts';
import { answerTile } from '#lib/server/tiles/read-tile.ts';

export const dynamic = 'force-dynamic';

/** One vector tile of the incidents that a query selects. */
export async function GET(
  request: Request,
  context: { params: Promise<{ z: string; x: string; y: string }> },
): Promise<Response> {
  const tile = parseTile(await context.params);
  if (!tile.ok) return respondProblem(404, tile.problem.message);
  const query = parseIncidentQuery(new URL(request.url).searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  return respondData(request, (store, headers) => answerTile(store, query.value, tile.value, headers));
}
