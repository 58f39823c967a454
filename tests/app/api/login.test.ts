import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { refuseWriter } from '#lib/server/check-writer.ts';
import { loginState, problemDetails } from '#lib/wire.ts';
import { POST as signIn, DELETE as signOut, GET as state } from '../../../app/api/login/route.ts';

const HOME = 'http://localhost:3000/api/login';
const TOKEN = 'open-sesame';
const kept = globalThis as typeof globalThis & { datelineWrongTries?: number[] };

beforeEach(() => {
  process.env.DATELINE_TOKEN = TOKEN;
  kept.datelineWrongTries = [];
  vi.useFakeTimers({ now: new Date('2026-01-02T03:04:05Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  kept.datelineWrongTries = [];
  delete process.env.DATELINE_TOKEN;
});

function ask(method: string, body?: object, headers: Record<string, string> = {}): Request {
  return new Request(HOME, {
    method,
    headers: { host: 'localhost:3000', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
/** The cookie of a good sign-in as a browser sends it back. */
async function cookieOf(headers: Record<string, string> = {}): Promise<string> {
  const response = await signIn(ask('POST', { token: TOKEN }, headers));
  expect(response.status).toBe(204);
  return response.headers.get('set-cookie')!;
}
const sent = (cookie: string) => ({ cookie: cookie.split(';')[0]! });
const stateOf = async (request: Request) => loginState.parse(await state(request).json());

it('gives a cookie that scripts and other sites cannot use, and every writer honours it', async () => {
  const cookie = await cookieOf();
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict/i);
  expect(cookie).not.toContain(TOKEN);
  expect(cookie).not.toMatch(/secure/i);
  expect(await cookieOf({ 'x-forwarded-proto': 'https' })).toMatch(/; Secure/i);
  expect(refuseWriter(ask('POST', {}, sent(cookie)), TOKEN)).toBeNull();
  expect(await stateOf(ask('GET', undefined, sent(cookie)))).toEqual({ needed: true, signedIn: true });
  expect(await stateOf(ask('GET'))).toEqual({ needed: true, signedIn: false });
});

it('ends a session by signing out, by time, and by another token', async () => {
  const cookie = await cookieOf();
  expect(signOut(ask('DELETE')).headers.get('set-cookie')).toMatch(/^dateline_session=; .*Max-Age=0/i);
  expect(refuseWriter(ask('POST', {}, sent(cookie)), 'another')?.status).toBe(401);
  vi.setSystemTime(new Date('2026-01-10T03:04:05Z'));
  expect(refuseWriter(ask('POST', {}, sent(cookie)), TOKEN)?.status).toBe(401);
});

it.each([
  'dateline_session=v1.99999999999.forged',
  'dateline_session=',
  'dateline_session=v1.99999999999',
  'dateline_session=%00',
  `dateline_session=${'x'.repeat(10_000)}`,
  `dateline_token=${TOKEN}`,
])('takes %.60s for no session', (cookie) => {
  expect(refuseWriter(ask('POST', {}, { cookie }), TOKEN)?.status).toBe(401);
});

it('refuses a wrong token, and after ten of them looks at none for a minute', async () => {
  const wrong = await signIn(ask('POST', { token: 'guess' }));
  expect(problemDetails.parse(await wrong.json())).toMatchObject({
    status: 401,
    detail: expect.stringMatching(/not the token/),
  });
  const cookie = await cookieOf();
  for (let time = 0; time < 9; time++) {
    expect(refuseWriter(ask('POST', {}, { authorization: `Bearer ${time}` }), TOKEN)?.status).toBe(401);
  }
  expect(refuseWriter(ask('POST', {}, { authorization: `Bearer ${TOKEN}` }), TOKEN)?.status).toBe(429);
  const shut = await signIn(ask('POST', { token: TOKEN }));
  expect([shut.status, shut.headers.get('retry-after')]).toEqual([429, '60']);
  // Whoever is in stays in.
  expect(refuseWriter(ask('POST', {}, sent(cookie)), TOKEN)).toBeNull();
  vi.setSystemTime(new Date('2026-01-02T03:05:06Z'));
  expect(await cookieOf()).toContain('dateline_session=');
});

it('lets no other site sign anyone in or out, and names what is wrong with a body', async () => {
  const stranger = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await signIn(ask('POST', { token: TOKEN }, stranger))).status).toBe(403);
  expect(signOut(ask('DELETE', undefined, stranger)).status).toBe(403);
  expect((await signIn(ask('POST', { token: '' }))).status).toBe(400);
  expect((await signIn(ask('POST', { word: 'x' }))).status).toBe(400);
  expect((await signIn(ask('POST', { token: 'x'.repeat(300_000) }))).status).toBe(413);
});

it('needs nothing where no token is set', async () => {
  delete process.env.DATELINE_TOKEN;
  expect(await stateOf(ask('GET'))).toEqual({ needed: false, signedIn: true });
  expect((await signIn(ask('POST', { token: 'any' }))).status).toBe(204);
});
