import { ok, type Result } from '#lib/result.ts';
import type { Article, Extraction } from '#lib/schema.ts';
import type { ReadDeps } from '../read-article.ts';
import { memoryCache } from './answer-cache.ts';
import { readModelSettings } from './model-settings.ts';
import { openModel } from './open-model.ts';
import { type ModelEffects, readArticleWithModel } from './read-article-with-model.ts';

export type ModelReader = (article: Article) => Promise<Extraction>;

/**
 * The reader by language model that the environment asks for; null when it asks for none, and then nothing of the SDK
 * is loaded. Fails with the name of the variable that is wrong.
 */
export async function openModelReader(
  env: Readonly<Record<string, string | undefined>>,
  deps: ReadDeps,
  effects: Partial<ModelEffects> = {},
): Promise<Result<ModelReader | null>> {
  const settings = readModelSettings(env);
  if (!settings.ok) return settings;
  if (settings.value === null) return ok(null);
  const model = await openModel(settings.value);
  const all: ModelEffects = { cache: memoryCache(), ...effects };
  return ok((article) => readArticleWithModel(article, deps, model, all));
}
