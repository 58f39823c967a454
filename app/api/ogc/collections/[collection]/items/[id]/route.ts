import { respondItem } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** One feature; the id of one merged into another leads on to that. */
export async function GET(
  request: Request,
  context: { params: Promise<{ collection: string; id: string }> },
): Promise<Response> {
  const { collection, id } = await context.params;
  return respondItem(request, collection, id);
}
