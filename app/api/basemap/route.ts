import { currentGround } from '#lib/server/basemap/current-ground.ts';

export const dynamic = 'force-dynamic';

/** What the map draws under its marks, and what was wrong with the basemap that was asked for. */
export async function GET(): Promise<Response> {
  const { answer } = await currentGround();
  return Response.json(answer, { headers: { 'Cache-Control': 'no-cache' } });
}
