/**
 * How a text introduces an armed group that the lexicon does not know: "the Gerardo Blanco Front (FGB)", "a gang calling
 * itself the Owls".
 */
import type { Token } from '#lib/extract/tokenize.ts';

export type Range = { from: number; to: number };
/** A group by the words of its name and, where it stands beside them, of its short name. */
export type Named = Range & { name: string; words: string[][]; short: { at: number; raw: string } | null };

/** Nouns that make a name that of people under arms. */
const HEAD =
  /^(front|army|movement|brigades?|forces?|commandos?|command|militia|cartel|legion|resistance|battalion|guards?|fighters|mujahideen|mujahedeen|jihad|column|squad|faction)$/;
/** First words of names of groups, alone or joined by hyphens: "Tehreek-e-Jihad Pakistan", "Ansar al-Khilafa". */
const ARABIC_HEAD =
  /^(tehreek|tehrik|lashkar|jaish|jaysh|harkat|harakat|jamaat|ansar|jabhat|katibat|liwa|saraya|kataib|hizb|sipah|jund)(?:-|$)/;
const ARABIC_JOIN = /^(al|ul|ut|ur|as|e|i|fi|bil)(?:-|$)/;
/** Words that alone beside a head make no name of a group: "Air Force", "Special Forces", "the Army". */
const PLAIN =
  /^(air|task|special|security|armed|defen[cs]e|police|national|us|u\.s|the|joint|ground|land|rapid|reaction|state|federal|territorial|military|royal|general|high|central|northern|southern|eastern|western|first|second|third|regional|peacekeeping|coast|home|honou?r|border|presidential|salvation|labou?r|women|student|civil|rights|green|youth|interim|strategic|combined|operational|south|north|east|west|metropolitan|frontier|airborne|infantry|mechani[sz]ed|artillery|tank|drone|assault|and|of|for|[0-9]+(st|nd|rd|th)?)$/;
