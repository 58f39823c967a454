/** A brief as PowerPoint slides: text, charts and notes are PowerPoint's own, the map is a picture. */
import PptxGenJS from 'pptxgenjs';
import type { BriefSheet, SceneSheet, SheetSource } from './brief-sheet.ts';
import { filterLine } from './draw-scene.ts';
import { addChart } from './slide-chart.ts';
import { hex, type SlideLook, WORDS_INCHES } from './slide-parts.ts';
import type { ThemeColors } from './theme-colors.ts';

/** Inches of a 16:9 slide; a scene's pixel is a 96th. */
const WIDE = 13.333;
const TALL = 7.5;
const SOURCES_A_SLIDE = 16;
const SANS = 'Calibri';
const SERIF = 'Georgia';

/** PNG of each scene's map, 840 × 720 px of it or a multiple. */
export type SlidePictures = readonly Uint8Array[];

type Slide = PptxGenJS.Slide;

/** Characters that XML cannot hold would make a file that does not open. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}

function sizeOf({ headline, body, quotes }: SceneSheet): { headline: number; body: number; quote: number } {
  const length = body.join('').length + quotes.slice(0, 3).reduce((sum, { text }) => sum + text.length, 0);
  // A long word that does not fit a line would be cut.
  const longest = Math.max(0, ...headline.split(/[\s-]+/).map((word) => word.length));
  const most = longest > 20 ? 18 : longest > 15 || headline.length > 70 ? 22 : 28;
  if (length > 900) return { headline: Math.min(most, 18), body: 10, quote: 9 };
  return length > 420
    ? { headline: Math.min(most, 22), body: 12, quote: 11 }
    : { headline: most, body: 15, quote: 12 };
}

function addWords(
  slide: Slide,
  scene: SceneSheet,
  brief: BriefSheet,
  colors: ThemeColors,
  tall: number,
): void {
  const size = sizeOf(scene);
  const [text, text2] = [hex(colors.text), hex(colors.text2)];
  const line = (words: string, options: PptxGenJS.TextPropsOptions) => ({
    text: clean(words),
    options: { breakLine: true, ...options },
  });
  slide.addText(
    [
      ...scene.kicker.map((words) => line(words, { fontSize: 11, color: text2, fontFace: SANS })),
      line(scene.headline, {
        fontSize: size.headline,
        bold: true,
        color: text,
        fontFace: SERIF,
        paraSpaceBefore: 6,
      }),
      ...scene.body.map((words) =>
        line(words, { fontSize: size.body, color: text2, fontFace: SERIF, paraSpaceBefore: 6 }),
      ),
      ...scene.quotes.slice(0, 3).flatMap(({ text: quote, said }) => [
        line(`“${quote}”`, {
          fontSize: size.quote,
          color: text,
          fontFace: SERIF,
          italic: true,
          paraSpaceBefore: 8,
        }),
        line(said, { fontSize: 9, color: text2, fontFace: SANS }),
      ]),
      ...[...scene.warnings, ...(brief.safety === null ? [] : [brief.safety])].map((words) =>
        line(words, { fontSize: 10, color: text2, fontFace: SANS, paraSpaceBefore: 8 }),
      ),
    ],
    { x: 0.35, y: 0.3, w: WORDS_INCHES - 0.45, h: tall, valign: 'top', margin: 0, fit: 'shrink' },
  );
}

/** Kinds of attack in the colours of their marks, where no chart names them. */
function addLegend(slide: Slide, scene: SceneSheet, look: SlideLook, colors: ThemeColors): void {
  const named = scene.types.slice(0, 6).map((type) => ({
    text: `● ${look.typeLabel(type)}   `,
    options: { color: hex(colors.types[type]) },
  }));
  if (named.length === 0) return;
  slide.addText(named, {
    x: 0.35,
    y: 6.6,
    w: WORDS_INCHES - 0.5,
    h: 0.45,
    fontSize: 10,
    fontFace: SANS,
    margin: 0,
    valign: 'bottom',
  });
}

function notesOf(scene: SceneSheet, brief: BriefSheet): string {
  const quotes = scene.quotes.map(({ text, said }) => `“${text}” ${said}`);
  return clean(
    [scene.notes, ...quotes, `${brief.words.filter(scene.filter || brief.words.allAttacks)}. ${brief.asOf}.`]
      .filter(Boolean)
      .join('\n'),
  );
}

