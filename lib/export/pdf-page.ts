/** Shapes and text on a page of a PDF: what a handout is drawn with. */
import type { Face, Shape, Type } from './shape.ts';
import { wrapText } from './wrap-text.ts';
import { outlineText } from './write-svg.ts';

/** Type with the files that a PDF embeds: stretches of a text by the font that has them. */
export type PdfType = Type & {
  runsOf: (text: string, face: Face) => { text: string; file: string }[];
  /** Each file as TrueType. */
  trueType: ReadonlyMap<string, Uint8Array>;
};

export type Doc = PDFKit.PDFDocument;
/** How a line is set; the colour as CSS writes it. */
export type Style = { face: Face; sizePt: number; color: string };

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
export function drawShapes(doc: Doc, shapes: readonly Shape[], type: Type): void {
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

/** A column of text on a page of a PDF, filled from the top; `y` is where the next line goes, in points. */
export class Page {
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
