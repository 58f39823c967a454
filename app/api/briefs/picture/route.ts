import { respondPicture } from '#lib/server/brief/respond-picture.ts';

export const dynamic = 'force-dynamic';

/** The map of a view as a small picture. */
export async function GET(request: Request): Promise<Response> {
  return respondPicture(request);
}
