/** A brief with what the store says of each of its scenes now. */
import { sql } from 'kysely';
import type { Brief, BriefResponse, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { sumFigures } from '#lib/brief/figures.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { Language } from '#lib/view/words.ts';
import { remember } from '../columns/snapshot.ts';
import { readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { readArticleSummaries } from '../store/read-articles.ts';
import { wordsIn } from '../words/words-in.ts';
import { readTallyRows, selectScene } from './scene-rows.ts';

type Known = { titles: Map<string, string>; moved: Map<string, string> };

/** The filters of a view in words; "" = everything. */
export function filterWords(view: string, language: Language): string {
  return activeFilters(decodeView(view), wordsIn(language))
    .map(({ label }) => label)
    .join(' · ');
}

/** Every incident that the scenes name. */
function idsNamed(scenes: readonly Scene[]): string[] {
  const ids = scenes.flatMap(({ view, quotes }) => [
    decodeView(view).incident,
    ...quotes.map(({ incident }) => incident),
  ]);
  return [...new Set(ids.filter((id): id is string => id !== null))];
}

async function lookUp(store: Store, ids: readonly string[]): Promise<Known> {
  const known: Known = { titles: new Map(), moved: new Map() };
  if (ids.length === 0) return known;
  const { rows } = await sql<{ asked: string; id: string; title: string }>`
    SELECT asked, incidents.id, data->>'title' AS title
    FROM unnest(${[...ids]}::text[]) AS asked
      LEFT JOIN incident_redirects ON old_id = asked
      JOIN incidents ON incidents.id = coalesce(incident_redirects.incident_id, asked)`.execute(store);
  for (const { asked, id, title } of rows) {
    known.titles.set(id, title);
    if (asked !== id) known.moved.set(asked, id);
  }
  return known;
}

async function figuresOf(store: Store, view: string): Promise<Pick<SceneFacts, 'figures' | 'problem'>> {
  const scene = await selectScene(store, view);
  if (!scene.ok) return { figures: sumFigures([]), problem: scene.problem.message };
  const key = `brief figures ${JSON.stringify(scene.value.query)}`;
  const figures = await remember(scene.value.snapshot, key, 400, async () =>
    sumFigures(await readTallyRows(store, scene.value)),
  );
  return { figures, problem: null };
}

async function factsOf(store: Store, scene: Scene, known: Known, language: Language): Promise<SceneFacts> {
  const named = idsNamed([scene]);
  const chosen = decodeView(scene.view).incident;
  const now = chosen === null ? null : (known.moved.get(chosen) ?? chosen);
  const title = now === null ? undefined : known.titles.get(now);
  return {
    scene: scene.id,
    ...(await figuresOf(store, scene.view)),
    filter: filterWords(scene.view, language),
    selected: now === null || title === undefined ? null : { id: now, title },
    moved: Object.fromEntries(
      named.flatMap((id) => {
        const to = known.moved.get(id);
        return to === undefined ? [] : [[id, to]];
      }),
    ),
    missing: named.filter((id) => !known.moved.has(id) && !known.titles.has(id)),
  };
}

async function readSources(store: Store, { scenes }: Brief): Promise<NamedArticle[]> {
  const ids = [...new Set(scenes.flatMap(({ quotes }) => quotes.map(({ article }) => article)))];
  const found = new Map((await readArticleSummaries(store, ids)).map((article) => [article.id, article]));
  return ids.flatMap((id) => {
    const article = found.get(id);
    if (!article) return [];
    const { title, publisher, url, published } = article;
    return [{ id, title, publisher, url, day: published.value }];
  });
}

/** GET /api/briefs/{id}; filters are spelled in `language`. */
export async function readFacts(store: Store, brief: Brief, language: Language): Promise<BriefResponse> {
  const known = await lookUp(store, idsNamed(brief.scenes));
  const facts: SceneFacts[] = [];
  for (const scene of brief.scenes) facts.push(await factsOf(store, scene, known, language));
  return { ...(await readDataState(store)), brief, facts, sources: await readSources(store, brief) };
}
