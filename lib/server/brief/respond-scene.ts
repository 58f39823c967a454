/** GET /api/briefs/{id}/scenes/{scene}.svg, .png and .json: one scene as a picture, words included, or what it draws. */
import 'server-only';
import sharp from 'sharp';
import { type Brief, type DrawnScene, drawnScene, type Scene } from '#lib/brief/brief-schema.ts';
import { writeSvg } from '#lib/export/write-svg.ts';
import type { Language } from '#lib/view/words.ts';
import { homeOf } from '../export/home-of.ts';
import { isStorable, respondProblem } from '../respond.ts';
import { respondNow } from '../respond-write.ts';
import { readBrief } from '../store/briefs.ts';
import type { Store } from '../store/open-store.ts';
import { languageOf } from '../words/language-of.ts';
import { readParams, sceneParams } from './brief-params.ts';
import { drawWholeScene, houseType } from './draw-picture.ts';
import { readFacts } from './read-facts.ts';
import { readSafety } from './read-safety.ts';
import { readHistogramOf, readIncidentsOf, readSheets } from './read-sheets.ts';

const MOST_DRAWN = 2000;
const WIDTHS = { least: 64, usual: 1280, most: 3840 };
const PAGE = { width: 1280, height: 720 };

/** The width asked for; null where it is no number from 64 to 3840. */
function askedWidth(url: string): number | null {
  const asked = new URL(url).searchParams.get('width');
  if (asked === null) return WIDTHS.usual;
  const width = /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
  return width >= WIDTHS.least && width <= WIDTHS.most ? width : null;
}
const BAD_WIDTH = `width: must be from ${WIDTHS.least} to ${WIDTHS.most}`;

/** An SVG as PNG of so many px across. */
export async function rasterise(svg: string, width: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: (72 * width) / PAGE.width, limitInputPixels: 1e8 })
    .resize({ width })
    .png({ compressionLevel: 8, palette: width < 400 })
    .toBuffer();
}

/** A picture's headers; nothing in it may run. */
export function pictureHeaders(ending: string, name: string): Record<string, string> {
  return {
    'Content-Type': ending === 'svg' ? 'image/svg+xml' : 'image/png',
    'Content-Disposition': `inline; filename="${name}.${ending}"`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'Cache-Control': 'private, max-age=60',
    Vary: 'Cookie, Accept-Language',
  };
}

async function readDrawn(store: Store, brief: Brief, scene: Scene): Promise<DrawnScene> {
  const answer = await readFacts(store, { ...brief, scenes: [scene] }, 'en');
  const [facts] = answer.facts;
  if (!facts) throw new RangeError(`no scene ${scene.id}`);
  const safety = await readSafety(store, answer);
  const incidents = await readIncidentsOf(store, scene, facts, MOST_DRAWN);
  return drawnScene.parse({
    incidents: incidents.map(safety.incident),
    total: facts.figures.incidents,
    bins: await readHistogramOf(store, scene),
  } satisfies DrawnScene);
}

async function drawFile(
  store: Store,
  { brief, scene, home, language }: { brief: Brief; scene: Scene; home: string; language: Language },
  ending: 'svg' | 'png',
  width: number,
): Promise<Response> {
  const answer = await readFacts(store, { ...brief, scenes: [scene] }, language);
  const sheets = await readSheets(store, answer, { home, most: MOST_DRAWN, language });
  const [sheet] = sheets.scenes;
  if (!sheet) throw new RangeError(`no scene ${scene.id}`);
  const shapes = await drawWholeScene(sheet, sheets, language);
  const grades = sheets.words.grades.meanings.map(({ label, meaning }) => `${label}: ${meaning}`).join('; ');
  const description = [
    sheet.body.join(' '),
    sheet.filter,
    sheets.asOf,
    sheets.attribution,
    sheets.safety,
    grades,
  ]
    .filter(Boolean)
    .join('. ');
  const svg = writeSvg(shapes, { ...PAGE, title: sheet.headline, description }, houseType());
  const body = ending === 'svg' ? svg : new Uint8Array(await rasterise(svg, width));
  return new Response(body, { headers: pictureHeaders(ending, scene.id) });
}

/** 404 for a scene or an ending that is not there, 400 for a width that is none. */
export async function respondScene(request: Request, id: string, name: string): Promise<Response> {
  const [, sceneId, ending] = /^([\w-]{1,40})\.(svg|png|json)$/.exec(name) ?? [];
  if (sceneId === undefined || !isStorable(id)) {
    return respondProblem(404, 'there is none: ask for {scene}.svg, {scene}.png or {scene}.json');
  }
  const asked = readParams(request.url, sceneParams);
  if (!asked.ok) return respondProblem(400, asked.problem.message);
  const width = askedWidth(request.url);
  if (width === null) return respondProblem(400, BAD_WIDTH);
  return respondNow(async (store) => {
    const brief = await readBrief(store, id);
    const scene = brief?.scenes.find((one) => one.id === sceneId);
    if (!brief || !scene) return respondProblem(404, `there is no scene ${sceneId}`);
    if (ending === 'json') {
      return Response.json(await readDrawn(store, brief, scene), {
        headers: { 'Cache-Control': 'no-store' },
      });
    }
    const drawn = { brief, scene, home: homeOf(request), language: languageOf(request) };
    return drawFile(store, drawn, ending === 'svg' ? 'svg' : 'png', width);
  });
}
