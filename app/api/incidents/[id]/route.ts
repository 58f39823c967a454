import { isStorable, respondData, respondProblem } from '#lib/server/respond.ts';
import { findRedirect, readIncident } from '#lib/server/store/read-incident.ts';

export const dynamic = 'force-dynamic';

/** One incident with what each article says of it; the id of one merged into another leads on to that. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  if (!isStorable(id)) return respondProblem(404, 'there is no such incident');
  return respondData(request, async (store) => {
    const found = await readIncident(store, id);
    if (found) return found;
    const next = await findRedirect(store, id);
    if (next === null) return respondProblem(404, `there is no incident ${id}`);
    return new Response(null, {
      status: 308,
      headers: { Location: `/api/incidents/${encodeURIComponent(next)}`, 'Cache-Control': 'no-cache' },
    });
  });
}
