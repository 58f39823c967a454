/** A brief as a PDF handout: a page a scene with its map, words, quotes and notes, then the sources. */
import PDFDocument from 'pdfkit';
import type { BriefSheet, ScenePicture, SceneSheet, SheetWords } from './brief-sheet.ts';
import { drawBins, filterLine, shiftPath } from './draw-scene.ts';
import type { Face, Shape, Type } from './shape.ts';
import { THEME_COLORS } from './theme-colors.ts';
import { wrapText } from './wrap-text.ts';
import { outlineText } from './write-svg.ts';

/** A4 across, in points. */
const PAGE = { width: 841.89, height: 595.28, margin: 34 };
const MAP = { left: 330, top: 34, scale: (PAGE.width - 34 - 330) / 840 };
const COLUMN = 276;

/** Type with the files that a PDF embeds: stretches of a text by the font that has them. */
export type PdfType = Type & {
  runsOf: (text: string, face: Face) => { text: string; file: string }[];
  /** Each file as TrueType. */
  trueType: ReadonlyMap<string, Uint8Array>;
};

type Doc = PDFKit.PDFDocument;
type Style = { face: Face; sizePt: number; color: string };

function drawPath(doc: Doc, shape: Extract<Shape, { kind: 'path' }>): void {
  const { d, fill, stroke } = shape;
  if (d === '') return;
  doc.path(d);
  if (stroke) {
    doc.lineWidth(shape.strokeWidth ?? 1);
    if (shape.dash)
      doc.dash(Math.max(0.1, shape.dash[0] ?? 1), { space: shape.dash[1] ?? shape.dash[0] ?? 1 });
    else doc.undash();
    doc.lineJoin(shape.isRound ? 'round' : 'miter').lineCap(shape.isRound ? 'round' : 'butt');
    doc.strokeOpacity(shape.strokeOpacity ?? 1);
  }
  doc.fillOpacity(shape.fillOpacity ?? 1);
  const isFilled = fill !== undefined && fill !== 'none';
  if (isFilled && stroke) doc.fillAndStroke(fill, stroke);
  else if (isFilled) doc.fill(fill);
  else if (stroke) doc.stroke(stroke);
}

/** Draws shapes as vectors; names on the map are outlines. */
function drawShapes(doc: Doc, shapes: readonly Shape[], type: Type): void {
  for (const shape of shapes) {
    doc.save();
    if (shape.kind === 'path') drawPath(doc, shape);
    else {
      const { shift, paths } = outlineText(shape, type);
      if (shape.rotate) doc.rotate(shape.rotate, { origin: [shape.x, shape.y] });
      doc.translate(...shift);
      for (const path of paths) drawPath(doc, path);
    }
    doc.restore();
  }
}

class Page {
  y: number;
  readonly #doc: Doc;
  readonly #type: PdfType;

  constructor(doc: Doc, type: PdfType, y: number) {
    this.#doc = doc;
    this.#type = type;
    this.y = y;
  }

  /** Writes text from the left margin down to `bottom`; gives false when something was left out. */
  write(
    text: string,
    style: Style,
    box: { x: number; width: number; bottom: number; lead?: number },
  ): boolean {
    const lead = style.sizePt * (box.lead ?? 1.35);
    const widthOf = (part: string) => this.#type.widthOf(part, style.face, style.sizePt);
    for (const line of wrapText(text, box.width, widthOf)) {
      if (this.y + lead > box.bottom) return false;
      this.#line(line, style, box.x, this.y);
      this.y += lead;
    }
    return true;
  }

  #line(line: string, { face, sizePt, color }: Style, left: number, top: number): void {
    let x = left;
    for (const { text, file } of this.#type.runsOf(line, face)) {
      this.#doc.font(file).fontSize(sizePt).fillColor(color).fillOpacity(1);
      this.#doc.text(text, x, top, { lineBreak: false });
      x += this.#type.widthOf(text, face, sizePt);
    }
  }
}

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
const text = (face: Face, sizePt: number, color = INK): Style => ({ face, sizePt, color });

function drawWords(doc: Doc, scene: SceneSheet, brief: BriefSheet, type: PdfType): void {
  const page = new Page(doc, type, PAGE.margin);
  const box = { x: PAGE.margin, width: COLUMN, bottom: PAGE.height - 44 };
  const length = scene.body.join('').length + scene.quotes.reduce((sum, quote) => sum + quote.text.length, 0);
  const k = length > 1500 ? 0.75 : length > 800 ? 0.88 : 1;
  for (const line of scene.kicker) page.write(line, text('sans', 9, GREY), box);
  page.y += 6;
  page.write(scene.headline, text('sans-bold', 19 * k), { ...box, lead: 1.2 });
  page.y += 6;
  for (const line of scene.body) {
    page.write(line, text('serif', 11.5 * k, GREY), box);
    page.y += 4;
  }
  let isWhole = true;
  for (const quote of scene.quotes) {
    page.y += 5;
    const indented = { ...box, x: box.x + 10, width: box.width - 10 };
    isWhole = page.write(`“${quote.text}”`, text('serif', 10.5 * k), indented) && isWhole;
    isWhole = page.write(quote.said, text('sans', 8, GREY), indented) && isWhole;
  }
  for (const line of [...scene.warnings, ...(brief.safety === null ? [] : [brief.safety])]) {
    page.y += 5;
    page.write(line, text('sans', 8.5, GREY), box);
  }
  if (!isWhole) {
    page.y = PAGE.height - 44;
    page.write(brief.words.further, text('sans', 8, GREY), {
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
    page.write(words.notes, text('sans-bold', 8.5), box);
    page.write(scene.notes, text('sans', 8.5, GREY), box);
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
      text('sans', 7.5, GREY),
      rest,
    );
  }
  for (const attackType of scene.types) {
    const mark = shiftPath(symbolPath(attackType, 2.8), right + 4, side.y + 5.6);
    const before = side.y;
    side.write(labelOf(attackType), text('sans', 7.5, GREY), { ...rest, x: right + 12 });
    if (side.y > before) drawShapes(doc, [{ kind: 'path', d: mark, fill: colors.types[attackType] }], type);
  }
}

function drawFoot(doc: Doc, brief: BriefSheet, type: PdfType, filter: string, number: number): void {
  const page = new Page(doc, type, PAGE.height - 26);
  const words = `${brief.title} · ${filter || brief.words.allAttacks} · ${brief.asOf} · ${brief.attribution} · ${number}`;
  page.write(words, text('sans', 7.5, GREY), { x: PAGE.margin, width: 3000, bottom: PAGE.height });
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
  page.write(brief.words.sources.heading, text('sans-bold', 19), box);
  page.y += 6;
  if (brief.sources.length === 0) page.write(brief.words.sources.none, text('sans', 9.5), box);
  const lines = brief.sources.map(({ number: at, publisher, day, title, url }) => {
    const named = [publisher, day].filter(Boolean).join(', ');
    return `[${at}] ${named ? `${named}: ` : ''}${title}${url === null ? '' : ` ${url}`}`;
  });
  const { heading, meanings } = brief.words.grades;
  const grades = ['', heading, ...meanings.map(({ label, meaning }) => `${label}: ${meaning}.`)];
  for (const line of [...lines, ...grades]) {
    if (page.y + 26 > box.bottom) page = begin();
    page.write(line, text(line === heading ? 'sans-bold' : 'sans', 9.5), box);
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

/** The file's bytes. */
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
