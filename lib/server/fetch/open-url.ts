/** One HTTP request to an address that was checked first, and no other. */
import { lookup as resolveName } from 'node:dns/promises';
import { Agent, type Dispatcher, request } from 'undici';
import { fail, ok, type Result } from '#lib/result.ts';
import { readBody } from './read-body.ts';

type ResolvedAddress = { address: string; family: number };

/** The outside world as fetching sees it. */
export type FetchEffects = {
  resolveHost: (host: string) => Promise<ResolvedAddress[]>;
};

export const DEFAULT_EFFECTS: FetchEffects = {
  resolveHost: (host) => resolveName(host, { all: true, verbatim: true }),
};

export type OpenOptions = {
  isAllowedAddress: (address: string) => boolean;
  maxBytes: number;
  userAgent: string;
  accept: string;
  signal: AbortSignal;
  /** Sent besides, e.g. If-None-Match. */
  headers?: Record<string, string>;
};

export type Answer = { status: number; headers: Record<string, string>; bytes: Uint8Array };

function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

async function resolveInTime(
  host: string,
  signal: AbortSignal,
  effects: FetchEffects,
): Promise<ResolvedAddress[]> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([effects.resolveHost(host), aborted]);
}

async function findAllowedAddresses(
  url: URL,
  options: OpenOptions,
  effects: FetchEffects,
): Promise<Result<ResolvedAddress[]>> {
  const host = withoutBrackets(url.hostname);
  let addresses: ResolvedAddress[];
  try {
    addresses = await resolveInTime(host, options.signal, effects);
  } catch {
    return fail('unreadable', `${url.href}: the host ${host} has no address; check the spelling`);
  }
  const refused = addresses.find(({ address }) => !options.isAllowedAddress(address));
  if (refused || addresses.length === 0) {
    const where = refused ? ` (${refused.address})` : '';
    return fail(
      'refused',
      `${url.href}: ${host}${where} is no public address; save the page and add the file`,
    );
  }
  return ok(addresses);
}

function pinnedAgent(pinned: ResolvedAddress[]): Agent {
  return new Agent({
    maxHeaderSize: 32_768,
    connect: {
      timeout: 10_000,
      lookup: (_host, options, callback) => {
        if (options.all) callback(null, pinned);
        else callback(null, pinned[0]?.address ?? '', pinned[0]?.family ?? 4);
      },
    },
  });
}

function flattenHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/**
 * One GET, redirects not followed, its body read up to `maxBytes`. Every address of the host must be allowed, and the
 * connection goes to the address that was checked. Fails with `refused`, `unreadable` or `too_large`.
 */
export async function openUrl(
  url: URL,
  options: OpenOptions,
  effects: FetchEffects = DEFAULT_EFFECTS,
): Promise<Result<Answer>> {
  const pinned = await findAllowedAddresses(url, options, effects);
  if (!pinned.ok) return pinned;
  const dispatcher = pinnedAgent(pinned.value);
  try {
    const answer = await request(url, {
      dispatcher,
      signal: options.signal,
      headers: {
        ...options.headers,
        'user-agent': options.userAgent,
        accept: options.accept,
        'accept-encoding': 'gzip, br',
      },
    });
    const headers = flattenHeaders(answer.headers);
    const bytes = await readBody(answer.body, headers['content-encoding'], options.maxBytes);
    if (bytes !== null) return ok({ status: answer.statusCode, headers, bytes });
    const limit = `${Math.round(options.maxBytes / 1e5) / 10} MB`;
    return fail('too_large', `${url.href}: more than ${limit}; save the article's text and add the file`);
  } catch (error) {
    const reason = options.signal.aborted ? 'no answer in time' : describeFailure(error);
    return fail('unreadable', `${url.href}: ${reason}; try again later or save the page and add the file`);
  } finally {
    await dispatcher.destroy();
  }
}

function describeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'connection failed';
  return `the site could not be read (${code})`;
}
