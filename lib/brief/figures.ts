/** Live figures: sums over a scene's incidents, and the words that stand for them in its text. */
import type { Incident, Range } from '#lib/schema.ts';
import type { Figures } from './brief-schema.ts';
import { type FigureWords, figureWords } from './figure-words.ts';

/** What one incident adds. Days are null where nothing dates it, ranges where no number is stated. */
export type FigureRow = {
  killed: Range | null;
  injured: Range | null;
  start: string | null;
  end: string | null;
  contested: boolean;
};

const NOTHING: Figures = {
  incidents: 0,
  killedMin: 0,
  killedMax: 0,
  killedUnknown: 0,
  injuredMin: 0,
  injuredMax: 0,
  injuredUnknown: 0,
  firstDay: null,
  lastDay: null,
  undated: 0,
  contested: 0,
};

/** The row of an incident. */
export function figureRow({ casualties, time, grade }: Incident): FigureRow {
  return {
    killed: casualties.killed,
    injured: casualties.injured,
    start: time.start ?? time.end,
    end: time.end ?? time.start,
    contested: grade.level === 'contested',
  };
}

function addRange(sum: { min: number; max: number | null; unknown: number }, range: Range | null): void {
  if (range === null) {
    sum.unknown += 1;
    return;
  }
  sum.min += range.min;
  sum.max = sum.max === null || range.max === null ? null : sum.max + range.max;
}

/** Adds up rows in any order. */
export function sumFigures(rows: Iterable<FigureRow>): Figures {
  const killed = { min: 0, max: 0 as number | null, unknown: 0 };
  const injured = { min: 0, max: 0 as number | null, unknown: 0 };
  const sum = { ...NOTHING };
  for (const row of rows) {
    sum.incidents += 1;
    addRange(killed, row.killed);
    addRange(injured, row.injured);
    if (row.contested) sum.contested += 1;
    if (row.start === null || row.end === null) sum.undated += 1;
    else {
      if (sum.firstDay === null || row.start < sum.firstDay) sum.firstDay = row.start;
      if (sum.lastDay === null || row.end > sum.lastDay) sum.lastDay = row.end;
    }
  }
  return {
    ...sum,
    killedMin: killed.min,
    killedMax: killed.max,
    killedUnknown: killed.unknown,
    injuredMin: injured.min,
    injuredMax: injured.max,
    injuredUnknown: injured.unknown,
  };
}

type Sum = { min: number; max: number | null; unknown: number };

function spellSum({ min, max, unknown }: Sum, incidents: number, words: FigureWords): string {
  if (incidents > 0 && unknown === incidents) return words.unknownToll;
  if (unknown > 0 || max === null) return words.atLeast(min);
  return min === max ? words.count(min) : `${words.count(min)}–${words.count(max)}`;
}

/** Names of live figures and what they give; days are spelled by the caller. */
type Spell = (figures: Figures, spellDay: (day: string) => string, words: FigureWords) => string;
const TOKENS: Record<string, Spell> = {
  incidents: ({ incidents }, _, words) => words.count(incidents),
  attacks: ({ incidents }, _, words) => words.attacks(incidents),
  killed: (f, _, words) =>
    spellSum({ min: f.killedMin, max: f.killedMax, unknown: f.killedUnknown }, f.incidents, words),
  injured: (f, _, words) =>
    spellSum({ min: f.injuredMin, max: f.injuredMax, unknown: f.injuredUnknown }, f.incidents, words),
  unknown_toll: ({ killedUnknown }, _, words) => words.count(killedUnknown),
  undated: ({ undated }, _, words) => words.count(undated),
  contested: ({ contested }, _, words) => words.count(contested),
  first_day: ({ firstDay }, spellDay, words) => (firstDay === null ? words.unknownDay : spellDay(firstDay)),
  last_day: ({ lastDay }, spellDay, words) => (lastDay === null ? words.unknownDay : spellDay(lastDay)),
};
export const FIGURE_NAMES = Object.keys(TOKENS);

/** A stretch of a filled text: as written, a live figure, or the number of a quote's source. */
export type TextPiece =
  | { kind: 'text' | 'figure'; text: string }
  | { kind: 'cite'; text: string; quote: number };

/** "{q2}" stands for the source of the scene's second quote. */
const CITE = /^q([1-9]\d?)$/;

/**
 * The text in pieces: each `{name}` of FIGURE_NAMES is put as its figure, each `{q1}` as what `citeOf` (counting from 1)
 * gives, "" where it gives null; other braces stay as they are.
 */
export function fillPieces(
  text: string,
  figures: Figures,
  spellDay: (day: string) => string,
  citeOf: (quote: number) => string | null = () => null,
  spelled: FigureWords = figureWords('en'),
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  const push = (piece: TextPiece, start: number, end: number) => {
    if (start > from) pieces.push({ kind: 'text', text: text.slice(from, start) });
    if (piece.text !== '') pieces.push(piece);
    from = end;
  };
  for (const match of text.matchAll(/\{(\w{1,20})\}/g)) {
    const [name = '', end] = [match[1], match.index + match[0].length];
    const quote = Number(CITE.exec(name)?.[1] ?? 0);
    const words = Object.hasOwn(TOKENS, name) ? TOKENS[name]?.(figures, spellDay, spelled) : undefined;
    if (quote > 0) push({ kind: 'cite', quote, text: citeOf(quote) ?? '' }, match.index, end);
    else if (words !== undefined) {
      const first = match.index === 0 ? words.charAt(0).toUpperCase() + words.slice(1) : words;
      push({ kind: 'figure', text: first }, match.index, end);
    }
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** The same as one text. */
export function fillFigures(
  text: string,
  figures: Figures,
  spellDay: (day: string) => string,
  citeOf?: (quote: number) => string | null,
  spelled?: FigureWords,
): string {
  return fillPieces(text, figures, spellDay, citeOf, spelled)
    .map((piece) => piece.text)
    .join('');
}
