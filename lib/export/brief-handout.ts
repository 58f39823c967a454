/** A brief as a PDF handout: a page a scene with its map, words, quotes and notes, then the sources. */
import PDFDocument from 'pdfkit';
import type { BriefSheet, ScenePicture, SceneSheet, SheetWords } from './brief-sheet.ts';
import { drawBins, filterLine, shiftPath } from './draw-scene.ts';
import { type Doc, drawShapes, Page, type PdfType, type Style } from './pdf-page.ts';
import type { Face, Type } from './shape.ts';
import { THEME_COLORS } from './theme-colors.ts';

/** A4 across, in points. */
const PAGE = { width: 841.89, height: 595.28, margin: 34 };
const MAP = { left: 330, top: 34, scale: (PAGE.width - 34 - 330) / 840 };
const COLUMN = 276;

function drawMap(doc: Doc, picture: ScenePicture, scene: SceneSheet, type: Type): number {
  const { left, top, scale } = MAP;
  const height = 720 * scale;
  doc.save();
  doc.rect(left, top, PAGE.width - PAGE.margin - left, height).clip();
  doc.translate(left - scene.frame.left * scale, top).scale(scale);
  drawShapes(doc, [...picture.ground, ...picture.marks], type);
  doc.restore();
  return top + height;
}

const INK = '#161a21';
const GREY = '#454d5a';
const styled = (face: Face, sizePt: number, color = INK): Style => ({ face, sizePt, color });

function drawWords(doc: Doc, scene: SceneSheet, brief: BriefSheet, type: PdfType): void {
  const page = new Page(doc, type, PAGE.margin);
  const box = { x: PAGE.margin, width: COLUMN, bottom: PAGE.height - 44 };
  const length = scene.body.join('').length + scene.quotes.reduce((sum, quote) => sum + quote.text.length, 0);
  const k = length > 1500 ? 0.75 : length > 800 ? 0.88 : 1;
  for (const line of scene.kicker) page.write(line, styled('sans', 9, GREY), box);
  page.y += 6;
  page.write(scene.headline, styled('sans-bold', 19 * k), { ...box, lead: 1.2 });
  page.y += 6;
  for (const line of scene.body) {
    page.write(line, styled('serif', 11.5 * k, GREY), box);
    page.y += 4;
  }
  let isWhole = true;
  for (const quote of scene.quotes) {
    page.y += 5;
    const indented = { ...box, x: box.x + 10, width: box.width - 10 };
    isWhole = page.write(`“${quote.text}”`, styled('serif', 10.5 * k), indented) && isWhole;
    isWhole = page.write(quote.said, styled('sans', 8, GREY), indented) && isWhole;
  }
  for (const line of [...scene.warnings, ...(brief.safety === null ? [] : [brief.safety])]) {
    page.y += 5;
    page.write(line, styled('sans', 8.5, GREY), box);
  }
  if (!isWhole) {
    page.y = PAGE.height - 44;
    page.write(brief.words.further, styled('sans', 8, GREY), {
      ...box,
      bottom: PAGE.height,
    });
  }
}

function drawBelow(
  doc: Doc,
  scene: SceneSheet,
  words: SheetWords,
  type: PdfType,
  { labelOf, symbolPath }: Pick<HandoutMaterial, 'labelOf' | 'symbolPath'>,
  top: number,
): void {
  const page = new Page(doc, type, top + 8);
  const box = { x: MAP.left, width: 296, bottom: PAGE.height - 32 };
  const colors = THEME_COLORS.light;
  if (scene.notes !== '') {
    page.write(words.notes, styled('sans-bold', 8.5), box);
    page.write(scene.notes, styled('sans', 8.5, GREY), box);
  }
  const right = MAP.left + 310;
  const width = PAGE.width - PAGE.margin - right;
  doc.save();
  drawShapes(doc, drawBins(scene, colors, { x: right, y: top + 10, width, height: 34 }), type);
  doc.restore();
  const side = new Page(doc, type, top + 48);
  const rest = { x: right, width, bottom: PAGE.height - 32 };
  if (scene.bins && scene.bins.edges.length >= 3) {
    const [first, last] = [scene.bins.edges[0], scene.bins.edges.at(-1)];
    side.write(
      words.span(scene.bins.unit, first?.slice(0, 10) ?? '', last?.slice(0, 10) ?? ''),
      styled('sans', 7.5, GREY),
      rest,
    );
  }
  for (const attackType of scene.types) {
    const mark = shiftPath(symbolPath(attackType, 2.8), right + 4, side.y + 5.6);
    const before = side.y;
    side.write(labelOf(attackType), styled('sans', 7.5, GREY), { ...rest, x: right + 12 });
    if (side.y > before) drawShapes(doc, [{ kind: 'path', d: mark, fill: colors.types[attackType] }], type);
  }
}

