'use client';
import { useQuery } from '@tanstack/react-query';
import { fetchArticle, fetchArticles, fetchIncident, RequestError } from '#components/data/dateline-api.ts';

/** How often the lists ask whether anything was added, in ms; an unchanged answer is a 304. */
export const REFRESH_MS = 15_000;
/** The same while there is nothing yet: the first articles may be on their way. */
export const FIRST_REFRESH_MS = 2_500;

/** A server that did not answer may soon; one that said no will say it again. */
export function retryOnce(failures: number, error: Error): boolean {
  const status = error instanceof RequestError ? error.status : null;
  return failures < 2 && (status === null || status >= 500);
}

/** All articles, refreshed now and then unless that is not wanted (`isQuiet`). */
export function useArticles(isQuiet: boolean) {
  return useQuery({
    queryKey: ['articles'],
    queryFn: ({ signal }) => fetchArticles(signal),
    refetchInterval: (query) => {
      if (isQuiet) return false;
      return query.state.data?.articles.length === 0 ? FIRST_REFRESH_MS : REFRESH_MS;
    },
    retry: retryOnce,
  });
}

/** One incident as known on a day (null = now); `version` is the data version, so that a change is read anew. */
export function useIncident(id: string | null, knownAt: string | null, version: string) {
  return useQuery({
    queryKey: ['incident', id, knownAt, version],
    queryFn: ({ signal }) => fetchIncident(id ?? '', knownAt, signal),
    enabled: id !== null,
    placeholderData: (previous) => (previous?.incident.id === id ? previous : undefined),
    retry: retryOnce,
  });
}

/** One article with its text; `version` as above. */
export function useArticle(id: string | null, version: string) {
  return useQuery({
    queryKey: ['article', id, version],
    queryFn: ({ signal }) => fetchArticle(id ?? '', signal),
    enabled: id !== null,
    placeholderData: (previous) => (previous?.article.id === id ? previous : undefined),
    retry: retryOnce,
  });
}
