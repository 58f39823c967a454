/** Which words of an open article are pinned to a scene: those that are selected, else those that the view points at. */
import { articleSpans } from '#lib/view/evidence-spans.ts';
import type { View } from '#lib/view/view-state.ts';
import type { ArticleDetail } from '#lib/wire.ts';

export type WordsToPin = {
  article: string;
  /** The article's text, to which the offsets belong. */
  text: string;
  incident: string | null;
  start: number;
  end: number;
  /** True where a reader chose exactly these words; else their sentence is meant. */
  isExact: boolean;
};

/** Selections of fewer letters are slips. */
const LEAST_LETTERS = 3;

/** Null where nothing is selected and nothing of the article is evidence. `selected` is the text of the page's selection. */
export function wordsToPin(
  detail: ArticleDetail,
  { focus, incident }: Pick<View, 'focus' | 'incident'>,
  selected: string,
): WordsToPin | null {
  const { text } = detail;
  const article = detail.article.id;
  const wanted = selected.trim();
  const at = wanted.length < LEAST_LETTERS ? -1 : text.indexOf(wanted);
  if (at >= 0) return { article, text, incident, start: at, end: at + wanted.length, isExact: true };
  const spans = articleSpans(detail);
  const span =
    spans.find((one) => one.mention === focus?.mention && one.field === focus.field) ??
    spans.find((one) => incident !== null && one.incident === incident && one.field === 'toll') ??
    spans.find((one) => incident !== null && one.incident === incident) ??
    spans[0];
  if (span === undefined) return null;
  return { article, text, incident: span.incident, start: span.start, end: span.end, isExact: false };
}
