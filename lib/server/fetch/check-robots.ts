/** The rules of robots.txt (RFC 9309). */
import type { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import { fail, ok, type Result } from '#lib/result.ts';
import { type Answer, type FetchEffects, type OpenOptions, openUrl } from './open-url.ts';

/** robots.txt is read up to this many bytes (RFC 9309 section 2.5 asks for at least 500 KiB). */
const MAX_ROBOTS_BYTES = 512_000;

type RobotsParser = (
  url: string,
  text: string,
) => { isAllowed: (url: string, agent: string) => boolean | undefined };

/** What robots.txt of an origin said, kept for whoever reads many pages of a site. */
export type RobotsCache = LRUCache<string, Result<Answer>>;

/**
 * Whether the site lets this agent read the address. A missing or unreadable file allows everything, a server error
 * forbids everything (RFC 9309 section 2.3.1); failures other than a refusal are left to the request itself.
 */
export async function checkRobots(
  url: URL,
  options: OpenOptions,
  effects: FetchEffects,
  cache?: RobotsCache,
): Promise<Result<true>> {
  const robotsUrl = new URL('/robots.txt', url);
  const asked = { ...options, maxBytes: MAX_ROBOTS_BYTES, accept: 'text/plain', headers: {} };
  const answer = cache?.get(url.origin) ?? (await openUrl(robotsUrl, asked, effects));
  cache?.set(url.origin, answer);
  if (!answer.ok) return answer.problem.kind === 'refused' ? answer : ok(true);
  const { status, bytes } = answer.value;
  const forbidden = `${url.href}: the site's robots.txt asks programs not to read this; save the page and add the file`;
  if (status >= 500) return fail('refused', forbidden);
  if (status !== 200) return ok(true);
  const parse = robotsParser as unknown as RobotsParser;
  const rules = parse(robotsUrl.href, new TextDecoder().decode(bytes));
  return rules.isAllowed(url.href, options.userAgent) === false ? fail('refused', forbidden) : ok(true);
}
