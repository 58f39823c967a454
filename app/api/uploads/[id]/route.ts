import { forgetUpload, respondUpload } from '#lib/server/uploads/respond-uploads.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** How an upload stands. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return respondUpload(request, (await context.params).id);
}

/** Forgets it. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  return forgetUpload(request, (await context.params).id);
}
