/** Reasons as the machine gives them, in the reader's language and words: titles for article ids, plain days for ISO days. */
import { isDay } from '#lib/time.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { translateReason } from '#lib/view/translate-reason.ts';
import type { Words } from '#lib/view/words.ts';

const ARTICLE_REF = /\ba_[0-9a-z]{8,20}(?:\/m\d+)?/g;
const ISO_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;

/** The reason with every article id replaced by its quoted title and every ISO day spelled out. */
export function spellReason(reason: string, titles: ReadonlyMap<string, string>, words: Words): string {
  const { say, language } = words;
  return translateReason(reason, words)
    .replace(ARTICLE_REF, (ref) => {
      const title = titles.get(ref.split('/')[0] ?? ref);
      return title === undefined ? say('attack.anotherReport') : say('filters.text', { text: title });
    })
    .replace(ISO_DAY, (day) => (isDay(day) ? formatShortDay(day, language) : day));
}
