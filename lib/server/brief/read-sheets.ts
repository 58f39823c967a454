/** A brief made ready to be drawn: figures filled in, sources numbered, safety applied. */
import type { BriefResponse, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { citer } from '#lib/brief/cite-quotes.ts';
import { countWords, fillFigures } from '#lib/brief/figures.ts';
import { plainQuote } from '#lib/brief/plain-quote.ts';
import { coarsenCamera, type Safety, safetyWords } from '#lib/brief/safeguard.ts';
import type { BriefSheet, SceneSheet, SheetBins } from '#lib/export/brief-sheet.ts';
import { ATTACK_TYPES, type Incident } from '#lib/schema.ts';
import { describeWhen, formatDay, formatDayRange, formatShortDay } from '#lib/view/describe-time.ts';
import { frameCamera, incidentsInFrame, SCENE_PX } from '#lib/view/frame-camera.ts';
import { mapLanguage } from '#lib/view/map-style/label-languages.ts';
import { BASEMAP_ATTRIBUTION } from '#lib/view/map-style/tile-layers.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { HistogramResponse } from '#lib/wire.ts';
import { readHistogram } from '../columns/read-histogram.ts';
import { readIncidentsById } from '../columns/read-page.ts';
import type { Store } from '../store/open-store.ts';
import { wordsIn } from '../words/words-in.ts';
import { readSafety, safeSource } from './read-safety.ts';
import { readSceneIncidents, selectScene } from './scene-rows.ts';

const START = { lng: 31.5, lat: 48.6, zoom: 5 };

/** What each grade stands for, on every handout. */
export const GRADE_MEANINGS = [
  { label: 'Weak', meaning: 'one independent source' },
  { label: 'Fair', meaning: 'two or more independent sources' },
  { label: 'Confirmed', meaning: 'admitted by those who did it, or confirmed by an analyst' },
  { label: 'Contested', meaning: 'sources deny one another' },
  { label: 'Discounted', meaning: 'set aside by an analyst' },
];

/** "Wire, 5 Oct 2023": who published a source. */
function sourceWords(source: NamedArticle): string {
  const named = [
    source.publisher ?? source.title ?? 'Unnamed article',
    source.day && formatShortDay(source.day, 'en'),
  ];
  return named.filter(Boolean).join(', ');
}

function warningsOf(facts: SceneFacts): string[] {
  const warnings: string[] = [];
  if (facts.problem) warnings.push(`The filter of this scene cannot be read: ${facts.problem}`);
  if (facts.missing.length > 0) {
    const [verb] = facts.missing.length === 1 ? ['is'] : ['are'];
    warnings.push(
      `${countWords(facts.missing.length, 'attack')} that this scene names ${verb} no longer in the data.`,
    );
  }
  return warnings;
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
function spanWords({ figures: { firstDay, lastDay } }: SceneFacts, chosen: Incident | undefined): string {
  if (chosen) return describeWhen(chosen.time, wordsIn('en')).day;
  return firstDay !== null && lastDay !== null ? formatDayRange(firstDay, lastDay, 'en') : 'No dated attack';
}

type Wanted = { answer: BriefResponse; safety: Safety; most: number };

async function readSheet(store: Store, { answer, safety, most }: Wanted, at: number): Promise<SceneSheet> {
  const [scene, facts] = [answer.brief.scenes[at], answer.facts[at]];
  if (!scene || !facts) throw new RangeError(`no scene ${at}`);
  const view = decodeView(scene.view);
  const raw = await readIncidentsOf(store, scene, facts, most);
  const { spell } = safety;
  const incidents = raw.map(safety.incident);
  const { coarsenPlaces } = answer.brief.options;
  const given = view.camera ?? frameCamera(incidents) ?? START;
  const camera = coarsenPlaces ? coarsenCamera(given) : given;
  const inFrame = incidentsInFrame(incidents, camera);
  const chosen = incidents.find(({ id }) => id === facts.selected?.id);
  const citeOf = citer(scene, answer.sources);
  const fill = (text: string) =>
    spell(fillFigures(text, facts.figures, (day) => formatDay(day, 'en'), citeOf));
  const numbered = (article: string) => {
    const number = answer.sources.findIndex(({ id }) => id === article);
    const source = answer.sources[number];
    return source
      ? { source: number + 1, said: `${sourceWords(source)} [${number + 1}]` }
      : { source: null, said: 'an article that was removed since' };
  };
  return {
    id: scene.id,
    headline: fill(scene.headline) || 'Untitled scene',
    body: fill(scene.body).split('\n').filter(Boolean),
    notes: fill(scene.notes),
    quotes: scene.quotes.map(({ quote, article }) => ({
      text: spell(plainQuote(quote)),
      ...numbered(article),
    })),
    kicker: [
      spanWords(facts, chosen),
      `Data as of ${answer.asOf === '' ? 'an unknown day' : formatDay(answer.asOf.slice(0, 10), 'en')}`,
    ],
    filter: spell(facts.filter),
    warnings: warningsOf(facts),
    theme: view.theme === 'dark' ? 'dark' : 'light',
    labels: mapLanguage(view.labels, 'en'),
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
  { home, most, theme }: { home: string; most: number; theme?: 'light' | 'dark' },
): Promise<BriefSheet> {
  const safety = await readSafety(store, answer);
  const scenes: SceneSheet[] = [];
  for (const at of answer.brief.scenes.keys()) {
    const sheet = await readSheet(store, { answer, safety, most }, at);
    scenes.push(theme ? { ...sheet, theme } : sheet);
  }
  const { brief } = answer;
  return {
    id: brief.id,
    title: safety.spell(brief.title),
    scenes,
    sources: answer.sources
      .map((source) => safeSource(source, brief, safety))
      .map(({ title, publisher, url, day }, at) => ({
        number: at + 1,
        title: title ?? 'Untitled',
        publisher,
        day,
        url,
      })),
    asOf: `Data as of ${answer.asOf === '' ? 'an unknown day' : formatDay(answer.asOf.slice(0, 10), 'en')}`,
    attribution: BASEMAP_ATTRIBUTION,
    safety: safetyWords(brief.options),
    grades: GRADE_MEANINGS,
    home,
  };
}
