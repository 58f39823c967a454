/** A brief as its options let it be shown. */
import type { Brief, BriefResponse, NamedArticle, Scene } from '#lib/brief/brief-schema.ts';
import { coarsenCamera, openSafety, type Safety } from '#lib/brief/safeguard.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import type { Incident } from '#lib/schema.ts';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import { currentGazetteer } from '../current-gazetteer.ts';
import type { Store } from '../store/open-store.ts';
import { findSettlement } from './find-settlement.ts';
import { readSceneIncidents, selectScene } from './scene-rows.ts';

/** Names of places are taken from so many incidents of each scene, the deadliest. */
const MOST_READ = 500;
const TOO_EXACT = new Set(['site', 'neighbourhood']);

/** Names of sites and parts of towns in a text. */
function exactNames(text: string): string[] {
  const gazetteer = currentGazetteer();
  if (!gazetteer.ok || text === '') return [];
  return geoparse(text, gazetteer.value).flatMap(({ quote, place }) =>
    place && TOO_EXACT.has(place.kind) ? [quote] : [],
  );
}

async function readIncidents(store: Store, scenes: readonly Scene[]): Promise<Incident[]> {
  const found = new Map<string, Incident>();
  for (const view of new Set(scenes.map((scene) => scene.view))) {
    const selected = await selectScene(store, view);
    if (!selected.ok) continue;
    for (const one of await readSceneIncidents(store, selected.value, MOST_READ)) found.set(one.id, one);
  }
  return [...found.values()];
}

/** Reads what the brief's safety needs to know; nothing is read where its options ask for none. */
export async function readSafety(store: Store, { brief, sources }: BriefResponse): Promise<Safety> {
  const { options, scenes, title } = brief;
  const isAsked = options.coarsenPlaces || options.hideNames;
  return openSafety(options, {
    incidents: isAsked ? await readIncidents(store, scenes) : [],
    known: sources.map(({ publisher }) => publisher),
    texts: [
      title,
      ...sources.map((source) => source.title ?? ''),
      ...scenes.flatMap(({ headline, body, notes, quotes }) => [
        headline,
        body,
        notes,
        ...quotes.map(({ quote }) => quote),
      ]),
    ],
    find: findSettlement,
    exactNames,
  });
}

/** Title as it may be shown; the address often spells the title out, so it goes with names. */
export function safeSource(source: NamedArticle, { options }: Brief, { spell }: Safety): NamedArticle {
  return {
    ...source,
    title: source.title === null ? null : spell(source.title),
    url: options.hideNames ? null : source.url,
  };
}

/** What is needed to draw a scene and nothing more: filters may hold names and boxes around a spot. */
function safeView(view: string, isCoarse: boolean): string {
  const { camera, theme, labels, incident } = decodeView(view);
  const shown = camera !== null && isCoarse ? coarsenCamera(camera) : camera;
  return encodeView({ ...INITIAL_VIEW, camera: shown, theme, labels, incident });
}

/** The brief as everybody may read it: where its options ask for safety, without what they withhold. */
export async function safeAnswer(store: Store, answer: BriefResponse): Promise<BriefResponse> {
  const { brief } = answer;
  const { coarsenPlaces, hideNames } = brief.options;
  if (!coarsenPlaces && !hideNames) return answer;
  const safety = await readSafety(store, answer);
  const { spell } = safety;
  return {
    ...answer,
    brief: {
      ...brief,
      title: spell(brief.title),
      scenes: brief.scenes.map((scene) => ({
        ...scene,
        headline: spell(scene.headline),
        body: spell(scene.body),
        notes: spell(scene.notes),
        view: safeView(scene.view, coarsenPlaces),
        // Offsets would lead to the withheld words.
        quotes: scene.quotes.map((quote) => ({ ...quote, quote: spell(quote.quote), start: 0, end: 0 })),
      })),
    },
    facts: answer.facts.map((facts) => ({
      ...facts,
      filter: spell(facts.filter),
      problem: facts.problem === null ? null : spell(facts.problem),
      selected: facts.selected && { ...facts.selected, title: spell(facts.selected.title) },
    })),
    sources: answer.sources.map((source) => safeSource(source, brief, safety)),
  };
}
