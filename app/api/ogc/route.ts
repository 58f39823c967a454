import { respondLanding } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** The landing page of OGC API – Features. */
export function GET(request: Request): Promise<Response> {
  return respondLanding(request);
}
