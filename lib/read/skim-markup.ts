/**
 * Heavy pages without a DOM: one pass over the tokens of the markup, so that the cost grows with the length and never
 * with nesting. Keeps the text of the one article or main element, or of the whole page less menus.
 */
import { Tokenizer } from 'htmlparser2';
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
import { FLAT } from './weigh-markup.ts';

/** Elements beside the article. A form may hold the whole page, so it is read here. */
const BESIDE = new Set([...[...SKIPPED].filter((name) => name !== 'FORM'), 'ASIDE', 'FOOTER']);

/** A paragraph with at least this share of its characters in links is a menu. */
const MENU_SHARE = 0.6;

/** An article or main element with less text than this is no article. */
const SHORT_CHARACTERS = 250;

/** Attributes are looked at this far; a longer tag hides nothing. */
const MAX_TAG_LENGTH = 600;

const HIDDEN =
  /\s(?:hidden[\s>=/]|aria-hidden\s?=\s?["']?true|style\s?=\s?["'][^"']{0,200}display\s?:\s?none)/i;

type Block = Paragraph & { linked: number; inArticle: boolean; inMain: boolean };

/** Collects blocks while the tokenizer walks the markup. */
class Skimmer {
  readonly blocks: Block[] = [];
  articles = 0;
  private pieces: string[] = [];
  private linked = 0;
  private kind: Paragraph['kind'] = null;
  private inLink = false;
  private tag = '';
  private tagStart = 0;
  private skipped: { name: string; depth: number } | null = null;
  private readonly depth = { ARTICLE: 0, MAIN: 0 };
  private readonly lastClose = new Map<string, number>();
  private readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  text(words: string): void {
    if (this.skipped !== null) return;
    this.pieces.push(words.replaceAll(LINE_BREAK, ' '));
    if (this.inLink) this.linked += words.length;
  }

  openName(start: number, end: number): void {
    this.tag = this.html.slice(start, Math.min(end, start + 20)).toUpperCase();
    this.tagStart = start;
  }

  openEnd(end: number): void {
    const name = this.tag;
    if (this.skipped !== null) {
      if (this.skipped.name !== name) return;
      if (!FLAT.has(name.toLowerCase())) {
        this.skipped.depth += 1;
        return;
      }
      this.skipped = null;
    }
    if (BLOCKS.has(name)) this.border(KINDS[name] ?? null);
    if (name === 'A') this.inLink = true;
    if (name === 'BR') this.pieces.push(LINE_BREAK);
    if (name === 'TD' || name === 'TH') this.pieces.push(' | ');
    if (name === 'ARTICLE' || name === 'MAIN') this.depth[name] += 1;
    if (name === 'ARTICLE') this.articles += 1;
    const length = end - this.tagStart;
    const hides = BLOCKS.has(name) || name === 'SPAN';
    const isHidden = hides && length < MAX_TAG_LENGTH && HIDDEN.test(this.html.slice(this.tagStart, end + 1));
    if ((BESIDE.has(name) || isHidden) && this.closesLater(name, end)) this.skipped = { name, depth: 1 };
  }

  close(start: number, end: number): void {
    const name = this.html.slice(start, Math.min(end, start + 20)).toUpperCase();
    if (this.skipped !== null) {
      if (this.skipped.name !== name) return;
      this.skipped.depth -= 1;
      if (this.skipped.depth <= 0) this.skipped = null;
      return;
    }
    if (BLOCKS.has(name)) this.border(null);
    if (name === 'A') this.inLink = false;
    if (name === 'ARTICLE' || name === 'MAIN') this.depth[name] = Math.max(0, this.depth[name] - 1);
  }

  /** Ends the paragraph; the next one is of the given kind. */
  border(next: Paragraph['kind']): void {
    const text = tidyParagraph(this.pieces);
    if (text !== '')
      this.blocks.push({
        kind: this.kind,
        text,
        linked: this.linked / text.length,
        inArticle: this.depth.ARTICLE > 0,
        inMain: this.depth.MAIN > 0,
      });
    this.pieces = [];
    this.linked = 0;
    this.kind = next;
  }

  /** True if the element is closed somewhere: one left open would hide all that follows. */
  private closesLater(name: string, at: number): boolean {
    if (name === 'HR' || name === 'INPUT') return false;
    let last = this.lastClose.get(name);
    if (last === undefined) {
      last = Math.max(this.html.lastIndexOf(`</${name.toLowerCase()}`), this.html.lastIndexOf(`</${name}`));
      this.lastClose.set(name, last);
    }
    return last > at;
  }
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

function chooseBlocks({ blocks, articles }: Skimmer): readonly Block[] {
  const told = blocks.filter((block) => block.linked < MENU_SHARE);
  const article = articles === 1 ? told.filter((block) => block.inArticle) : [];
  if (lengthOf(article) >= SHORT_CHARACTERS) return article;
  const main = told.filter((block) => block.inMain);
  if (lengthOf(main) >= SHORT_CHARACTERS) return main;
  return told.length > 0 ? told : blocks;
}

/** The text of heavy markup, in time that grows with its length only. */
export function skimMarkup(html: string): Rendered {
  const skimmer = new Skimmer(html);
  const nothing = (): void => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => skimmer.text(html.slice(start, end)),
      ontextentity: (code) => skimmer.text(String.fromCodePoint(code)),
      onopentagname: (start, end) => skimmer.openName(start, end),
      onopentagend: (end) => skimmer.openEnd(end),
      onselfclosingtag: (end) => skimmer.openEnd(end),
      onclosetag: (start, end) => skimmer.close(start, end),
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  skimmer.border(null);
  return joinParagraphs(chooseBlocks(skimmer));
}

/** Parts of a page that say what it is; no page needs more of them than this. */
const META = /<(?:meta|link)\b[^<>]{0,2000}>|<time\b[^<>]{0,500}>/gi;
const TITLE = /<title\b[^<>]{0,200}>([^<]{0,1000})/i;
const LINKED_DATA = /<script\b[^<>]{0,200}application\/ld\+json[^<>]{0,200}>/gi;
const ROOT = /<html\b[^<>]{0,500}>/i;
const MAX_METAS = 150;
const MAX_SCRIPTS = 10;
const MAX_SCRIPT_LENGTH = 200_000;

/** A small page with the title, the metadata and the linked data of a heavy one. */
export function headOf(html: string): string {
  const parts: string[] = [];
  const title = TITLE.exec(html)?.[1];
  if (title !== undefined) parts.push(`<title>${title}</title>`);
  for (const match of html.matchAll(META)) {
    if (parts.length >= MAX_METAS) break;
    parts.push(/^<time/i.test(match[0]) ? `${match[0]}</time>` : match[0]);
  }
  let scripts = 0;
  for (const match of html.matchAll(LINKED_DATA)) {
    scripts += 1;
    if (scripts > MAX_SCRIPTS) break;
    const from = match.index + match[0].length;
    const close = html.slice(from, from + MAX_SCRIPT_LENGTH).search(/<\/script/i);
    if (close > 0)
      parts.push(`<script type="application/ld+json">${html.slice(from, from + close)}</script>`);
  }
  const root = ROOT.exec(html)?.[0] ?? '<html>';
  return `<!doctype html>${root}<body>${parts.join('\n')}</body></html>`;
}
