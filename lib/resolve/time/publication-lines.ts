/** Lines of a text that state when it was published: headers ("Updated: …", a bare date line) and datelines. */
import type { Section } from '#lib/schema.ts';
import type { FoundTimex } from './time-meaning.ts';

export type DatedLine = {
  source: 'header' | 'dateline';
  timex: FoundTimex;
  /** The line as it stands, trimmed. */
  line: string;
  /** "updated" lines yield to "published" ones. */
  updated: boolean;
};

type Line = { start: number; end: number; text: string; index: number };

const LABELS = [
  'published',
  'posted',
  'updated',
  'last updated',
  'last modified',
  'modified',
  'date',
  'dated',
  'first published',
  'publication date',
  'issued',
  'filed',
  'created',
  'release date',
  'published on',
  'published at',
  'date published',
  'опубликовано',
  'опубліковано',
  'оновлено',
  'обновлено',
];
const UPDATED = ['updated', 'last updated', 'last modified', 'modified', 'оновлено', 'обновлено'];
/** How many filled lines from the top may be a bare date line or a dateline. */
const HEAD_LINES = 12;
const MAX_HEADER = 320;
const HEAD_LINES_DATELINE = 6;
/** A dateline that a reader marked counts within this many characters. */
const DATELINE_REACH = 5000;

/** Header and dateline dates in order of trust: published, then updated, then datelines. */
export function findDatedLines(
  text: string,
  timexes: readonly FoundTimex[],
  sections: readonly Section[],
): DatedLine[] {
  const lines = readLines(text);
  const found: DatedLine[] = [];
  let at = 0;
  for (const timex of timexes) {
    if (timex.meaning.kind !== 'day' && timex.meaning.kind !== 'numeric_day') continue;
    while (at < lines.length && (lines[at]?.end ?? 0) <= timex.start) at += 1;
    const line = lines[at];
    if (line === undefined || timex.end > line.end) continue;
    const dated = readHeader(line, timex) ?? readDateline(line, timex, text, sections);
    if (dated !== null) found.push(dated);
  }
  const trust = (dated: DatedLine): number => (dated.source === 'dateline' ? 2 : dated.updated ? 1 : 0);
  return found.sort((a, b) => trust(a) - trust(b) || a.timex.start - b.timex.start);
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let index = 0;
  for (const piece of text.split('\n')) {
    if (piece.trim() !== '') {
      lines.push({ start, end: start + piece.length, text: piece, index });
      index += 1;
    }
    start += piece.length + 1;
  }
  return lines;
}

function readHeader(line: Line, timex: FoundTimex): DatedLine | null {
  const at = timex.start - line.start;
  const end = timex.end - line.start;
  const before = line.text
    .slice(Math.max(0, at - MAX_HEADER), at)
    .trim()
    .toLowerCase();
  const after = line.text.slice(end, end + MAX_HEADER).trim();
  const label = line.text.length <= MAX_HEADER ? labelOf(before) : null;
  const labelled = label !== null && endsDate(after);
  if (!labelled && (line.index >= HEAD_LINES || !isHeaderShape(line, before, after))) return null;
  const shown = line.text.slice(Math.max(0, at - 60), end + 60).trim();
  return { source: 'header', timex, line: shown, updated: label !== null && UPDATED.includes(label) };
}

/** A bare date line, a byline with its date, or a date set off by bars ("TRIPOLI | Sun May 1, 2011 6:03 pm"). */
function isHeaderShape(line: Line, before: string, after: string): boolean {
  const short = line.text.length <= MAX_HEADER;
  if (short && line.text.length <= 60 && isLittle(before) && isLittle(after)) return true;
  if (short && before.startsWith('by ') && before.length <= 80 && isLittle(after)) return true;
  if (line.index === 0 && before === '' && after.startsWith('|')) return true;
  return before.endsWith('|') && /^\d{1,2}[:.]\d{2}/.test(after);
}

