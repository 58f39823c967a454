import { takeLoadAway } from '#lib/server/load/respond-loads.ts';

export const dynamic = 'force-dynamic';

/** Takes a load away with all its incidents. */
export async function DELETE(
  request: Request,
  context: { params: Promise<{ name: string }> },
): Promise<Response> {
  return takeLoadAway(request, (await context.params).name);
}
