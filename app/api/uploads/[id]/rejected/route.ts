import { respondRejected } from '#lib/server/uploads/respond-uploads.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The rows that were rejected, with their reasons. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return respondRejected(request, (await context.params).id);
}
