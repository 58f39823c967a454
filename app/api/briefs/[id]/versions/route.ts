import { respondVersions } from '#lib/server/brief/respond-brief.ts';

export const dynamic = 'force-dynamic';

/** The versions of a brief that can be brought back. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return respondVersions(request, (await context.params).id);
}