function addScene(
  deck: PptxGenJS,
  scene: SceneSheet,
  brief: BriefSheet,
  picture: Uint8Array | undefined,
  look: SlideLook,
): void {
  const colors = look.colorsOf(scene.theme);
  const slide = deck.addSlide();
  slide.background = { color: hex(colors.map) };
  if (picture) {
    slide.addImage({
      data: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`,
      x: WORDS_INCHES,
      y: 0,
      w: WIDE - WORDS_INCHES,
      h: TALL,
      altText: clean(brief.words.mapOf(scene.headline, scene.incidents.length)),
    });
  }
  const hasChart = scene.bins !== null && scene.bins.edges.length >= 3;
  addWords(slide, scene, brief, colors, hasChart ? 4.45 : 6.2);
  if (hasChart) addChart(deck, slide, scene, brief.words, look, colors);
  else addLegend(slide, scene, look, colors);
  const foot: PptxGenJS.TextPropsOptions = {
    fontSize: 8,
    color: hex(colors.text2),
    fontFace: SANS,
    margin: 0,
  };
  slide.addText(clean(`${filterLine(scene, brief.words)} · ${brief.asOf}`), {
    ...foot,
    x: 0.35,
    y: 7.15,
    w: WORDS_INCHES - 0.4,
    h: 0.25,
  });
  slide.addText(clean(brief.attribution), { ...foot, x: 9, y: 7.15, w: 4.2, h: 0.25, align: 'right' });
  slide.addNotes(notesOf(scene, brief));
}

function sourceLine({ number, publisher, day, title, url }: SheetSource): PptxGenJS.TextProps[] {
  const named = [publisher, day].filter(Boolean).join(', ');
  const words = clean(`[${number}] ${named ? `${named}: ` : ''}${title}`);
  const isWeb = url !== null && /^https?:\/\//.test(url);
  return [{ text: words, options: { breakLine: true, ...(isWeb ? { hyperlink: { url } } : {}) } }];
}

function addSources(deck: PptxGenJS, brief: BriefSheet, colors: ThemeColors): void {
  const { sources, grades } = brief.words;
  for (let first = 0; first < Math.max(1, brief.sources.length); first += SOURCES_A_SLIDE) {
    const part = brief.sources.slice(first, first + SOURCES_A_SLIDE);
    const slide = deck.addSlide();
    slide.background = { color: hex(colors.map) };
    slide.addText(first === 0 ? sources.heading : sources.continued, {
      x: 0.5,
      y: 0.3,
      w: 12.3,
      h: 0.7,
      fontSize: 26,
      bold: true,
      fontFace: SERIF,
      color: hex(colors.text),
      margin: 0,
    });
    const lines = part.length === 0 ? [{ text: sources.none }] : part.flatMap(sourceLine);
    slide.addText(lines, {
      x: 0.5,
      y: 1.1,
      w: 12.3,
      h: 4.7,
      fontSize: 12,
      fontFace: SANS,
      color: hex(colors.text),
      valign: 'top',
      margin: 0,
      paraSpaceAfter: 3,
      fit: 'shrink',
    });
    const meanings = grades.meanings.map(({ label, meaning }) => `${label}: ${meaning}`).join(' · ');
    slide.addText(clean(`${grades.heading}. ${meanings}. ${brief.asOf}. ${brief.attribution}.`), {
      x: 0.5,
      y: 6.2,
      w: 12.3,
      h: 1,
      fontSize: 10,
      fontFace: SANS,
      color: hex(colors.text2),
      valign: 'top',
      margin: 0,
    });
  }
}

/** The file's bytes. `pictures` are in the order of the scenes. */
export async function briefSlides(
  brief: BriefSheet,
  pictures: SlidePictures,
  look: SlideLook,
): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.defineLayout({ name: 'scene', width: WIDE, height: TALL });
  deck.layout = 'scene';
  deck.title = clean(brief.title);
  deck.company = 'Dateline';
  for (const [at, scene] of brief.scenes.entries()) addScene(deck, scene, brief, pictures[at], look);
  addSources(deck, brief, look.colorsOf(brief.scenes[0]?.theme ?? 'light'));
  return new Uint8Array((await deck.write({ outputType: 'nodebuffer', compression: true })) as Buffer);
}
