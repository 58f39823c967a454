/** Who may write: pages of this very server and programs, never other sites' pages; with DATELINE_TOKEN, who knows it. */
import { createHash, timingSafeEqual } from 'node:crypto';

export type Refusal = { status: 401 | 403; detail: string };

/** Cookie in which the page may carry the token. */
const TOKEN_COOKIE = 'dateline_token';

/**
 * Null when the request may write. Browsers say where a request comes from (Sec-Fetch-Site, and Origin with every POST):
 * another site's page is refused, so that no link can write for someone who has the app open. Where a token is set,
 * the request must carry it, as `Authorization: Bearer …` or in the cookie `dateline_token`.
 */
export function refuseWriter(request: Request, token: string | undefined): Refusal | null {
  if (!isOwnPage(request.headers)) {
    return { status: 403, detail: 'Only pages of this server may write: another site sent this request' };
  }
  if (token && !carriesToken(request.headers, token)) {
    return {
      status: 401,
      detail: 'Writing needs the token of this server: send it as "Authorization: Bearer …"',
    };
  }
  return null;
}

function isOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  const from = URL.parse(origin)?.host;
  // Behind a proxy the name that the browser used comes in a header that no page can set for another site.
  return [headers.get('host'), headers.get('x-forwarded-host')].some(
    (host) => host !== null && host === from,
  );
}

function carriesToken(headers: Headers, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const cookie = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${TOKEN_COOKIE}=`))
    ?.slice(TOKEN_COOKIE.length + 1);
  return [bearer, cookie].some((given) => given !== undefined && isSame(given, token));
}

/** Compares digests: how long it takes tells nothing of the token. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
