/** HTML to text: paragraphs in order with a blank line between them, captions, lists and headings labelled. */
import { parseHTML } from 'linkedom';
import type { Section } from '#lib/schema.ts';
import { cleanText } from './clean-text.ts';

export type Rendered = { text: string; sections: Section[] };

type Kind = Section['kind'] | null;
type Paragraph = { kind: Kind; text: string };

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG MATH FORM BUTTON INPUT SELECT TEXTAREA OBJECT HEAD TITLE NAV AUDIO VIDEO CANVAS DIALOG'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
const KINDS: Record<string, Section['kind']> = {
  FIGCAPTION: 'caption',
  CAPTION: 'caption',
  LI: 'list',
  H1: 'headline',
  H2: 'headline',
  H3: 'headline',
  H4: 'headline',
  H5: 'headline',
  H6: 'headline',
};
/** Deeper markup than this is read as flat text, so that no page can exhaust the stack. */
const MAX_DEPTH = 400;
const LINE_BREAK = '\u0001';
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  return /display\s?:\s?none/i.test(element.getAttribute('style') ?? '');
}

/** True for a heading element that holds a paragraph: an opening sentence set large is no headline. */
function isParagraphHeading({ kind, text }: Paragraph): boolean {
  return kind === 'headline' && text.length > 100 && /[.!?…]["'”’)\]]{0,3}$/.test(text);
}

function tidyParagraph(buffer: string): string {
  const lines = buffer.replace(/[ \t\n\r\f\u00A0]+/g, ' ').split(LINE_BREAK);
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Takes the separators of empty table cells off the end. */
function trimEmptyCells(text: string): string {
  let end = text.length;
  while (text.endsWith(' |', end)) end -= 2;
  return text.slice(0, end);
}

class ParagraphBuilder {
  readonly paragraphs: Paragraph[] = [];
  private buffer: string[] = [];
  private readonly kinds: Kind[] = [null];

  add(text: string): void {
    this.buffer.push(text);
  }

  flush(): void {
    const text = tidyParagraph(this.buffer.join(''));
    if (text !== '') this.paragraphs.push({ kind: this.kinds.at(-1) ?? null, text });
    this.buffer = [];
  }

  enter(kind: Kind): void {
    this.flush();
    this.kinds.push(kind ?? this.kinds.at(-1) ?? null);
  }

  leave(): void {
    this.flush();
    this.kinds.pop();
  }
}

function walk(node: Node, builder: ParagraphBuilder, depth: number): void {
  if (node.nodeType === TEXT || node.nodeType === CDATA) {
    builder.add((node.nodeValue ?? '').replaceAll(LINE_BREAK, ' '));
    return;
  }
  const isElement = node.nodeType === ELEMENT;
  const name = isElement ? node.nodeName.toUpperCase() : '';
  if (isElement && (SKIPPED.has(name) || isHidden(node as Element))) return;
  if (name === 'BR' || depth > MAX_DEPTH) {
    builder.add(name === 'BR' ? LINE_BREAK : ` ${node.textContent ?? ''} `);
    return;
  }
  const isBlock = BLOCKS.has(name);
  if (isBlock) builder.enter(KINDS[name] ?? null);
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    walk(child, builder, depth + 1);
  if (name === 'TD' || name === 'TH') builder.add(' | ');
  if (isBlock) builder.leave();
}

/**
 * The text of a DOM tree; headings and lists after the last paragraph, often links to other stories, stay unlabelled;
 * scripts, styles, forms and hidden elements are left out. */
export function renderNode(root: Node): Rendered {
  const builder = new ParagraphBuilder();
  walk(root, builder, 0);
  builder.flush();
  const sections: Section[] = [];
  const texts: string[] = [];
  const lastBody = builder.paragraphs.findLastIndex(({ kind }) => kind === null);
  let at = 0;
  for (const [index, paragraph] of builder.paragraphs.entries()) {
    const text = cleanText(trimEmptyCells(paragraph.text));
    if (text.trim() === '') continue;
    const isTrailing = index > lastBody && lastBody >= 0 && paragraph.kind !== 'caption';
    if (paragraph.kind !== null && !isTrailing && !isParagraphHeading(paragraph))
      sections.push({ kind: paragraph.kind, start: at, end: at + text.length });
    texts.push(text);
    at += text.length + 2;
  }
  return { text: texts.join('\n\n'), sections };
}

/** The text of an HTML fragment, such as the content of a feed item. */
export function renderMarkup(html: string): Rendered {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return renderNode(document.documentElement);
}
