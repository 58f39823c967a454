import { respondSchema } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** The properties of a collection's features as JSON Schema. */
export async function GET(
  request: Request,
  context: { params: Promise<{ collection: string }> },
): Promise<Response> {
  return respondSchema(request, (await context.params).collection);
}
