import { removeArticle } from '#lib/server/remove-article.ts';
import { isStorable, respondData, respondProblem } from '#lib/server/respond.ts';
import { readArticleDetail } from '#lib/server/store/read-articles.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** One article: its text, sections and all that was found in it. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { id } = await context.params;
  if (!isStorable(id)) return respondProblem(404, 'there is no such article');
  return respondData(
    request,
    async (store) => (await readArticleDetail(store, id)) ?? respondProblem(404, `there is no article ${id}`),
  );
}

/** Takes it away; what other articles tell of the same attacks stays. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  return removeArticle(request, (await context.params).id);
}
