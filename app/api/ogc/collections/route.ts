import { respondCollections } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** The collections with their extents. */
export function GET(request: Request): Promise<Response> {
  return respondCollections(request);
}
