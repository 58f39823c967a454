import { currentGround } from '#lib/server/basemap/current-ground.ts';
import { sendFile } from '#lib/server/basemap/send-file.ts';
import { respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** The PMTiles file of DATELINE_BASEMAP, in byte ranges. */
export async function GET(request: Request): Promise<Response> {
  const { path } = await currentGround();
  const sent = path === null ? null : await sendFile(request, path);
  return sent ?? respondProblem(404, 'no file serves as the basemap');
}

export const HEAD = GET;
