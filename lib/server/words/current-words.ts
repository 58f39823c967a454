/** The words of the request that is being answered. */
import 'server-only';
import { cookies, headers } from 'next/headers';
import { LANGUAGE_COOKIE, type Language, type Words } from '#lib/view/words.ts';
import { chooseLanguage } from './choose-language.ts';
import { ASKED_LANGUAGE_HEADER } from './language-header.ts';
import { wordsIn } from './words-in.ts';

/** The language of the request that is being answered. */
export async function currentLanguage(): Promise<Language> {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  return chooseLanguage({
    asked: sent.get(ASKED_LANGUAGE_HEADER),
    cookie: jar.get(LANGUAGE_COOKIE)?.value ?? null,
    accepted: sent.get('accept-language'),
  });
}

/** What a page that is rendered on the server says. */
export async function currentWords(): Promise<Words> {
  return wordsIn(await currentLanguage());
}
