import { respondItems } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** A page of features, filtered by `bbox`, `datetime` and properties. */
export async function GET(
  request: Request,
  context: { params: Promise<{ collection: string }> },
): Promise<Response> {
  return respondItems(request, (await context.params).collection);
}
