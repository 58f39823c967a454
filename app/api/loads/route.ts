import { respondLoads } from '#lib/server/load/respond-loads.ts';

export const dynamic = 'force-dynamic';

/** What was loaded, and the files that are on their way. */
export function GET(request: Request): Promise<Response> {
  return respondLoads(request);
}
