/** What each line of an article is: headline, byline, dateline, caption, body, list, boilerplate or a repetition. */
import type { Section } from '#lib/schema.ts';
import {
  BOILERPLATE_LINES,
  BOILERPLATE_STARTS,
  BYLINES,
  CAPTION_CUES,
  CAPTION_DATE_END,
  RELATED_HEADERS,
  SPEECH,
  STRONG_CREDITS,
  WEAK_CREDIT,
} from './section-cues.ts';
import { type Block, endsSentence, isListItem, splitBlocks } from './split-blocks.ts';
import { findDateline } from './split-dateline.ts';

type Kind = Section['kind'];

/** What has been seen on the way down an article. */
type Progress = {
  seen: Set<string>;
  headlines: number;
  paragraphs: number;
  afterRelated: boolean;
};

/** How the whole text is written: only prose has headlines and crossheads that stand out by their missing full stop. */
type Manner = { sentences: number; fragments: number };

const MIN_REPEATED = 20;
const MAX_HEADLINE = 220;
const MAX_CAPTION = 450;
/** The shortest credit is an image's opening in Markdown. */
const MIN_CAPTION = 4;
/** Datelines stand at the head: among the first paragraphs of body text. */
const DATELINE_PARAGRAPHS = 4;

function plain(words: string): string {
  const spaced = /[^\S ]| {2}/.test(words) ? words.replace(/\s+/g, ' ') : words;
  return spaced.trim().toLowerCase();
}

