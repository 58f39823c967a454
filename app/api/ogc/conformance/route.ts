import { respondConformance } from '#lib/server/ogc/respond-ogc.ts';

export const dynamic = 'force-dynamic';

/** Which parts of the standard are kept. */
export function GET(request: Request): Promise<Response> {
  return respondConformance(request);
}
