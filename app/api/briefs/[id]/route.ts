import { removeBrief, replaceBrief, respondOneBrief } from '#lib/server/brief/respond-brief.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** One brief with what the store says of its scenes now. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return respondOneBrief(request, (await context.params).id);
}

/** Writes it anew, if it still has the version that the writer saw. */
export async function PUT(request: Request, context: Context): Promise<Response> {
  return replaceBrief(request, (await context.params).id);
}

/** Removes it. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  return removeBrief(request, (await context.params).id);
}