/** True for a line (plain, in lower case) of the page's own words; a Markdown heading's marks do not count. */
function isBoilerplate(marked: string): boolean {
  if (marked.length > 300) return false;
  const line = marked.replace(/^#{1,6} /, '');
  if (BOILERPLATE_LINES.has(line) || BOILERPLATE_LINES.has(line.replace(/[.:!…»›>|→\s]{1,5}$/, '')))
    return true;
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  return BOILERPLATE_STARTS.test(line);
}

function isByline(words: string): boolean {
  return words.length <= 250 && BYLINES.some((shape) => shape.test(words));
}

/** A bare credit such as "(Reuters)" closes a wire report as well as a caption; inside the text it is a caption's. */
function isCaption(words: string, isAhead: boolean, isLast: boolean): boolean {
  if (words.length > MAX_CAPTION || words.length < MIN_CAPTION) return false;
  if (STRONG_CREDITS.some((credit) => credit.test(words))) return true;
  const speaks = SPEECH.test(words);
  const cued = CAPTION_CUES.some((cue) => cue.test(words)) || CAPTION_DATE_END.test(words);
  if (WEAK_CREDIT.test(words)) return cued || (!speaks && (isAhead || !isLast));
  return cued && !speaks;
}

/** A line without a full stop ahead of the body: the headline, the line under it, or an image's description. */
function kindAhead(words: string, next: string | null, progress: Progress, manner: Manner): Kind | null {
  const isQuestion = /[?!]["'”’]?$/.test(words);
  const isOpen = !endsSentence(words) && !/[:;,]$/.test(words);
  if (words.length > MAX_HEADLINE || next === null || !(isOpen || (isQuestion && manner.sentences > 1)))
    return null;
  if (findDateline(words) > 0) return null;
  if (progress.headlines === 0) return 'headline';
  if (manner.sentences === 0) return null;
  return plain(next) === plain(words) ? 'caption' : 'headline';
}

function isCrosshead(words: string, manner: Manner): boolean {
  if (
    words.length > 70 ||
    endsSentence(words) ||
    /[:;,–—-]$/.test(words) ||
    !/^[\p{Lu}\p{N}"'“‘]/u.test(words)
  )
    return false;
  if (/["“”]/.test(words) && words.length > 45) return false;
  return manner.sentences >= 3 && manner.fragments < manner.sentences * 0.6;
}

/** `line` is the words in plain form. */
function kindOf(words: string, line: string, next: string | null, progress: Progress, manner: Manner): Kind {
  const isAhead = progress.paragraphs === 0;
  if (isBoilerplate(line)) return 'boilerplate';
  if (line.length >= MIN_REPEATED && progress.seen.has(line)) return 'repeated';
  if (isByline(words)) return 'byline';
  if (isCaption(words, isAhead, next === null)) return 'caption';
  const isLink = progress.afterRelated && words.length < MAX_HEADLINE && !endsSentence(words);
  if (isLink) return 'boilerplate';
  if (isListItem(words)) return 'list';
  if (isAhead && words.startsWith('#')) return 'headline';
  if (isAhead) return kindAhead(words, next, progress, manner) ?? 'body';
  if (/^#{1,6}\s/.test(words)) return 'headline';
  return isCrosshead(words, manner) ? 'headline' : 'body';
}

function sectionsOf(text: string, block: Block, kind: Kind, progress: Progress): Section[] {
  const { start, end } = block;
  const length =
    kind === 'body' && progress.paragraphs < DATELINE_PARAGRAPHS ? findDateline(text.slice(start, end)) : 0;
  if (length === 0 || start + length >= end) return [{ kind, start, end }];
  const dateline = text.slice(start, start + length).trimEnd().length;
  return [
    { kind: 'dateline', start, end: start + dateline },
    { kind, start: start + length, end },
  ];
}

/** The parts of a block that no known section covers, without white space at their ends. */
function cutKnown(text: string, block: Block, known: Section[]): Block[] {
  const pieces: Block[] = [];
  let from = block.start;
  const add = (to: number) => {
    const words = text.slice(from, to).trim();
    if (words === '') return;
    const start = text.indexOf(words, from);
    pieces.push({ start, end: start + words.length, gap: block.gap });
  };
  for (const { start, end } of known) {
    if (end <= from || start >= block.end) continue;
    add(Math.max(from, start));
    from = Math.max(from, Math.min(end, block.end));
  }
  add(block.end);
  return pieces;
}

/** The known sections that lie inside the text, in order, without overlaps. */
function soundSections(text: string, known: Section[]): Section[] {
  const sorted = known
    .filter(({ start, end }) => start < end && end <= text.length)
    .sort((a, b) => a.start - b.start);
  const sound: Section[] = [];
  for (const section of sorted) if (section.start >= (sound.at(-1)?.end ?? 0)) sound.push(section);
  return sound;
}

function openBlocks(text: string, known: Section[]): Block[] {
  const open: Block[] = [];
  let from = 0;
  for (const block of splitBlocks(text)) {
    while (from < known.length && (known[from]?.end ?? 0) <= block.start) from += 1;
    const near: Section[] = [];
    for (let at = from; at < known.length && (known[at]?.start ?? 0) < block.end; at += 1)
      near.push(known[at]!);
    if (near.length === 0) open.push(block);
    else open.push(...cutKnown(text, block, near));
  }
  return open;
}

/** A heading, caption or list item whose words are the page's own ("Photo", "Read more") is boilerplate. */
function relabelKnown(text: string, section: Section): Section {
  if (section.kind === 'meta' || section.end - section.start > 300) return section;
  const isPageOwn = isBoilerplate(plain(text.slice(section.start, section.end)));
  return isPageOwn ? { ...section, kind: 'boilerplate' } : section;
}

function mannerOf(text: string, blocks: Block[]): Manner {
  const plainBlocks = blocks.filter(
    ({ start, end }) => !isListItem(text.slice(start, Math.min(end, start + 40))),
  );
  const isSentence = ({ start, end }: Block) => endsSentence(text.slice(Math.max(start, end - 12), end));
  const sentences = plainBlocks.filter(isSentence).length;
  return { sentences, fragments: plainBlocks.length - sentences };
}

/**
 * Labels every line of the text that `known` does not cover and returns both in order: sorted, without overlaps,
 * white space left out. A dateline and the rest of its line are two sections. Nothing is ever deleted.
 */
export function labelSections(text: string, known: Section[] = []): Section[] {
  const sound = soundSections(text, known);
  const blocks = openBlocks(text, sound);
  const manner = mannerOf(text, blocks);
  const progress: Progress = { seen: new Set(), headlines: 0, paragraphs: 0, afterRelated: false };
  for (const { kind, start, end } of sound) {
    if (kind === 'headline') progress.headlines += 1;
    if (kind !== 'meta') progress.seen.add(plain(text.slice(start, end)));
  }
  const found: Section[] = [];
  for (const section of sound) found.push(relabelKnown(text, section));
  blocks.forEach((block, index) => {
    const words = text.slice(block.start, block.end);
    const after = blocks[index + 1];
    const next =
      after === undefined ? null : text.slice(after.start, Math.min(after.end, after.start + MAX_CAPTION));
    const line = plain(words);
    const kind = kindOf(words, line, next, progress, manner);
    for (const section of sectionsOf(text, block, kind, progress)) found.push(section);
    progress.seen.add(line);
    if (kind === 'headline') progress.headlines += 1;
    if (kind === 'body') progress.paragraphs += 1;
    if (kind === 'boilerplate') progress.afterRelated ||= RELATED_HEADERS.test(line.replace(/^#{1,6} /, ''));
    else progress.afterRelated = false;
  });
  return found.sort((a, b) => a.start - b.start);
}
