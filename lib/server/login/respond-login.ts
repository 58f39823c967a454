/** The route of signing in: the token once, a session cookie from then on. */
import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LoginState, loginRequest } from '#lib/wire.ts';
import { refuseToken, refuseWriter } from '../check-writer.ts';
import { respondProblem } from '../respond.ts';
import { readJsonBody, respondBadBody, respondFresh } from '../respond-write.ts';
import { endedCookie, hasSession, sessionCookie } from './session.ts';

/** A wrong token is answered no sooner. */
const WRONG_MS = 1_000;

/** GET /api/login */
export function respondLogin(request: Request): Response {
  const token = process.env.DATELINE_TOKEN;
  const body: LoginState = {
    needed: Boolean(token),
    signedIn: !token || hasSession(request.headers, token, new Date()),
  };
  return respondFresh(body);
}

/** POST /api/login: 204 with the cookie, 401 for a wrong token, 429 after too many of them. */
export async function signIn(request: Request): Promise<Response> {
  const stranger = refuseWriter(request, undefined);
  if (stranger) return respondProblem(stranger.status, stranger.detail);
  const given = await readJsonBody(request, loginRequest);
  if (!given.ok) return respondBadBody(given);
  const token = process.env.DATELINE_TOKEN;
  if (!token) return new Response(null, { status: 204 });
  const refusal = refuseToken(given.value.token, token, new Date());
  if (refusal) {
    await sleep(WRONG_MS);
    return respondProblem(refusal.status, refusal.detail);
  }
  return answer(sessionCookie(token, new Date(), { isSecure: isSecure(request) }));
}

/** DELETE /api/login: ends the session of this browser. */
export function signOut(request: Request): Response {
  const stranger = refuseWriter(request, undefined);
  if (stranger) return respondProblem(stranger.status, stranger.detail);
  return answer(endedCookie({ isSecure: isSecure(request) }));
}

function answer(cookie: string): Response {
  return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}

/** Whether the browser speaks TLS to this server or to the proxy before it. */
function isSecure(request: Request): boolean {
  const said = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (said ?? new URL(request.url).protocol.replace(':', '')) === 'https';
}