function drawFoot(doc: Doc, brief: BriefSheet, type: PdfType, filter: string, number: number): void {
  const page = new Page(doc, type, PAGE.height - 26);
  const words = `${brief.title} · ${filter || brief.words.allAttacks} · ${brief.asOf} · ${brief.attribution} · ${number}`;
  page.write(words, styled('sans', 7.5, GREY), { x: PAGE.margin, width: 3000, bottom: PAGE.height });
}

function addSources(doc: Doc, brief: BriefSheet, type: PdfType, first: number): void {
  let number = first;
  const begin = () => {
    doc.addPage();
    drawFoot(doc, brief, type, '', number);
    number += 1;
    return new Page(doc, type, PAGE.margin);
  };
  let page = begin();
  const box = { x: PAGE.margin, width: PAGE.width - 2 * PAGE.margin, bottom: PAGE.height - 44 };
  page.write(brief.words.sources.heading, styled('sans-bold', 19), box);
  page.y += 6;
  if (brief.sources.length === 0) page.write(brief.words.sources.none, styled('sans', 9.5), box);
  const lines = brief.sources.map(({ number: at, publisher, day, title, url }) => {
    const named = [publisher, day].filter(Boolean).join(', ');
    return `[${at}] ${named ? `${named}: ` : ''}${title}${url === null ? '' : ` ${url}`}`;
  });
  const { heading, meanings } = brief.words.grades;
  const grades = ['', heading, ...meanings.map(({ label, meaning }) => `${label}: ${meaning}.`)];
  for (const line of [...lines, ...grades]) {
    if (page.y + 26 > box.bottom) page = begin();
    page.write(line, styled(line === heading ? 'sans-bold' : 'sans', 9.5), box);
    page.y += 2;
  }
}

export type HandoutMaterial = {
  brief: BriefSheet;
  /** In the order of the scenes. */
  pictures: readonly ScenePicture[];
  type: PdfType;
  labelOf: (type: SceneSheet['types'][number]) => string;
  symbolPath: (type: SceneSheet['types'][number], radius: number) => string;
  /** Written into the file; ISO. */
  madeAt: Date;
};

/** The PDF's bytes: A4 across, a page a scene, then the sources; no file or network is touched. Throws what the PDF writer throws. */
export async function briefHandout({
  brief,
  pictures,
  type,
  labelOf,
  symbolPath,
  madeAt,
}: HandoutMaterial): Promise<Uint8Array> {
  // No font to begin with: the built-in ones would be read from the disk.
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    font: null as unknown as string,
    lang: brief.words.language,
    displayTitle: true,
    info: { Title: brief.title, Creator: 'Dateline', CreationDate: madeAt },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  for (const [file, bytes] of type.trueType) doc.registerFont(file, Buffer.from(bytes));
  for (const [at, scene] of brief.scenes.entries()) {
    doc.addPage();
    const picture = pictures[at];
    const bottom = picture ? drawMap(doc, picture, scene, type) : MAP.top;
    drawWords(doc, scene, brief, type);
    drawBelow(doc, scene, brief.words, type, { labelOf, symbolPath }, bottom);
    drawFoot(doc, brief, type, filterLine(scene, brief.words), at + 1);
  }
  addSources(doc, brief, type, brief.scenes.length + 1);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
