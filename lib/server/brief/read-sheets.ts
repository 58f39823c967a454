/** A brief made ready to be drawn: figures filled in, sources numbered, safety applied. */
import type { BriefResponse, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { citer } from '#lib/brief/cite-quotes.ts';
import { figureWords, languageOfText } from '#lib/brief/figure-words.ts';
import { fillFigures } from '#lib/brief/figures.ts';
import { plainQuote } from '#lib/brief/plain-quote.ts';
import { coarsenCamera, type Safety, safetyKey } from '#lib/brief/safeguard.ts';
import type { BriefSheet, SceneSheet, SheetBins } from '#lib/export/brief-sheet.ts';
import { ATTACK_TYPES, type Incident } from '#lib/schema.ts';
import { describeWhen, formatDay, formatDayRange, formatShortDay } from '#lib/view/describe-time.ts';
import { frameCamera, incidentsInFrame, SCENE_PX } from '#lib/view/frame-camera.ts';
import { mapLanguage } from '#lib/view/map-style/label-languages.ts';
import { BASEMAP_ATTRIBUTION } from '#lib/view/map-style/tile-layers.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { Language, Words } from '#lib/view/words.ts';
import type { HistogramResponse } from '#lib/wire.ts';
import { readHistogram } from '../columns/read-histogram.ts';
import { readIncidentsById } from '../columns/read-page.ts';
import type { Store } from '../store/open-store.ts';
import { wordsIn } from '../words/words-in.ts';
import { readSafety, safeSource } from './read-safety.ts';
import { readSceneIncidents, selectScene } from './scene-rows.ts';
import { sheetWords } from './sheet-words.ts';

const START = { lng: 31.5, lat: 48.6, zoom: 5 };

/** "Wire, 5 Oct 2023": who published a source. */
function sourceWords(source: NamedArticle, { say, language }: Words): string {
  const named = [
    source.publisher ?? source.title ?? say('briefing.unnamed'),
    source.day && formatShortDay(source.day, language),
  ];
  return named.filter(Boolean).join(', ');
}

function warningsOf(facts: SceneFacts, { say }: Words): string[] {
  const warnings: string[] = [];
  if (facts.problem) warnings.push(say('briefing.badFilter', { reason: facts.problem }));
  if (facts.missing.length > 0) warnings.push(say('briefing.gone', { count: facts.missing.length }));
  return warnings;
}

/** "Data as of 22 November 2026". */
function asOfWords(asOf: string, { say, language }: Words): string {
  const day = asOf === '' ? say('briefing.unknownDay') : formatDay(asOf.slice(0, 10), language);
  return say('common.dataAsOf', { day });
}

/** A scene's attacks over time; null where its filter cannot be read. */
export async function readHistogramOf(store: Store, scene: Scene): Promise<HistogramResponse | null> {
  const selected = await selectScene(store, scene.view);
  if (!selected.ok) return null;
  const told = await readHistogram(store, { query: selected.value.query, unit: null });
  return told.ok ? told.value : null;
}

async function readBins(store: Store, scene: Scene): Promise<SheetBins | null> {
  const told = await readHistogramOf(store, scene);
  if (told === null) return null;
  const { unit, edges, types } = told;
  if (unit === 'hour') return null;
  return {
    unit,
    edges,
    types: ATTACK_TYPES.flatMap((type) => {
      const counts = types[type];
      return counts ? [{ type, counts: counts.sure.map((sure, bin) => sure + (counts.soft[bin] ?? 0)) }] : [];
    }),
  };
}

/** The deadliest incidents of a scene, at most `most`, and the selected one. */
export async function readIncidentsOf(
  store: Store,
  scene: Scene,
  facts: SceneFacts,
  most: number,
): Promise<Incident[]> {
  const selected = await selectScene(store, scene.view);
  if (!selected.ok) return [];
  const found = await readSceneIncidents(store, selected.value, most);
  const chosen = facts.selected?.id;
  if (chosen === undefined || found.some(({ id }) => id === chosen)) return found;
  return [...found, ...(await readIncidentsById(store, [chosen]))];
}

/** The day of the selected attack, else the days that the scene's attacks span. */
function spanWords(
  { figures: { firstDay, lastDay } }: SceneFacts,
  chosen: Incident | undefined,
  words: Words,
): string {
  if (chosen) return describeWhen(chosen.time, words).day;
  if (firstDay === null || lastDay === null) return words.say('briefing.noDated');
  return formatDayRange(firstDay, lastDay, words.language);
}

type Wanted = { answer: BriefResponse; safety: Safety; most: number; language: Language };

/** Puts live figures and sources into a scene's text, in the language that the text is written in, as safety allows. */
function fillerOf(
  scene: Scene,
  { figures }: SceneFacts,
  { answer, safety, language }: Pick<Wanted, 'answer' | 'safety' | 'language'>,
): (text: string) => string {
  const citeOf = citer(scene, answer.sources);
  return (text) => {
    const own = languageOfText(text, language);
    return safety.spell(fillFigures(text, figures, (day) => formatDay(day, own), citeOf, figureWords(own)));
  };
}

/** The number of an article among the sources, and who published it; null for one that was removed. */
function numbered(
  { sources }: BriefResponse,
  article: string,
  words: Words,
): { source: number | null; said: string } {
  const number = sources.findIndex(({ id }) => id === article);
  const source = sources[number];
  return source
    ? { source: number + 1, said: `${sourceWords(source, words)} [${number + 1}]` }
    : { source: null, said: words.say('briefing.removed') };
}

async function readSheet(
  store: Store,
  { answer, safety, most, language }: Wanted,
  at: number,
): Promise<SceneSheet> {
  const [scene, facts] = [answer.brief.scenes[at], answer.facts[at]];
  if (!scene || !facts) throw new RangeError(`no scene ${at}`);
  const words = wordsIn(language);
  const view = decodeView(scene.view);
  const raw = await readIncidentsOf(store, scene, facts, most);
  const incidents = raw.map(safety.incident);
  const { coarsenPlaces } = answer.brief.options;
  const given = view.camera ?? frameCamera(incidents) ?? START;
  const camera = coarsenPlaces ? coarsenCamera(given) : given;
  const inFrame = incidentsInFrame(incidents, camera);
  const chosen = incidents.find(({ id }) => id === facts.selected?.id);
  const fill = fillerOf(scene, facts, { answer, safety, language });
  return {
    id: scene.id,
    headline: fill(scene.headline) || words.say('brief.untitledScene'),
    body: fill(scene.body).split('\n').filter(Boolean),
    notes: fill(scene.notes),
    quotes: scene.quotes.map(({ quote, article }) => ({
      text: safety.spell(plainQuote(quote)),
      ...numbered(answer, article, words),
    })),
    kicker: [spanWords(facts, chosen, words), asOfWords(answer.asOf, words)],
    filter: safety.spell(facts.filter),
    warnings: warningsOf(facts, words),
    theme: view.theme === 'dark' ? 'dark' : 'light',
    labels: mapLanguage(view.labels, language),
    frame: {
      width: SCENE_PX.width,
      height: SCENE_PX.height,
      left: SCENE_PX.words,
      ...camera,
    },
    incidents,
    hidden: Math.max(0, facts.figures.incidents - incidents.length),
    selected: facts.selected?.id ?? null,
    types: ATTACK_TYPES.filter((type) => inFrame.some((incident) => incident.type === type)),
    // Of one attack, or of hours that nobody stated, bars would say nothing.
    bins: chosen ? null : await readBins(store, scene),
  };
}

/** The whole brief as its options let it be shown; each scene with at most `most` incidents. */
export async function readSheets(
  store: Store,
  answer: BriefResponse,
  {
    home,
    most,
    theme,
    language,
  }: { home: string; most: number; theme?: 'light' | 'dark'; language: Language },
): Promise<BriefSheet> {
  const safety = await readSafety(store, answer);
  const scenes: SceneSheet[] = [];
  for (const at of answer.brief.scenes.keys()) {
    const sheet = await readSheet(store, { answer, safety, most, language }, at);
    scenes.push(theme ? { ...sheet, theme } : sheet);
  }
  const { brief } = answer;
  const words = wordsIn(language);
  const withheld = safetyKey(brief.options);
  return {
    id: brief.id,
    title: safety.spell(brief.title),
    scenes,
    sources: answer.sources
      .map((source) => safeSource(source, brief, safety))
      .map(({ title, publisher, url, day }, at) => ({
        number: at + 1,
        title: title ?? words.say('common.untitled'),
        publisher,
        day,
        url,
      })),
    asOf: asOfWords(answer.asOf, words),
    attribution: BASEMAP_ATTRIBUTION,
    safety: withheld && words.say(`briefing.safe.${withheld}`),
    words: sheetWords(language),
    home,
  };
}
