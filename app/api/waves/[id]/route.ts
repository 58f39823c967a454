import { respondWave } from '#lib/server/waves/respond-waves.ts';

export const dynamic = 'force-dynamic';

/** One wave with its members. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return respondWave(request, (await context.params).id);
}
