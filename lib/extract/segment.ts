/**
 * Sentences of an article as token ranges. A paragraph ends at a blank line; a single line feed ends a sentence
 * unless the text is hard-wrapped. Section borders (headline, caption …) always end a sentence.
 */
import { type Token, tokenize } from '#lib/extract/tokenize.ts';
import type { Section } from '#lib/schema.ts';

export type Sentence = {
  index: number;
  /** Token range, end exclusive. */
  from: number;
  to: number;
  start: number;
  end: number;
  section: Section['kind'];
};

export type Document = {
  text: string;
  tokens: Token[];
  sentences: Sentence[];
  /** True where the token stands inside quotation marks. */
  quoted: boolean[];
  /** Sentence index of each token. */
  sentenceOf: Int32Array;
};

const TITLES = new Set(
  'mr mrs ms dr gen lt col maj capt sgt cpl pvt gov sen rep sec st prof rev hon adm cmdr brig supt insp det pres msgr vs no nos ave blvd rd dept univ inc ltd co corp'.split(
    ' ',
  ),
);
const MONTHS = new Set('jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '));
const STARTERS = new Set(
  'the a an in on at he she it they we there this that these those but and for however meanwhile after before when while as its his her their no some many more most two three four five six officials police russia russian ukraine ukrainian'.split(
    ' ',
  ),
);
const OPENERS = new Set(['"', '“', '‘', '«', '(', '[', '„', "'"]);
const CLOSERS = new Set(['"', '”', '’', '»', ')', ']', "'"]);

const FULL_STOP = 0x2e;

/** A run without an end is cut here, so that no step over a sentence grows with the text. */
const MAX_SENTENCE_TOKENS = 250;

/** True if most lines inside paragraphs break off without closing punctuation: the line feeds are layout. */
function isHardWrapped(tokens: Token[]): boolean {
  let single = 0;
  let open = 0;
  for (let i = 1; i < tokens.length; i++) {
    if (tokens[i]!.breaks !== 1) continue;
    single++;
    const before = tokens[i - 1]!;
    if (before.kind !== 'mark' || before.word === ',' || before.word === '-') open++;
  }
  return single >= 5 && open / single >= 0.6;
}

function startsLower(token: Token): boolean {
  return token.kind === 'word' && !token.capital;
}

/** True if the full stop at `i` belongs to an abbreviation or a number. */
function isAbbreviation(text: string, tokens: Token[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (!before || !next || before.end !== tokens[i]!.start || before.kind === 'mark') return false;
  if (before.word === 'no' || before.word === 'nos') return next.kind === 'number';
  if (TITLES.has(before.word)) return next.breaks < 2;
  if (MONTHS.has(before.word)) return next.kind === 'number' || startsLower(next) || next.kind === 'mark';
  const single = before.end - before.start === 1 && before.kind === 'word';
  return single && before.capital && text[before.start] !== 'I' && next.breaks < 2;
}

function endsSentence(text: string, tokens: Token[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (!next) return true;
  if (token.kind !== 'mark') {
    // "in the U.S. The army": the abbreviation's own stop ends the sentence before a common opening word.
    if (token.kind !== 'word' || text.charCodeAt(token.end - 1) !== FULL_STOP) return false;
    return next.breaks > 0 || (next.capital && STARTERS.has(next.word));
  }
  if (token.word === '!' || token.word === '?') return !startsLower(next);
  if (token.word === '…') return false;
  if (token.word === '.') {
    if (next.word === '.') return false;
    if (isAbbreviation(text, tokens, i)) return false;
    return !startsLower(next) || next.breaks > 0;
  }
  return false;
}

/** Token index after the closing quotes and brackets that belong to the sentence ending at `i`. */
function includeClosers(tokens: Token[], i: number): number {
  let end = i + 1;
  while (end < tokens.length) {
    const token = tokens[end]!;
    if (!CLOSERS.has(token.word) || token.breaks > 0 || token.start !== tokens[end - 1]!.end) break;
    end++;
  }
  return end;
}

function markQuotes(tokens: Token[]): boolean[] {
  const quoted: boolean[] = new Array(tokens.length).fill(false);
  let open = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.breaks === 2) open = false;
    if (token.kind !== 'mark') quoted[i] = open;
    else if (token.word === '“' || token.word === '«' || token.word === '„') open = true;
    else if (token.word === '”' || token.word === '»') open = false;
    else if (token.word === '"') open = !open;
    else quoted[i] = open;
  }
  return quoted;
}

/** Kind of the section that holds each token; `body` where none does. Sections are sorted and disjoint. */
function sectionIndexes(tokens: Token[], sections: readonly Section[]): Int32Array {
  const indexes = new Int32Array(tokens.length).fill(-1);
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    while (at < sections.length && sections[at]!.end <= tokens[i]!.start) at++;
    if (at < sections.length && sections[at]!.start <= tokens[i]!.start) indexes[i] = at;
  }
  return indexes;
}

/** Cuts a text into sentences under the given sections; offsets are the text's own. `tokens` are the text's. */
export function segment(
  text: string,
  sections: readonly Section[],
  tokens: Token[] = tokenize(text),
): Document {
  const sectionOf = sectionIndexes(tokens, sections);
  const starts = sentenceStarts(text, tokens, sectionOf);
  const sentenceOf = new Int32Array(tokens.length);
  const sentences: Sentence[] = [];
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? tokens.length;
    sentenceOf.fill(index, from, to);
    const section = sections[sectionOf[from]!]?.kind ?? 'body';
    sentences.push({ index, from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end, section });
  }
  return { text, tokens, sentences, quoted: markQuotes(tokens), sentenceOf };
}

/** Index of the first token of every sentence. */
function sentenceStarts(text: string, tokens: Token[], sectionOf: Int32Array): number[] {
  const wrapped = isHardWrapped(tokens);
  const starts: number[] = [];
  const open = (at: number): void => {
    if (at < tokens.length && starts.at(-1) !== at) starts.push(at);
  };
  open(0);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const lineEnds = token.breaks === 2 || (token.breaks === 1 && !wrapped && !startsLower(token));
    const tooLong = i - starts.at(-1)! >= MAX_SENTENCE_TOKENS;
    if (i > starts.at(-1)! && (lineEnds || tooLong || sectionOf[i] !== sectionOf[i - 1])) open(i);
    if (endsSentence(text, tokens, i)) {
      const end = includeClosers(tokens, i);
      const next = tokens[end];
      // "… “ he said" goes on after a closing quote.
      if (!next || !startsLower(next) || next.breaks > 0) {
        open(end);
        i = end - 1;
      }
    } else if (isGlued(text, tokens, i)) {
      open(i + 1);
    }
  }
  return starts;
}

/** True at a full stop glued to the next sentence ("New Jersey.It happened"), as broken web copy has it. */
function isGlued(text: string, tokens: Token[], i: number): boolean {
  const token = tokens[i]!;
  if (token.kind !== 'mark' || token.word !== '.') return false;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (!before || !next || next.start !== token.end) return false;
  return before.kind === 'word' && before.word.length > 2 && next.capital && !OPENERS.has(text[next.start]!);
}
