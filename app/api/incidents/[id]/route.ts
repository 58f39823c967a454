import { parseKnownAt } from '#lib/server/known-at-param.ts';
import { isStorable, respondData, respondProblem } from '#lib/server/respond.ts';
import { incidentAsKnownAt } from '#lib/server/store/incident-as-known-at.ts';
import { findRedirect, readIncident } from '#lib/server/store/read-incident.ts';

export const dynamic = 'force-dynamic';

/** One incident with what each article says of it; the id of one merged into another leads on to that. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  if (!isStorable(id)) return respondProblem(404, 'there is no such incident');
  const { search, searchParams } = new URL(request.url);
  const day = parseKnownAt(searchParams);
  if (!day.ok) return respondProblem(400, day.problem.message);
  return respondData(request, async (store) => {
    const found = await readIncident(store, id);
    if (found) {
      if (day.value === null) return found;
      const then = await incidentAsKnownAt(store, found, day.value);
      return then ?? respondProblem(404, `no report of incident ${id} had come out by ${day.value}`);
    }
    const next = await findRedirect(store, id);
    if (next === null) return respondProblem(404, `there is no incident ${id}`);
    return new Response(null, {
      status: 308,
      headers: {
        Location: `/api/incidents/${encodeURIComponent(next)}${search}`,
        'Cache-Control': 'no-cache',
      },
    });
  });
}
