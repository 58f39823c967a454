import { respondScene } from '#lib/server/brief/respond-scene.ts';

export const dynamic = 'force-dynamic';

/** One scene as a picture: {scene}.svg, or {scene}.png?width=1280. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string; scene: string }> },
): Promise<Response> {
  const { id, scene } = await context.params;
  return respondScene(request, id, scene);
}
