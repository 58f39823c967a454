/** A brief as one page that needs neither server nor network: its policy forbids every request. */
import type { AttackType, Incident } from '#lib/schema.ts';
import type { BriefSheet, SceneSheet, SheetSource, SheetWords } from './brief-sheet.ts';
import type { Shape } from './shape.ts';
import { escapeXml, svgElements } from './write-svg.ts';

/** What one attack of the page's list says beside its incident. */
export type PageIncident = {
  incident: Incident;
  when: string;
  where: string;
  toll: string;
  grade: string;
  /** The first words that tell of it, null where no article is stored. */
  quote: string | null;
  /** Numbers of its sources. */
  sources: number[];
};

export type PageMaterial = {
  sheet: BriefSheet;
  /** The ground of each scene, in their order. */
  grounds: readonly (readonly Shape[])[];
  incidents: readonly PageIncident[];
  sources: readonly SheetSource[];
  labels: Record<AttackType, string>;
  /** Paths of radius 1. */
  symbols: Record<AttackType, string>;
  colors: Record<'light' | 'dark', Record<AttackType, string>>;
};

function slimIncident({ incident, ...told }: PageIncident) {
  const { id, title, type, place, time, casualties } = incident;
  return {
    id,
    title,
    type,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    radiusKm: place?.radiusKm ?? 0,
    start: time.start,
    killedMin: casualties.killed?.min ?? null,
    killedMax: casualties.killed?.max ?? null,
    ...told,
  };
}

/** What the page is given of a scene: no notes, and its incidents by id. */
function slimScene(scene: SceneSheet, ground: number, { perUnit }: SheetWords) {
  const { bins, incidents } = scene;
  return {
    headline: scene.headline,
    body: scene.body,
    quotes: scene.quotes,
    kicker: scene.kicker,
    filter: scene.filter,
    warnings: scene.warnings,
    theme: scene.theme,
    frame: scene.frame,
    selected: scene.selected,
    types: scene.types,
    bins: bins && { ...bins, perUnit: perUnit(bins.unit) },
    ground,
    incidents: incidents.map(({ id }) => id),
    total: incidents.length + scene.hidden,
  };
}

/** What the page's script says. */
function pageSay({ page, allAttacks, sources, grades }: SheetWords) {
  return { ...page, allAttacks, sources: sources.heading, grades: grades.heading };
}

/** The page's data as JSON text; scenes with the same map share it. */
export function pageData(material: PageMaterial): string {
  const { sheet, grounds, incidents, sources, labels, symbols, colors } = material;
  const { words } = sheet;
  const drawn: string[] = [];
  const known = new Map<string, number>();
  const scenes = sheet.scenes.map((scene, at) => {
    const key = JSON.stringify([scene.frame, scene.theme]);
    let ground = known.get(key);
    if (ground === undefined) {
      ground = drawn.push(svgElements(grounds[at] ?? [], null)) - 1;
      known.set(key, ground);
    }
    return slimScene(scene, ground, words);
  });
  return JSON.stringify({
    title: sheet.title,
    asOf: sheet.asOf,
    attribution: sheet.attribution,
    safety: sheet.safety,
    grades: words.grades.meanings,
    say: pageSay(words),
    scenes,
    grounds: drawn,
    incidents: incidents.map(slimIncident),
    sources,
    labels,
    symbols,
    colors,
  });
}

export type PageAssets = {
  /** The data, gzipped, in base64. */
  data: string;
  script: string;
  style: string;
  fonts: readonly {
    family: string;
    weight: string;
    isItalic: boolean;
    range: string | null;
    base64: string;
  }[];
};

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

function fontRules({ fonts }: PageAssets): string {
  return fonts
    .map(
      ({ family, weight, isItalic, range, base64 }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${isItalic ? 'italic' : 'normal'};src:url(data:font/woff2;base64,${base64}) format("woff2")${range === null ? '' : `;unicode-range:${range}`}}`,
    )
    .join('\n');
}

/** The whole document. */
export function briefPage(sheet: BriefSheet, assets: PageAssets): string {
  const { language, page } = sheet.words;
  const say = (words: string) => escapeXml(words);
  const close = (script: string) => script.replaceAll('</script', '<\\/script');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeXml(sheet.title)}</title>
<style>${fontRules(assets)}
${assets.style}</style>
</head>
<body>
<main id="app">
<section id="scene" aria-label="${say(page.scene)}">
<svg id="map" viewBox="0 0 1280 720" preserveAspectRatio="xMidYMid slice" role="img" aria-label="${say(page.map)}"><g id="ground" aria-hidden="true"></g><g id="marks"></g></svg>
<article id="words" tabindex="0" aria-label="${say(page.words)}"></article>
<p id="foot"><span id="count" role="status"></span> · ${escapeXml(sheet.asOf)} · ${escapeXml(sheet.attribution)}</p>
<section id="sheet" tabindex="-1" aria-label="${say(page.list)}" hidden></section>
</section>
<nav id="bar" aria-label="${say(page.bar)}">
<button type="button" id="back">${say(page.back)}</button>
<span id="where" role="status"></span>
<button type="button" id="on">${say(page.next)}</button>
<div id="time"><button type="button" id="play">${say(page.play)}</button><svg id="bars" viewBox="0 0 240 34" preserveAspectRatio="none" aria-hidden="true"></svg><input id="scrub" type="range" min="0" max="1000" value="1000" aria-label="${say(page.showUpTo)}"><output id="day"></output></div>
<button type="button" id="list">${say(page.list)}</button>
</nav>
</main>
<noscript><p>${say(page.noScript)}</p></noscript>
<script type="application/octet-stream" id="data">${assets.data}</script>
<script>${close(assets.script)}</script>
</body>
</html>
`;
}
