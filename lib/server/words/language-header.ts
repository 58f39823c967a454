import type { IncomingMessage } from 'node:http';

/** Names the language that the address asks for: a layout is not told the query of its address. */
export const ASKED_LANGUAGE_HEADER = 'x-dateline-language';

/** Puts the `lang` of the address into the request's header of that name; one that a client sent is taken away. */
export function handOnLanguage(request: Pick<IncomingMessage, 'url' | 'headers'>): void {
  delete request.headers[ASKED_LANGUAGE_HEADER];
  const query = request.url?.split('?', 2)[1];
  const asked = query === undefined ? null : new URLSearchParams(query).get('lang');
  if (asked !== null && /^[a-z]{2}$/.test(asked)) request.headers[ASKED_LANGUAGE_HEADER] = asked;
}
