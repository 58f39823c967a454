/** What stands around an offset: its line, its section, its words. */
import type { Section } from '#lib/schema.ts';
import type { FoundTimex } from './time-meaning.ts';

const LINE_REACH = 500;

/** The lower-case words of a text. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Sections in order, found by halving. */
export function sectionKind(sections: readonly Section[], timex: FoundTimex): Section['kind'] | null {
  let [low, high] = [0, sections.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const section = sections[middle];
    if (section === undefined) return null;
    if (timex.start < section.start) high = middle - 1;
    else if (timex.start >= section.end) low = middle + 1;
    else return section.kind;
  }
  return null;
}

/** The line around an offset, at most `LINE_REACH` to either side. */
export function lineAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LINE_REACH), at);
  const after = text.slice(at, at + LINE_REACH);
  const end = after.indexOf('\n');
  return before.slice(before.lastIndexOf('\n') + 1) + (end < 0 ? after : after.slice(0, end));
}

const CREDITS = [
  'handout via',
  'via reuters',
  'via ap',
  'via afp',
  'reuters/',
  'ap photo',
  'photo:',
  'photo by',
  'getty images',
  'afp photo',
  '/handout',
  'file photo',
  '[file:',
  'photograph:',
  'image:',
];

/** True if a line outside any known section reads as a photo's caption: it carries a picture credit. */
export function looksLikeCaption(line: string): boolean {
  const lower = line.slice(0, 1000).toLowerCase();
  return CREDITS.some((credit) => lower.includes(credit));
}

/** True if a caption says that its photo is from the files. */
export function isFilePhoto(line: string): boolean {
  const lower = line.slice(0, 1000).toLowerCase();
  return [
    'file photo',
    'file picture',
    'file image',
    '(file)',
    'file -',
    'file –',
    'file:',
    'archive',
    'archival',
  ].some((mark) => lower.includes(mark));
}
