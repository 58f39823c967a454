import { homeOf } from '#lib/server/export/home-of.ts';
import { parseIncidentQuery } from '#lib/server/incident-params.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';
import { describeTiles } from '#lib/server/tiles/read-tile.ts';

export const dynamic = 'force-dynamic';

/** TileJSON of the tiles that a query selects. */
export async function GET(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const query = parseIncidentQuery(url.searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  return respondData(request, (store) => describeTiles(store, `${homeOf(request)}/api/tiles`, url.search));
}
