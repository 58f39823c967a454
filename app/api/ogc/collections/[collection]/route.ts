import { respondCollection } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** One collection with its extent. */
export async function GET(
  request: Request,
  context: { params: Promise<{ collection: string }> },
): Promise<Response> {
  return respondCollection(request, (await context.params).collection);
}
