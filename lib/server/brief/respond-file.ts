/** GET /api/briefs/{id}/files/{format}: the forms in which a brief leaves the house. */
import 'server-only';
import { decompress } from 'wawoff2';
import type { BriefResponse } from '#lib/brief/brief-schema.ts';
import { safetyWords } from '#lib/brief/safeguard.ts';
import { briefHandout } from '#lib/export/brief-handout.ts';
import type { BriefSheet, ScenePicture } from '#lib/export/brief-sheet.ts';
import { briefSlides } from '#lib/export/brief-slides.ts';
import { ATTRIBUTION } from '#lib/export/export-stamp.ts';
import { THEME_COLORS } from '#lib/export/theme-colors.ts';
import { writeSvg } from '#lib/export/write-svg.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';
import type { Language } from '#lib/view/words.ts';
import { EXPORT_FORMATS } from '../export/export-formats.ts';
import { homeOf } from '../export/home-of.ts';
import { streamChunks } from '../export/stream-chunks.ts';
import { isStorable, respondProblem } from '../respond.ts';
import { respondNow } from '../respond-write.ts';
import { readBrief } from '../store/briefs.ts';
import type { Store } from '../store/open-store.ts';
import { languageOf } from '../words/language-of.ts';
import { wordsIn } from '../words/words-in.ts';
import { readBriefData } from './brief-data.ts';
import { fileParams, readParams } from './brief-params.ts';
import { drawPicture, houseType } from './draw-picture.ts';
import { FACE_FILES } from './open-type.ts';
import { buildPage } from './page-material.ts';
import { readFacts } from './read-facts.ts';
import { safeAnswer } from './read-safety.ts';
import { readSheets } from './read-sheets.ts';
import { rasterise } from './respond-scene.ts';
import { gradeMeanings } from './sheet-words.ts';

/** A scene of a file draws so many incidents, the deadliest first. */
const MOST_DRAWN = 500;
/** Pixels across of a slide's map. */
const SLIDE_MAP_PX = 1400;

type Built = { body: string | Uint8Array; mediaType: string };
type Builder = (store: Store, answer: BriefResponse, sheet: BriefSheet, language: Language) => Promise<Built>;

async function drawAll(sheet: BriefSheet, language: Language): Promise<ScenePicture[]> {
  const pictures: ScenePicture[] = [];
  for (const scene of sheet.scenes) pictures.push(await drawPicture(scene, language));
  return pictures;
}

async function buildSlides(sheet: BriefSheet, language: Language): Promise<Uint8Array> {
  const pngs: Uint8Array[] = [];
  for (const scene of sheet.scenes) {
    const { ground, marks } = await drawPicture(scene, language);
    const page = { width: 1280, height: 720, title: scene.headline, description: '' };
    const { left, width } = scene.frame;
    const svg = writeSvg([...ground, ...marks], page, houseType()).replace(
      'width="1280" height="720" viewBox="0 0 1280 720"',
      `width="${width - left}" height="720" viewBox="${left} 0 ${width - left} 720"`,
    );
    pngs.push(await rasterise(svg, SLIDE_MAP_PX));
  }
  return briefSlides(sheet, pngs, {
    colorsOf: (theme) => THEME_COLORS[theme],
    typeLabel: (type) => wordsIn(language).say(`codes.type.${type}`),
  });
}

let trueType: Promise<Map<string, Uint8Array>> | null = null;

/** Our fonts as TrueType, as PDF embeds them. */
function trueTypeFonts(): Promise<Map<string, Uint8Array>> {
  trueType ??= (async () => {
    const files = new Map<string, Uint8Array>();
    for (const face of ['sans', 'sans-bold', 'serif'] as const) {
      for (const file of FACE_FILES[face]) {
        if (!files.has(file)) files.set(file, Uint8Array.from(await decompress(houseType().bytesOf(file))));
      }
    }
    return files;
  })();
  return trueType;
}

const BUILDERS: Record<string, Builder> = {
  html: async (store, answer, sheet, language) => {
    const grounds = (await drawAll(sheet, language)).map(({ ground }) => ground);
    const body = await buildPage(store, answer, sheet, grounds, language);
    return { body, mediaType: 'text/html; charset=utf-8' };
  },
  pptx: async (_, __, sheet, language) => ({
    body: await buildSlides(sheet, language),
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  }),
  pdf: async (_, __, sheet, language) => ({
    body: await briefHandout({
      brief: sheet,
      pictures: await drawAll(sheet, language),
      type: { ...houseType(), trueType: await trueTypeFonts() },
      labelOf: (type) => wordsIn(language).say(`codes.type.${type}`),
      symbolPath,
      madeAt: new Date(),
    }),
    mediaType: 'application/pdf',
  }),
};
const DATA_FORMATS = ['geojson', 'csv'];
export const BRIEF_FORMATS = [...Object.keys(BUILDERS), ...DATA_FORMATS];

const noFormat = () => respondProblem(404, `there is no such format; there are ${BRIEF_FORMATS.join(', ')}`);

/** "attacks-2022.pptx": a name that every system takes. */
function fileName(title: string, ending: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain.toLowerCase() || 'brief'}.${ending}`;
}

async function respondData(
  store: Store,
  answer: BriefResponse,
  name: string,
  home: string,
): Promise<Response> {
  const format = EXPORT_FORMATS[name];
  if (!format) return noFormat();
  const shown = await safeAnswer(store, answer);
  const { options, title } = shown.brief;
  const batches = readBriefData(store, answer);
  const { dataVersion, asOf } = answer;
  const query = shown.facts
    .map(({ filter }) => filter || 'all attacks')
    .filter((one, at, all) => all.indexOf(one) === at);
  const stamp = {
    dataVersion,
    asOf,
    query: query.join(' | '),
    attribution: ATTRIBUTION,
    home,
    grades: gradeMeanings('en')
      .map(({ label, meaning }) => `${label}: ${meaning}`)
      .join('; '),
    safety: safetyWords(options) ?? '',
  };
  return new Response(
    streamChunks(format.write(batches, stamp), () => batches.return(undefined)),
    { headers: headersOf(format.mediaType, fileName(title, name)) },
  );
}

const headersOf = (mediaType: string, name: string) => ({
  'Content-Type': mediaType,
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'no-store',
});

/** The file; 404 for a brief or a format that is not there. */
export async function respondFile(request: Request, id: string, format: string): Promise<Response> {
  const build = Object.hasOwn(BUILDERS, format) ? BUILDERS[format] : undefined;
  if (!build && !DATA_FORMATS.includes(format)) {
    return noFormat();
  }
  const asked = readParams(request.url, fileParams);
  if (!asked.ok) return respondProblem(400, asked.problem.message);
  return respondNow(async (store) => {
    const brief = isStorable(id) ? await readBrief(store, id) : null;
    if (brief === null) return respondProblem(404, `there is no brief ${id}`);
    // Columns and codes of the data are English everywhere.
    const language = build ? languageOf(request) : 'en';
    const answer = await readFacts(store, brief, language);
    if (!build) return respondData(store, answer, format, homeOf(request));
    const sheet = await readSheets(store, answer, { home: homeOf(request), most: MOST_DRAWN, language });
    const { body, mediaType } = await build(store, answer, sheet, language);
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const headers = {
      ...headersOf(mediaType, fileName(sheet.title, format)),
      'Content-Length': String(bytes.byteLength),
    };
    return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
  });
}
