import { respondPreview } from '#lib/server/uploads/respond-uploads.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The beginning of the file as it would be read. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return respondPreview(request, (await context.params).id);
}
