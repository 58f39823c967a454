import { type Language, localeTag } from '#lib/view/words.ts';

const formats = new Map<Language, Intl.NumberFormat>();

/** A count with its thousands apart, "1,234"; the format is made once, since making it is dear. */
export function formatCount(count: number, language: Language): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.NumberFormat(localeTag(language));
    formats.set(language, format);
  }
  return format.format(count);
}
