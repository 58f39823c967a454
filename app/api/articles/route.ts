import { respondData } from '#lib/server/respond.ts';
import { readArticles } from '#lib/server/store/read-articles.ts';

export const dynamic = 'force-dynamic';

/** All articles, newest first, those without a publication day last. */
export function GET(request: Request): Promise<Response> {
  return respondData(request, readArticles);
}
