/** One article read by the language model, with the rules as its check and as what stands when it fails. */
import { labelSections } from '#lib/read/label-sections.ts';
import { type Article, type Extraction, GROUND_TYPES, type Mention, type Problem } from '#lib/schema.ts';
import { type ReadDeps, readArticle } from '../read-article.ts';
import { modelExtractor } from './ground-proposals.ts';
import type { OpenModel } from './open-model.ts';
import { type ProposeEffects, proposeWithModel } from './propose-with-model.ts';
import { type Rejection, rejectionCounter } from './rejections.ts';

/** Who read the article in the end, and what of the model's answer was left out. */
export type ModelReport = { readBy: 'model' | 'rules'; rejections: Rejection[] };

export type ModelEffects = ProposeEffects & { report?: (report: ModelReport) => void };

/**
 * What one article says of attacks, by the model's marks and the text's own words. Where the model fails, the rules'
 * reading is returned with one problem line that says so. Problems also count what was left out of the answer, and
 * name an attack that the rules find and the model passes over.
 */
export async function readArticleWithModel(
  article: Article,
  deps: ReadDeps,
  model: OpenModel,
  effects: ModelEffects,
): Promise<Extraction> {
  const byRules = readArticle(article, deps);
  const sections = labelSections(article.text, article.sections);
  const { proposals, problems, rejections } = await proposeWithModel(article, sections, model, effects);
  if (problems.length > 0) {
    effects.report?.({ readBy: 'rules', rejections: [] });
    return { ...byRules, problems: [...byRules.problems, ...problems] };
  }
  const counter = rejectionCounter();
  for (const { reason, count } of rejections) counter.add(reason, count);
  const extractor = modelExtractor(proposals, (reason) => counter.add(reason));
  const byModel = readArticle(article, { ...deps, extractor });
  effects.report?.({ readBy: 'model', rejections: counter.list() });
  const name = article.title ?? article.id;
  const notes = [
    ...leftOut(name, counter.list()),
    ...passedOver(name, article.text, byModel.mentions, byRules.mentions),
  ];
  return { ...byModel, problems: [...byModel.problems, ...notes] };
}

function leftOut(name: string, rejections: readonly Rejection[]): Problem[] {
  if (rejections.length === 0) return [];
  const list = rejections.map(({ reason, count }) => `${reason}: ${count}`).join('; ');
  return [
    {
      kind: 'refused',
      message: `${name}: parts of the language model's answer are left out, as the text does not bear them out (${list})`,
    },
  ];
}

function isFact(mention: Mention): boolean {
  return (
    (GROUND_TYPES as readonly string[]).includes(mention.type) &&
    (mention.assertion === 'happened' || mention.assertion === 'reported')
  );
}

/** The attacks that only the rules find: the model may be right to drop them, or the text may have talked it into it. */
function passedOver(
  name: string,
  text: string,
  byModel: readonly Mention[],
  byRules: readonly Mention[],
): Problem[] {
  const spans = byModel.flatMap((mention) => mention.evidence);
  const missed = byRules.filter(
    (mention) =>
      isFact(mention) && !mention.evidence.some((a) => spans.some((b) => a.start < b.end && b.start < a.end)),
  );
  const first = missed[0]?.evidence[0];
  if (!first) return [];
  const words = text.slice(first.start, Math.min(first.end, first.start + 120)).replace(/\s+/g, ' ');
  return [
    {
      kind: 'refused',
      message: `${name}: the rules find ${missed.length} attack(s) that the language model passes over, the first at “${words}”; check them`,
    },
  ];
}
