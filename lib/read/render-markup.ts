/** HTML to text: paragraphs in order with a blank line between them, captions, lists and headings labelled. */
import { parseHTML } from 'linkedom';
import {
  BLOCKS,
  joinParagraphs,
  KINDS,
  LINE_BREAK,
  type Paragraph,
  type Rendered,
  SKIPPED,
  tidyParagraph,
} from './build-paragraphs.ts';
import { skimMarkup } from './skim-markup.ts';
import { isHeavyMarkup } from './weigh-markup.ts';

type Kind = Paragraph['kind'];

/** Deeper markup than this is read as flat text, so that no page can exhaust the stack. */
const MAX_DEPTH = 400;
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  return /display\s?:\s?none/i.test(element.getAttribute('style') ?? '');
}

class ParagraphBuilder {
  readonly paragraphs: Paragraph[] = [];
  private buffer: string[] = [];
  private readonly kinds: Kind[] = [null];

  add(text: string): void {
    this.buffer.push(text);
  }

  flush(): void {
    const text = tidyParagraph(this.buffer);
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

/** The text of a DOM tree; scripts, styles, forms and hidden elements are left out. */
export function renderNode(root: Node): Rendered {
  const builder = new ParagraphBuilder();
  walk(root, builder, 0);
  builder.flush();
  return joinParagraphs(builder.paragraphs);
}

/** The same for text without any markup, as most titles are: no DOM is made of it. */
function renderPlain(text: string): Rendered {
  const paragraph = tidyParagraph([text.replaceAll(LINE_BREAK, ' ')]);
  return joinParagraphs(paragraph === '' ? [] : [{ kind: null, text: paragraph }]);
}

/** The text of an HTML fragment, such as the content of a feed item; a heavy one is skimmed. */
export function renderMarkup(html: string): Rendered {
  if (!/[<&]/.test(html)) return renderPlain(html);
  if (isHeavyMarkup(html)) return skimMarkup(html);
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return renderNode(document.documentElement);
}
