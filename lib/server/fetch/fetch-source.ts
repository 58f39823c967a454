/** A public web address to its bytes. */
import { fail, ok, type Result } from '#lib/result.ts';
import { isPublicAddress } from './check-address.ts';
import { checkRobots, type RobotsCache } from './check-robots.ts';
import { type Answer, DEFAULT_EFFECTS, type FetchEffects, type OpenOptions, openUrl } from './open-url.ts';

export type FetchedSource = { bytes: Uint8Array; mediaType: string | null; url: string };
/** What a server said of the version that it sent, to be asked with the next time (RFC 9110, 13.1). */
export type Validators = { etag: string | null; lastModified: string | null };
export type FetchedVersion = FetchedSource & Validators;

export type FetchOptions = {
  maxBytes?: number;
  timeoutMs?: number;
  maxRedirects?: number;
  /** The public page about this installation, told to the sites it reads. */
  aboutUrl?: string | null;
  /** Which IP addresses may be called; public ones unless a test says otherwise. */
  isAllowedAddress?: (address: string) => boolean;
  respectRobots?: boolean;
  /** Keeps what robots.txt of each site said. */
  robots?: RobotsCache;
};

/** The agent's name, with the page that explains it where one is configured. */
function nameAgent(aboutUrl: string | null): string {
  return aboutUrl === null ? 'Dateline/0.1' : `Dateline/0.1 (+${aboutUrl})`;
}

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.9, */*;q=0.5';

const REDIRECTS = [301, 302, 303, 307, 308];

/** The parsed address if it is http or https without a user name, else a problem. */
function parseWebAddress(text: string): Result<URL> {
  const url = URL.parse(text.trim());
  if (url === null) return fail('malformed', `${text.slice(0, 200)}: not a web address; write https://…`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return fail('refused', `${text.slice(0, 200)}: only http and https addresses are read`);
  }
  if (url.username !== '' || url.password !== '') {
    return fail('refused', `${url.host}: addresses with a user name or password are not read; take it out`);
  }
  url.hash = '';
  return ok(url);
}

function nextAddress(url: URL, answer: Answer): Result<URL> {
  const location = answer.headers.location;
  const next = location === undefined ? null : URL.parse(location, url.href);
  if (next === null) return fail('unreadable', `${url.href}: a redirect to nowhere; check the address`);
  return parseWebAddress(next.href);
}

function describeStatus<T>(url: URL, status: number): Result<T> {
  const cures: Record<number, string> = {
    401: 'it wants a login; save the page and add the file',
    402: 'it wants payment; save the page and add the file',
    403: 'the site refuses programs; save the page and add the file',
    404: 'no such page; check the address',
    410: 'the page is gone; look for an archived copy',
    429: 'too many requests; try again later',
  };
  const cure =
    cures[status] ?? (status >= 500 ? 'the site has a fault; try again later' : 'check the address');
  return fail('unreadable', `${url.href}: answered ${status}; ${cure}`);
}

async function follow(
  start: URL,
  options: OpenOptions,
  limits: { maxRedirects: number; respectRobots: boolean; robots: RobotsCache | undefined },
  effects: FetchEffects,
): Promise<Result<FetchedVersion | null>> {
  let url = start;
  let robotsOf = '';
  for (let hop = 0; hop <= limits.maxRedirects; hop += 1) {
    if (limits.respectRobots && robotsOf !== url.origin) {
      const allowed = await checkRobots(url, options, effects, limits.robots);
      if (!allowed.ok) return allowed;
    }
    robotsOf = url.origin;
    const answer = await openUrl(url, options, effects);
    if (!answer.ok) return answer;
    const { status, headers, bytes } = answer.value;
    if (status === 304 && options.headers !== undefined) return ok(null);
    if (!REDIRECTS.includes(status)) {
      if (status < 200 || status > 299) return describeStatus(url, status);
      const validators = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
      return ok({ bytes, mediaType: headers['content-type'] ?? null, url: url.href, ...validators });
    }
    const next = nextAddress(url, answer.value);
    if (!next.ok) return next;
    url = next.value;
  }
  return fail('unreadable', `${start.href}: more than ${limits.maxRedirects} redirects; check the address`);
}

/**
 * The bytes behind a public http(s) address: at most 10 MB, 15 s and 5 redirects, each hop's address checked after
 * name resolution and pinned, robots.txt respected. Failures are problems that name the address and the cure.
 */
export async function fetchSource(
  address: string,
  options: FetchOptions = {},
  effects: FetchEffects = DEFAULT_EFFECTS,
): Promise<Result<FetchedSource>> {
  const fetched = await fetchVersion(address, null, options, effects);
  // Without validators nobody answers "not modified".
  if (fetched.ok && fetched.value === null) throw new Error('304 to an unconditional request');
  return fetched as Result<FetchedSource>;
}

/** The same for an address that was fetched before: null when it has not changed since. */
export async function fetchVersion(
  address: string,
  known: Validators | null,
  options: FetchOptions = {},
  effects: FetchEffects = DEFAULT_EFFECTS,
): Promise<Result<FetchedVersion | null>> {
  const url = parseWebAddress(address);
  if (!url.ok) return url;
  const open: OpenOptions = {
    isAllowedAddress: options.isAllowedAddress ?? isPublicAddress,
    maxBytes: options.maxBytes ?? 10_000_000,
    userAgent: nameAgent(options.aboutUrl ?? null),
    accept: ACCEPT,
    signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    ...(known === null ? {} : { headers: conditionsOf(known) }),
  };
  const limits = {
    maxRedirects: options.maxRedirects ?? 5,
    respectRobots: options.respectRobots ?? true,
    robots: options.robots,
  };
  return follow(url.value, open, limits, effects);
}

function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}
