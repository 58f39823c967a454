/** From runs of text and block borders to a text with labelled paragraphs; whatever walks the markup drives it. */
import type { Section } from '#lib/schema.ts';
import { cleanText } from './clean-text.ts';

export type Rendered = { text: string; sections: Section[] };

type Kind = Section['kind'] | null;
export type Paragraph = { kind: Kind; text: string };

/** Elements whose text is no part of an article. */
export const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG MATH FORM BUTTON INPUT SELECT TEXTAREA OBJECT HEAD TITLE NAV AUDIO VIDEO CANVAS DIALOG'.split(
    ' ',
  ),
);
/** Elements that begin and end a paragraph. */
export const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
/** What the text of an element is, where the element says so. */
export const KINDS: Readonly<Record<string, Section['kind']>> = {
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
/** Stands for a line break inside a paragraph until its white space is tidied. */
export const LINE_BREAK = '\u0001';

/** True for a heading element that holds a paragraph: an opening sentence set large is no headline. */
function isParagraphHeading({ kind, text }: Paragraph): boolean {
  return kind === 'headline' && text.length > 100 && /[.!?…]["'”’)\]]{0,3}$/.test(text);
}

/** Joins the pieces of a paragraph and brings its white space to single spaces and line feeds. */
export function tidyParagraph(pieces: readonly string[]): string {
  const lines = pieces
    .join('')
    .replace(/[ \t\n\r\f\u00A0]+/g, ' ')
    .split(LINE_BREAK);
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

/**
 * The paragraphs as one text with a blank line between them; headings and lists after the last paragraph, often links
 * to other stories, stay unlabelled.
 */
export function joinParagraphs(paragraphs: readonly Paragraph[]): Rendered {
  const sections: Section[] = [];
  const texts: string[] = [];
  const lastBody = paragraphs.findLastIndex(({ kind }) => kind === null);
  let at = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
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
