/**
 * Who has given the server's token in a browser: a signed cookie that says until when. Nothing is kept on the server, so any
 * number of processes agree; another token ends all sessions.
 */
import { scryptSync } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { sign, unsign } from 'cookie-signature';

const NAME = 'dateline_session';
const LASTS_S = 7 * 86_400;

const secrets = new Map<string, Buffer>();

/** Slow to make on purpose: whoever gets hold of a cookie cannot try many tokens against it. */
function secretOf(token: string): Buffer {
  let secret = secrets.get(token);
  if (secret === undefined) {
    secret = scryptSync(token, 'dateline session', 32);
    if (secrets.size > 10) secrets.clear();
    secrets.set(token, secret);
  }
  return secret;
}

type Where = { isSecure: boolean };

/** The Set-Cookie header of a session that begins now: out of reach of scripts and of other sites' requests. */
export function sessionCookie(token: string, now: Date, { isSecure }: Where): string {
  const until = Math.floor(now.getTime() / 1000) + LASTS_S;
  return cookie(sign(`v1.${until}`, secretOf(token)), LASTS_S, isSecure);
}

/** The Set-Cookie header that ends a session. */
export function endedCookie({ isSecure }: Where): string {
  return cookie('', 0, isSecure);
}

function cookie(value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({
    name: NAME,
    value,
    maxAge,
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
  });
}

/** True when the request carries a session that was begun with this token and has not ended. */
export function hasSession(headers: Headers, token: string, now: Date): boolean {
  const value = parseCookie(headers.get('cookie') ?? '')[NAME];
  if (value === undefined || value.length > 200) return false;
  const said = unsign(value, secretOf(token));
  const until = said === false ? null : /^v1\.(\d{1,12})$/.exec(said)?.[1];
  return until != null && Number(until) * 1000 > now.getTime();
}
