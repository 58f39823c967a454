import Negotiator from 'negotiator';
import { LANGUAGES, type Language, parseLanguage } from '#lib/view/words.ts';

/** What a request says of its reader's language; null where it says nothing. */
export type LanguageHints = {
  /** `?lang=` of the address. */
  asked: string | null;
  cookie: string | null;
  /** The Accept-Language header. */
  accepted: string | null;
};

/** The language of an answer: what the address asks for, else what was chosen before, else the browser's, else English. */
export function chooseLanguage({ asked, cookie, accepted }: LanguageHints): Language {
  const chosen = parseLanguage(asked) ?? parseLanguage(cookie);
  if (chosen) return chosen;
  if (accepted === null) return 'en';
  const [best] = new Negotiator({ headers: { 'accept-language': accepted } }).languages([...LANGUAGES]);
  return parseLanguage(best) ?? 'en';
}
