/** GET /api/search: incidents, articles and places by words, newest first; a mistyped word is taken for the nearest. */
import { sql } from 'kysely';
import { findWords, foldWords } from '#lib/query/fold-words.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { matchWords } from '#lib/query/match-words.ts';
import { takeNewest } from '#lib/query/page-rows.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import type { Place } from '#lib/schema.ts';
import type { SearchResponse } from '#lib/wire.ts';
import { readIncidentsById } from '../columns/read-page.ts';
import { readTitleRows } from '../columns/select-rows.ts';
import { currentSnapshot, remember, type Snapshot } from '../columns/snapshot.ts';
import type { Store } from '../store/open-store.ts';
import { readArticleSummaries } from '../store/read-articles.ts';
import { prefixQuery } from '../store/select-incidents.ts';
import { type Correction, correctWord, findUnknownWords, readVocabulary } from './correct-words.ts';
import { cutPassage } from './cut-passage.ts';

export type SearchQuery = { text: string; limit: number };
/** Looks for places by the beginning of a name. */
export type FindPlaces = (text: string, limit: number) => Promise<Place[]>;

const MAX_TEXT = 200;
const MAX_LIMIT = 50;
const DEFAULT_LIMIT = 10;

/** `q` and `limit` of a query string; the problem names the parameter and what it must be. */
export function parseSearchQuery(search: URLSearchParams): Result<SearchQuery> {
  for (const key of new Set(search.keys())) {
    if (key !== 'q' && key !== 'limit')
      return fail('malformed', `${key}: is no parameter here; there are q and limit`);
    if (search.getAll(key).length > 1) return fail('malformed', `${key}: is given more than once`);
  }
  const text = search.get('q') ?? '';
  if (text.length > MAX_TEXT || text.includes('\0') || !text.isWellFormed() || foldWords(text).length === 0) {
    return fail('malformed', `q: must be 1 to ${MAX_TEXT} characters with at least one letter or digit`);
  }
  const limit = search.get('limit') ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    return fail('malformed', `limit: must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  return ok({ text, limit: Number(limit) });
}

/** What holds every word, as the beginning of a word; at most `limit` of each kind. */
export async function searchAll(
  store: Store,
  { text, limit }: SearchQuery,
  findPlaces: FindPlaces,
): Promise<SearchResponse> {
  const snapshot = await currentSnapshot(store);
  const given = foldWords(text);
  const unknown = await findUnknownWords(store, given);
  const vocabulary =
    unknown.length === 0 ? null : await remember(snapshot, 'vocabulary', 20e6, () => readVocabulary(store));
  const corrected: Correction[] = unknown.flatMap((from) => {
    const to = vocabulary === null ? null : correctWord(vocabulary, from);
    return to === null ? [] : [{ from, to }];
  });
  const words = given.map((word) => corrected.find(({ from }) => from === word)?.to ?? word);
  const [incidents, articles, asTyped] = await Promise.all([
    findIncidents(store, snapshot, words, limit),
    findArticles(store, words, limit),
    findPlaces(text, limit),
  ]);
  const places =
    asTyped.length === 0 && corrected.length > 0 ? await findPlaces(words.join(' '), limit) : asTyped;
  return { dataVersion: snapshot.table.columns.dataVersion, words, corrected, incidents, articles, places };
}

/** By their own words or by the title of an article that tells of them; newest first, undated ones last. */
async function findIncidents(
  store: Store,
  snapshot: Snapshot,
  words: readonly string[],
  limit: number,
): Promise<SearchResponse['incidents']> {
  const { table } = snapshot;
  const inTitle = await readTitleRows(store, snapshot, words);
  const holds = matchWords(table, words);
  const rows = takeNewest(table.columns, limit + 1, (row) => holds(row) || inTitle?.[row] === 1);
  const ids = rows.slice(0, limit).map((row) => idOfNumber(table.columns.id[row]!));
  const found = await readIncidentsById(store, ids);
  return {
    found: found.map((incident) => ({ incident, highlights: findWords(incident.title, words) })),
    more: rows.length > limit,
  };
}

async function findArticles(
  store: Store,
  words: readonly string[],
  limit: number,
): Promise<SearchResponse['articles']> {
  const rows = await store
    .selectFrom('articles')
    .select(['id', 'text', 'sections'])
    .where(sql<boolean>`words @@ ${prefixQuery(words)}::tsquery`)
    .orderBy(sql`published_day DESC NULLS LAST`)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const shown = new Map(rows.slice(0, limit).map((row) => [row.id, row]));
  const summaries = await readArticleSummaries(store, [...shown.keys()]);
  return {
    found: summaries.map((article) => ({
      article,
      highlights: findWords(article.title ?? '', words),
      passage: cutPassage(shown.get(article.id)?.text ?? '', words, shown.get(article.id)?.sections),
    })),
    more: rows.length > limit,
  };
}
