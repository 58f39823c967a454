/** GET /api/briefs/picture?view=…: the map of any view as a small picture, so that a scene has one before it is stored. */
import 'server-only';
import { LRUCache } from 'lru-cache';
import { type Brief, briefOptions, NO_OPTIONS } from '#lib/brief/brief-schema.ts';
import { writeSvg } from '#lib/export/write-svg.ts';
import type { Language } from '#lib/view/words.ts';
import { respondProblem } from '../respond.ts';
import { respondNow } from '../respond-write.ts';
import { readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { languageOf } from '../words/language-of.ts';
import { wordsIn } from '../words/words-in.ts';
import { type PictureParams, pictureParams, readParams } from './brief-params.ts';
import { drawPicture, houseType } from './draw-picture.ts';
import { readFacts } from './read-facts.ts';
import { readSheets } from './read-sheets.ts';
import { pictureHeaders, rasterise } from './respond-scene.ts';

const MOST_DRAWN = 500;

const drawn = new LRUCache<string, Uint8Array<ArrayBuffer>>({
  maxSize: 20e6,
  sizeCalculation: (bytes) => bytes.byteLength + 1,
});

function briefOf(view: string, isCoarse: boolean): Brief {
  const scene = { id: 'view', headline: '', body: '', notes: '', view, quotes: [] };
  const options = briefOptions.parse({ ...NO_OPTIONS, coarsenPlaces: isCoarse });
  return { id: '', title: 'View', scenes: [scene], options, version: 1, createdAt: '', updatedAt: '' };
}

async function drawView(
  store: Store,
  asked: PictureParams,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { view, theme, coarse, width } = asked;
  const answer = await readFacts(store, briefOf(view, coarse === '1'), language);
  const sheets = await readSheets(store, answer, { home: '', most: MOST_DRAWN, theme, language });
  const [sheet] = sheets.scenes;
  if (!sheet) throw new RangeError('no scene');
  const { ground, marks } = await drawPicture(sheet, language);
  const page = {
    width: 1280,
    height: 720,
    title: wordsIn(language).say('briefing.mapTitle'),
    description: sheet.filter,
  };
  const { left } = sheet.frame;
  const svg = writeSvg([...ground, ...marks], page, houseType()).replace(
    'width="1280" height="720" viewBox="0 0 1280 720"',
    // The free part of a scene, as wide as a picture is wide.
    `width="1280" height="720" viewBox="${left} 123.75 ${1280 - left} 472.5"`,
  );
  return new Uint8Array(await rasterise(svg, width));
}

/** 400 for a parameter that is none or cannot be read. */
export async function respondPicture(request: Request): Promise<Response> {
  const asked = readParams(request.url, pictureParams);
  if (!asked.ok) return respondProblem(400, asked.problem.message);
  return respondNow(async (store) => {
    const { dataVersion } = await readDataState(store);
    const language = languageOf(request);
    const key = JSON.stringify([dataVersion, asked.value, language]);
    const bytes = drawn.get(key) ?? (await drawView(store, asked.value, language));
    drawn.set(key, bytes);
    return new Response(bytes, { headers: pictureHeaders('png', 'view') });
  });
}
