import { startLoading, stopLoading } from '#lib/server/uploads/respond-uploads.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** Begins the load, or goes on with one that was stopped. */
export async function POST(request: Request, context: Context): Promise<Response> {
  return startLoading(request, (await context.params).id);
}

/** Stops it. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  return stopLoading(request, (await context.params).id);
}
