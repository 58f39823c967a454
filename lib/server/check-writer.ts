/** Who may write: pages of this very server and programs, never other sites' pages; with DATELINE_TOKEN, who knows it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { hasSession } from './login/session.ts';
import { isShut, noteWrongTry } from './login/wrong-tries.ts';

export type Refusal = { status: 401 | 403 | 429; detail: string };

const TOO_MANY = 'Too many wrong tokens: try again in a minute';

/**
 * Null when the request may write. Browsers say where a request comes from (Sec-Fetch-Site, and Origin with every POST):
 * another site's page is refused, so that no link can write for someone who has the app open. Where a token is set,
 * the request must come from a browser that has signed in (POST /api/login), or carry `Authorization: Bearer …`.
 */
export function refuseWriter(request: Request, token: string | undefined): Refusal | null {
  if (!isOwnPage(request.headers)) {
    return { status: 403, detail: 'Only pages of this server may write: another site sent this request' };
  }
  if (!token || hasSession(request.headers, token, new Date())) return null;
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return refuseToken(bearer, token, new Date());
  return {
    status: 401,
    detail: 'Writing needs the token of this server: sign in at /login, or send "Authorization: Bearer …"',
  };
}

/** Null when the token that was given is the server's; wrong ones are counted, and after too many none is looked at. */
export function refuseToken(given: string, token: string, now: Date): Refusal | null {
  if (isShut(now)) return { status: 429, detail: TOO_MANY };
  if (isSame(given, token)) return null;
  noteWrongTry(now);
  return { status: 401, detail: 'This is not the token of this server' };
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

/** Compares digests: how long it takes tells nothing of the token. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