/** The label right before the date: "Updated:", "Published on", possibly after other fields of the line. */
function labelOf(before: string): string | null {
  const words = before.replaceAll(/[^\p{L}]+/gu, ' ').trim();
  const tail = words.endsWith(' on') || words.endsWith(' at') ? words.slice(0, -3) : words;
  const label = LABELS.filter((candidate) => tail === candidate || tail.endsWith(` ${candidate}`)).sort(
    (a, b) => b.length - a.length,
  )[0];
  if (label === undefined) return null;
  const rest = tail.length - label.length;
  const marked = before.endsWith(':') || tail === label;
  return marked && rest <= 200 ? label : null;
}

/** True if nothing but a clock, a zone, a weekday or signs stands there. */
function isLittle(words: string): boolean {
  if (words.length > 40) return false;
  const letters = words
    .toLowerCase()
    .replaceAll(/[^\p{L} ]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  return letters.length <= 4 && letters.every((word) => word.length <= 2 || LITTLE.has(word));
}

/** True if the date closes its field: only a clock and a zone follow, then the line's end, a bar, a byline or the next label. */
function endsDate(after: string): boolean {
  let rest = after.slice(0, 80);
  for (;;) {
    const piece = /^[\s.,:;()]*([\p{L}]+|\d+)/u.exec(rest);
    if (piece === null) break;
    const word = (piece[1] ?? '').toLowerCase();
    if (LABELS.includes(word)) return true;
    if (!/^\d/.test(word) && word.length > 2 && !LITTLE.has(word)) return word === 'last';
    if (word === 'by') return true;
    rest = rest.slice(piece[0].length);
  }
  return true;
}

const LITTLE = new Set([
  'gmt',
  'utc',
  'ist',
  'est',
  'edt',
  'bst',
  'cet',
  'cest',
  'eet',
  'eest',
  'msk',
  'pst',
  'pdt',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
  'hrs',
  'updated',
  'published',
]);

/** "KYIV, Oct 5 (Reuters) —", "SAN SALVADOR, 12 JAN 90 (ACAN-EFE) -- ". */
function readDateline(
  line: Line,
  timex: FoundTimex,
  text: string,
  sections: readonly Section[],
): DatedLine | null {
  if (timex.meaning.kind !== 'day' || timex.meaning.toDay !== null) return null;
  const labelled =
    timex.start < DATELINE_REACH &&
    sections.some(
      (section) => section.kind === 'dateline' && section.start <= timex.start && timex.end <= section.end,
    );
  const before = line.text.slice(0, Math.min(timex.start - line.start, 100));
  if (!labelled) {
    if (
      line.index >= HEAD_LINES_DATELINE ||
      before.trim() === '' ||
      before.length > 60 ||
      !isPlaceHead(before)
    )
      return null;
    if (!leadsToStory(text.slice(timex.end, timex.end + 60))) return null;
  }
  return {
    source: 'dateline',
    timex,
    line: text.slice(line.start, Math.min(line.end, timex.end + 30)).trim(),
    updated: false,
  };
}

/** Place names before the date: every word starts with a capital and a comma closes them. */
function isPlaceHead(before: string): boolean {
  const trimmed = before.trim();
  if (!trimmed.endsWith(',') && !trimmed.endsWith('(') && !trimmed.endsWith(',')) return false;
  const words = trimmed.split(/[\s,/()]+/u).filter((word) => word !== '');
  if (words.length === 0 || words.length > 7) return false;
  return words.every((word) => word.charAt(0) !== word.charAt(0).toLowerCase());
}

/** "(Reuters) -", " -- ", " — ": what stands between a dateline and its story. */
function leadsToStory(after: string): boolean {
  const rest = after.trimStart();
  if (['--', '—', '–', '- ', '_', '.–', '.—'].some((mark) => rest.startsWith(mark))) return true;
  if (!rest.startsWith('(') && !rest.startsWith('/')) return false;
  const close = rest.startsWith('(') ? rest.indexOf(')') : rest.indexOf('/', 1);
  return close > 0 && close < 50;
}
