/** Pages that feeds link to: asked for gently, a moment between two requests to the same site. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Result } from '#lib/result.ts';
import { type FetchedSource, type FetchOptions, fetchSource } from '../fetch/fetch-source.ts';

export type FetchPage = (address: string) => Promise<Result<FetchedSource>>;

/** Between two requests to one host. */
const APART_MS = 1_500;
const ROBOTS_KEPT_MS = 10 * 60_000;

/** A fetcher that remembers when each host was last asked, and what its robots.txt says. */
export function makePageFetcher(options: FetchOptions = {}, apartMs = APART_MS): FetchPage {
  const robots: NonNullable<FetchOptions['robots']> = new LRUCache({ max: 500, ttl: ROBOTS_KEPT_MS });
  const nextAt = new LRUCache<string, number>({ max: 1_000 });
  return async (address) => {
    const host = URL.parse(address)?.host ?? '';
    const due = Math.max(Date.now(), nextAt.get(host) ?? 0);
    nextAt.set(host, due + apartMs);
    await sleep(Math.max(0, due - Date.now()));
    return fetchSource(address, { ...options, robots });
  };
}
