/** What the search finds: incidents, articles and places, each as one line that can be picked. */
import { getJson } from '#components/data/dateline-api.ts';
import { whyFound } from '#components/search/why-found.ts';
import type { ArticleSummary, AttackType, Place } from '#lib/schema.ts';
import { tollLine } from '#lib/view/describe-incident.ts';
import { datedWhen, formatShortDay } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { Highlight } from '#lib/view/mark-text.ts';
import { describePlace } from '#lib/view/place-camera.ts';
import { localName } from '#lib/view/place-names.ts';
import type { Words } from '#lib/view/words.ts';
import { type SearchResponse, searchResponse } from '#lib/wire.ts';

export type SearchHit = {
  key: string;
  title: string;
  /** Stretches of the title that match. */
  highlights: readonly Highlight[];
  line: string;
  lineHighlights: readonly Highlight[];
} & (
  | { kind: 'filter' }
  | { kind: 'incident'; id: string; type: AttackType }
  | { kind: 'article'; id: string }
  | { kind: 'place'; place: Place }
);
export type HitGroup = { value: string; items: SearchHit[] };
export type Found = {
  groups: HitGroup[];
  /** Words that were taken for others, e.g. [["karkiv", "kharkiv"]]. */
  corrected: SearchResponse['corrected'];
};

const MOST = 5;

function incidentHits(
  { incidents, words: sought }: SearchResponse,
  articles: readonly ArticleSummary[],
  words: Words,
): SearchHit[] {
  return incidents.found.map(({ incident, highlights }) => ({
    kind: 'incident',
    key: incident.id,
    id: incident.id,
    type: incident.type,
    title: incidentTitle(incident, words),
    // They point into the title that the machine gave, which is English.
    highlights: words.language === 'en' ? highlights : [],
    line: [
      words.say(`codes.type.${incident.type}`),
      datedWhen(incident.time, words),
      tollLine(incident.casualties, words),
    ].join(' · '),
    lineHighlights: [],
    // Where the title does not show why, the line does, if the page knows.
    ...whyFound(incident, sought, articles, words),
  }));
}

function articleHits({ articles }: SearchResponse, { say, language }: Words): SearchHit[] {
  return articles.found.map(({ article, highlights, passage }) => {
    const day =
      article.published.value === null
        ? say('time.undated')
        : formatShortDay(article.published.value, language);
    const head = `${article.publisher ?? say('common.noPublisher')} · ${day}`;
    // A passage is worth its room where the title alone does not show why the article was found.
    const told = highlights.length === 0 && passage !== null ? passage : null;
    return {
      kind: 'article',
      key: article.id,
      id: article.id,
      title: article.title ?? say('common.untitled'),
      highlights: article.title === null ? [] : highlights,
      line: told ? told.text : head,
      lineHighlights: told ? told.highlights : [],
    };
  });
}

function placeHits({ places }: SearchResponse, words: Words): SearchHit[] {
  return places.map((place) => ({
    kind: 'place',
    key: place.id,
    place,
    title: localName(place, words.names),
    highlights: [],
    line: describePlace(place, words),
    lineHighlights: [],
  }));
}

/** Everything that matches, in groups; `known` are articles that the page has. Throws RequestError. */
export async function searchAll(
  query: string,
  known: readonly ArticleSummary[],
  words: Words,
  signal: AbortSignal,
): Promise<Found> {
  const params = new URLSearchParams({ q: query, limit: String(MOST) });
  const answer = await getJson(`/api/search?${params}`, searchResponse, signal);
  const articles = [...answer.articles.found.map(({ article }) => article), ...known];
  const groups = [
    { value: words.say('search.attacks'), items: incidentHits(answer, articles, words) },
    { value: words.say('search.articles'), items: articleHits(answer, words) },
    { value: words.say('search.places'), items: placeHits(answer, words) },
  ];
  return { groups: groups.filter((group) => group.items.length > 0), corrected: answer.corrected };
}

/** True for a query that holds something to look for. */
export function isSearchable(query: string): boolean {
  return /[\p{L}\p{N}]/u.test(query);
}

/** The line that makes a filter of the words. */
export function filterHit(query: string, { say }: Words): SearchHit {
  return {
    kind: 'filter',
    key: 'filter',
    title: say('search.only', { query }),
    highlights: [],
    line: say('search.onlyLine'),
    lineHighlights: [],
  };
}
