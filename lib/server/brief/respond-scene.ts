/** GET /api/briefs/{id}/scenes/{scene}.svg and .png: one scene as a picture, words included. */
import 'server-only';
import sharp from 'sharp';
import { writeSvg } from '#lib/export/write-svg.ts';
import { homeOf } from '../export/home-of.ts';
import { isStorable, respondProblem } from '../respond.ts';
import { readBrief } from '../store/briefs.ts';
import { drawWholeScene, houseType } from './draw-picture.ts';
import { readFacts } from './read-facts.ts';
import { readSheets } from './read-sheets.ts';
import { respondFromStore } from './respond-brief.ts';

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

/** An SVG as PNG of so many px across. */
export async function rasterise(svg: string, width: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: (72 * width) / PAGE.width, limitInputPixels: 1e8 })
    .resize({ width })
    .png({ compressionLevel: 8, palette: width < 400 })
    .toBuffer();
}

/** 404 for a scene or an ending that is not there, 400 for a width that is none. */
export async function respondScene(request: Request, id: string, name: string): Promise<Response> {
  const [, sceneId, ending] = /^([\w-]{1,40})\.(svg|png)$/.exec(name) ?? [];
  if (sceneId === undefined || !isStorable(id)) {
    return respondProblem(404, 'there is no such picture: ask for {scene}.svg or {scene}.png');
  }
  const width = askedWidth(request.url);
  if (width === null) return respondProblem(400, `width: must be from ${WIDTHS.least} to ${WIDTHS.most}`);
  return respondFromStore(async (store) => {
    const brief = await readBrief(store, id);
    const scene = brief?.scenes.find((one) => one.id === sceneId);
    if (!brief || !scene) return respondProblem(404, `there is no scene ${sceneId}`);
    const answer = await readFacts(store, { ...brief, scenes: [scene] });
    const sheets = await readSheets(store, answer, { home: homeOf(request), most: MOST_DRAWN });
    const [sheet] = sheets.scenes;
    if (!sheet) return respondProblem(404, `there is no scene ${sceneId}`);
    const shapes = await drawWholeScene(sheet, sheets);
    const description = [sheet.body.join(' '), sheet.filter, sheets.asOf, sheets.attribution]
      .filter(Boolean)
      .join('. ');
    const svg = writeSvg(shapes, { ...PAGE, title: sheet.headline, description }, houseType());
    const body = ending === 'svg' ? svg : new Uint8Array(await rasterise(svg, width));
    return new Response(body, {
      headers: {
        'Content-Type': ending === 'svg' ? 'image/svg+xml' : 'image/png',
        'Content-Disposition': `inline; filename="${sceneId}.${ending}"`,
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        'Cache-Control': 'private, max-age=60',
      },
    });
  });
}
