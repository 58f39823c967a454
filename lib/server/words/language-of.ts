import { LANGUAGE_COOKIE, type Language } from '#lib/view/words.ts';
import { chooseLanguage } from './choose-language.ts';

/** The language that a request of a route asks for: `?lang=`, else the cookie, else the browser's, else English. */
export function languageOf(request: Request): Language {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return chooseLanguage({
    asked: new URL(request.url).searchParams.get('lang'),
    cookie: cookies.find(([name]) => name === LANGUAGE_COOKIE)?.[1] ?? null,
    accepted: request.headers.get('accept-language'),
  });
}
