import { undo } from '#lib/server/rulings/respond-rulings.ts';

export const dynamic = 'force-dynamic';

/** Undoes a decision. */
export async function DELETE(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  return undo(request, (await context.params).id);
}
