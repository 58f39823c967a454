import { currentGazetteer } from '#lib/server/current-gazetteer.ts';
import { searchPlaces } from '#lib/server/places/search-places.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';
import { parseSearchQuery, searchAll } from '#lib/server/search/search-all.ts';

export const dynamic = 'force-dynamic';

/** Incidents, articles and places by words. */
export async function GET(request: Request): Promise<Response> {
  const query = parseSearchQuery(new URL(request.url).searchParams);
  if (!query.ok) return respondProblem(400, query.problem.message);
  const gazetteer = currentGazetteer();
  if (!gazetteer.ok) return respondProblem(500, gazetteer.problem.message);
  return respondData(request, (store) =>
    searchAll(store, query.value, (text, limit) => searchPlaces(gazetteer.value, store, text, limit)),
  );
}
