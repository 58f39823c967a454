import { currentGazetteer } from '#lib/server/current-gazetteer.ts';
import { withStore } from '#lib/server/current-store.ts';
import { parsePlaceParams } from '#lib/server/place-params.ts';
import { searchPlaces } from '#lib/server/places/search-places.ts';
import { respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** Places whose name starts as `q` says, shipped and imported; while the database is away, the shipped ones. */
export async function GET(request: Request): Promise<Response> {
  const params = parsePlaceParams(new URL(request.url).searchParams);
  if (!params.ok) return respondProblem(400, params.problem.message);
  const gazetteer = currentGazetteer();
  if (!gazetteer.ok) return respondProblem(500, gazetteer.problem.message);
  const { query, limit } = params.value;
  const found = await withStore((store) => searchPlaces(gazetteer.value, store, query, limit));
  const places = found.ok ? found.value : await searchPlaces(gazetteer.value, null, query, limit);
  return Response.json({ places }, { headers: { 'Cache-Control': 'no-cache' } });
}