const JOINS = /^(of|for|and|the|de|del|la|al|bin|'s|-|&)$/;
/** Words at which a name in capitals begins at the latest. */
const BOUNDS =
  /^(the|a|an|by|to|in|on|at|from|with|that|which|who|this|said|was|were|is|are|has|have|had|when|while|after|before|and|or|but|between|against|as|of|for|called|itself|themselves|so-called|self-styled|today|yesterday|members?|guerrillas|terrorists|rebels|units?|leftist|rightist|maoist|castroite|clandestine|new|alleged|suspected|group|groups|killed|attacked|claimed|blamed|accused|released|its|their|his)$/;
const CALLS =
  /^(calling|calls|called|styling|styled|naming|known|named|dubbed|self-styled|self-named|self-proclaimed)$/;
const BAND =
  /^(group|band|gang|organi[sz]ation|cell|squad|unit|faction|outfit|militia|brigade|movement|commando|network|party|grouping)$/;
const ARTICLE = /^(the|a|an)$/;
const MAX_NAME = 8;
const MAX_NAMED = 24;

/** The words between quotation marks that open at `at`; null where they do not close soon. */
function quoted(tokens: readonly Token[], at: number): Range | null {
  if (!/^["“«'‘]$/.test(tokens[at]?.word ?? '')) return null;
  for (let i = at + 1; i < Math.min(tokens.length, at + MAX_NAME + 2); i++)
    if (/^["”»'’]$/.test(tokens[i]!.word)) {
      const to = /^[.,]$/.test(tokens[i - 1]!.word) ? i - 1 : i;
      const from = ARTICLE.test(tokens[at + 1]!.word) ? at + 2 : at + 1;
      return to > from ? { from, to } : null;
    }
  return null;
}

/** Capital words around a head, joined by "of", "for", "and"; in a text in capitals up to the nearest small word. */
function nameAround(tokens: readonly Token[], head: number, shouting: boolean): Range {
  let from = head;
  while (from > 0 && head - from < MAX_NAME && continues(tokens, from - 1, from, shouting)) from--;
  let to = head + 1;
  if (/^(of|for)$/.test(tokens[to]?.word ?? '') && tokens[to + 1]?.capital && !shouting) {
    to++;
    while (tokens[to]?.capital && to - head < MAX_NAME) to++;
  }
  while (from < head && (JOINS.test(tokens[from]!.word) || ARTICLE.test(tokens[from]!.word))) from++;
  return { from, to };
}

function continues(tokens: readonly Token[], at: number, next: number, shouting: boolean): boolean {
  const token = tokens[at]!;
  if (tokens[next]!.breaks === 2) return false;
  if (token.word === "'s" || token.word === '-') return tokens[at - 1]?.capital === true;
  if (token.kind === 'mark') return false;
  if (shouting) return !BOUNDS.test(token.word) && token.kind === 'word';
  if (token.capital) return !(token.word === 'the');
  return JOINS.test(token.word) && token.word !== 'the' && tokens[at - 1]?.capital === true;
}

/** "Tehreek-e-Jihad Pakistan", "Ansar al-Khilafa": the capital words behind the first; null where it stands alone without a hyphen. */
function nameFrom(tokens: readonly Token[], at: number): Range | null {
  let to = at + 1;
  while (to - at < 4 && (tokens[to]?.capital || ARABIC_JOIN.test(tokens[to]?.word ?? ''))) {
    if (tokens[to]!.kind !== 'word' || tokens[to]!.breaks > 0) break;
    to++;
  }
  return to - at > 1 || tokens[at]!.word.includes('-') ? { from: at, to } : null;
}

/** "(FGB)", "[FGB]" or ", FGB," right behind a name: the token of the short name, else null. */
function shortBehind(text: string, tokens: readonly Token[], at: number): number | null {
  const open = tokens[at]?.word ?? '';
  if (open !== '(' && open !== '[') return null;
  const close = tokens[at + 2]?.word ?? '';
  if (close !== ')' && close !== ']') return null;
  return /^[A-Z][A-Z0-9-]{1,9}$/.test(rawOf(text, tokens[at + 1]!)) ? at + 1 : null;
}

/** In capitals a name is only sure where its short name stands beside it, or where it has words for what it fights for. */
const CAUSE = /^(liberation|revolutionary|patriotic|popular|people|insurgent|anticommunist|islamic)$/;

function namedByHead(text: string, tokens: readonly Token[], head: number, shouting: boolean): Named | null {
  const range = nameAround(tokens, head, shouting);
  const short = shortBehind(text, tokens, range.to) ?? (shouting ? shortAfterGap(text, tokens, range) : null);
  const to = short === null ? range.to : short - 1;
  const own = tokens.slice(range.from, to).filter((t) => t.kind === 'word' && !JOINS.test(t.word));
  const telling = own.filter((t) => !PLAIN.test(t.word) && !HEAD.test(t.word));
  if (telling.length === 0 || own.length < 2 || own.length > MAX_NAME) return null;
  if (shouting && short === null && (telling.length < 2 || !own.some((t) => CAUSE.test(t.word)))) return null;
  return namedOf(text, tokens, { from: range.from, to }, short, shouting);
}

/** "ARMY OF NATIONAL LIBERATION [ELN]": in capitals the words up to the bracket belong to the name. */
function shortAfterGap(text: string, tokens: readonly Token[], { to }: Range): number | null {
  if (!/^(of|for)$/.test(tokens[to]?.word ?? '')) return null;
  for (let i = to + 2; i < Math.min(tokens.length, to + 6); i++) {
    const short = shortBehind(text, tokens, i);
    if (short !== null) return short;
    if (tokens[i]!.kind === 'mark') return null;
  }
  return null;
}

function namedOf(
  text: string,
  tokens: readonly Token[],
  { from, to }: Range,
  short: number | null,
  shouting: boolean,
): Named {
  const said = text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/\s+/g, ' ');
  const words = [tokens.slice(from, to).map((t) => t.word)];
  if (short !== null) words.push([tokens[short]!.word]);
  const name = shouting ? titleCase(said) : said;
  return {
    from,
    to,
    name,
    words,
    short: short === null ? null : { at: short, raw: rawOf(text, tokens[short]!) },
  };
}

/** "a group calling itself the X", "a gang called “X”", "the self-styled X". */
function namedByCall(text: string, tokens: readonly Token[], at: number, shouting: boolean): Named | null {
  const self = tokens[at]!.word.startsWith('self-');
  const band = tokens.slice(Math.max(0, at - 4), at).some((t) => BAND.test(t.word));
  let from = at + 1;
  const itself = /^(itself|themselves)$/.test(tokens[from]?.word ?? '');
  if (!self && !itself && !band) return null;
  while (/^(itself|themselves|as|the)$/.test(tokens[from]?.word ?? '')) from++;
  const range = quoted(tokens, from) ?? calledName(tokens, from, shouting);
  if (range === null) return null;
  const own = tokens.slice(range.from, range.to);
  if (!own.some((t) => t.kind === 'word' && t.capital && !BAND.test(t.word) && !PLAIN.test(t.word)))
    return null;
  const close = /^["”»]$/.test(tokens[range.to]?.word ?? '') ? 1 : 0;
  return namedOf(text, tokens, range, shortBehind(text, tokens, range.to + close), shouting);
}

/** "of the Valley": small words with a capital behind them. */
function leadsOn(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.capital === true || (next?.word === 'the' && tokens[at + 2]?.capital === true);
}

function calledName(tokens: readonly Token[], from: number, shouting: boolean): Range | null {
  let to = from;
  while (to < tokens.length && to - from < (shouting ? 4 : MAX_NAME)) {
    const token = tokens[to]!;
    if (token.kind === 'mark' && token.word !== "'s") break;
    const joins = JOINS.test(token.word) && to > from && leadsOn(tokens, to);
    if (!joins && (!token.capital || BOUNDS.test(token.word))) break;
    to++;
  }
  while (to > from && (JOINS.test(tokens[to - 1]!.word) || ARTICLE.test(tokens[to - 1]!.word))) to--;
  return to > from ? { from, to } : null;
}

/** Every group that the text introduces and that is not `known`, each once; a state inside some names (`but`) makes none known. */
export function findIntroduced(
  text: string,
  tokens: readonly Token[],
  known: (range: Range, but: 'state' | null) => boolean,
): Named[] {
  const found: Named[] = [];
  let shouting: boolean | null = null;
  for (let i = 0; i < tokens.length && found.length < MAX_NAMED; i++) {
    const token = tokens[i]!;
    const head = token.capital && HEAD.test(token.word);
    const arabic = token.capital && ARABIC_HEAD.test(token.word);
    if (!head && !arabic && !CALLS.test(token.word)) continue;
    shouting ??= isShouting(text, tokens);
    const whole = arabic && !shouting ? nameFrom(tokens, i) : null;
    const named = whole
      ? namedOf(text, tokens, whole, shortBehind(text, tokens, whole.to), shouting)
      : head
        ? namedByHead(text, tokens, i, shouting)
        : namedByCall(text, tokens, i, shouting);
    if (named === null || found.some((f) => f.name === named.name)) continue;
    if (!known(named, whole ? 'state' : null)) found.push(named);
  }
  return found;
}

/** The text's own spelling of a token. */
export function rawOf(text: string, { start, end }: Token): string {
  return text.slice(start, end);
}

/** Words of the text's head that are looked at to say whether it is written in capitals. */
const SAMPLE = 200;

function isShouting(text: string, tokens: readonly Token[]): boolean {
  let words = 0;
  let upper = 0;
  for (const token of tokens.slice(0, SAMPLE)) {
    if (token.kind !== 'word' || token.end - token.start < 3) continue;
    words++;
    const raw = rawOf(text, token);
    if (raw === raw.toUpperCase()) upper++;
  }
  return upper > words * 0.8;
}

const SMALL = /^(of|for|and|the|de|del|la|al|bin)$/;

function titleCase(name: string): string {
  return name
    .toLowerCase()
    .split(' ')
    .map((word, i) => (i > 0 && SMALL.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
