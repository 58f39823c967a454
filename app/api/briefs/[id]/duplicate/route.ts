import { duplicateBrief } from '#lib/server/brief/respond-brief.ts';

export const dynamic = 'force-dynamic';

/** A copy of a brief, as a brief of its own. */
export async function POST(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  return duplicateBrief(request, (await context.params).id);
}
