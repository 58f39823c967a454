/** Finds every stretch of capitalised words that is a gazetteer name, longest first. */
import {
  AREA_WORD,
  LOCATIVE,
  MONTH_OR_DAY,
  NEVER_PLACE,
  NEVER_PLACE_KEYS,
  PARTICLE,
  SETTLEMENT_WORD,
} from './context-words.ts';
import { arabicKey, foldName, slavicKey } from './fold-name.ts';
import type { Gazetteer, NameHit } from './gazetteer.ts';
import type { Token } from './tokens.ts';

export interface Match {
  /** Token range, end exclusive. */
  from: number;
  to: number;
  start: number;
  end: number;
  key: string;
  hits: NameHit[];
  /** The folded word after (or before) the name that says what kind of area it is: "oblast", "county", "district". */
  areaWord: string | null;
  /** The word is also what people of a country are called ("Somali"). */
  demonym: boolean;
}

export interface Scan {
  text: string;
  tokens: readonly Token[];
  upperCase: boolean;
}

const INSIDE_GAP = /^(?:[ \u00a0]|[ \u00a0]?\r?\n[ \u00a0]?|[-–‑]|['’])$/u;
const SAINT = /^(?:st|ste|mt|ft|pt)$/;
/** Written in capitals or with full stops, else they are words: "us", "uk", "pa". */
const SHORT = /^\p{L}{2,4}$/u;
const MAX_CANDIDATES = 60;
const MAX_INITIALS = 6;
/** Kinds whose names may end in lower case: "Zaporizhzhia nuclear power plant", "Kherson region", "Saltivka district". */
const LOWER_ENDING: ReadonlySet<string> = new Set(['site', 'region', 'district', 'neighbourhood', 'water']);
/** Before a name, alone or with "of": a town is meant. */
const TOWN_WORD = new Set([
  'city',
  'town',
  'village',
  'settlement',
  'hamlet',
  'mayor',
  'місто',
  'місті',
  'селі',
  'город',
  'городе',
]);
/** An English word in capitals is a place only after a preposition, and only if the place is this large. */
const LARGE = 50_000;

/** Matches in order of offset, never overlapping. Demonyms are skipped unless they are all a name means here. */
export function matchNames(scan: Scan, gazetteer: Gazetteer): Match[] {
  const matches: Match[] = [];
  for (let i = 0; i < scan.tokens.length; i++) {
    const match = longestAt(i, scan, gazetteer);
    if (match === null) continue;
    matches.push(match);
    i = match.to - 1;
  }
  return matches;
}

function longestAt(from: number, scan: Scan, gazetteer: Gazetteer): Match | null {
  const first = scan.tokens[from] as Token;
  if (!first.capital) return null;
  const initials = initialsAt(from, scan, gazetteer);
  if (initials !== null) return initials;
  let key = '';
  let best: Match | null = null;
  for (let to = from; to < Math.min(scan.tokens.length, from + gazetteer.maxWords); to++) {
    const token = scan.tokens[to] as Token;
    if (to > from && !joins(scan.tokens[to - 1] as Token, token)) break;
    key = to === from ? leadKey(token) : `${key} ${token.key}`;
    if (!gazetteer.hasStart(key)) break;
    if (!token.capital && (PARTICLE.has(token.key) || token.key.length < 3)) continue;
    const all = gazetteer.hitsOfKey(key);
    const hits = token.capital ? all : all.filter((hit) => LOWER_ENDING.has(hit.place.kind));
    if (hits.length > 0) best = makeMatch(from, to + 1, key, hits, scan);
  }
  best ??= variantAt(from, scan, gazetteer);
  return best === null || isNoName(best, scan, gazetteer.knowledge.common) ? null : withAreaWord(best, scan);
}

function leadKey(token: Token): string {
  return SAINT.test(token.key) ? (foldName(`${token.key} x`).split(' ')[0] as string) : token.key;
}

/** Words of one name: a space, a line break, a hyphen; "St." keeps its full stop. */
function joins(before: Token, token: Token): boolean {
  if (before.possessive) return false;
  if (INSIDE_GAP.test(token.gap)) return true;
  return token.gap === '. ' && SAINT.test(before.key);
}

/** "U.S.", "U.A.E.", "D.R.C.", "N.Y.": single capitals with full stops. */
function initialsAt(from: number, scan: Scan, gazetteer: Gazetteer): Match | null {
  let to = from;
  let key = '';
  while (to < Math.min(scan.tokens.length, from + MAX_INITIALS)) {
    const token = scan.tokens[to] as Token;
    if (token.word.length !== 1 || !token.capital || (to > from && token.gap !== '.')) break;
    key = key === '' ? token.key : `${key} ${token.key}`;
    to++;
  }
  if (to - from < 2) return null;
  const hits = gazetteer.hitsOfKey(key);
  if (hits.length === 0) return null;
  const match = makeMatch(from, to, key, hits, scan);
  if (scan.text[match.end] === '.') match.end++;
  return match;
}

/** A spelling the gazetteer lacks, only in a place's position ("in Zaporozhzhia", "X region") and only if rare. */
function variantAt(from: number, scan: Scan, gazetteer: Gazetteer): Match | null {
  const token = scan.tokens[from] as Token;
  if (token.key.length < 6 || scan.upperCase || gazetteer.knowledge.common.has(token.key)) return null;
  const before = scan.tokens[from - 1];
  const after = scan.tokens[from + 1];
  const placed =
    (before !== undefined &&
      (LOCATIVE.has(before.key) || SETTLEMENT_WORD.has(before.key)) &&
      token.gap === ' ') ||
    (after !== undefined && AREA_WORD[after.key] !== undefined);
  if (!placed || (after?.capital === true && after.gap === ' ')) return null;
  const slavic = gazetteer.hitsOfKey(`~s ${slavicKey(token.key)}`);
  const hits = slavic.length > 0 ? slavic : gazetteer.hitsOfKey(`~a ${arabicKey(token.key)}`);
  return hits.length === 0 ? null : makeMatch(from, from + 1, token.key, hits, scan);
}

function makeMatch(from: number, to: number, key: string, all: NameHit[], scan: Scan): Match {
  const places = byArticle(
    all.filter((hit) => hit.match !== 'demonym'),
    scan.tokens[from - 1]?.key === 'the',
  );
  return {
    from,
    to,
    start: (scan.tokens[from] as Token).start,
    end: (scan.tokens[to - 1] as Token).end,
    key,
    hits: (places.length > 0 ? places : all).slice(0, MAX_CANDIDATES),
    areaWord: null,
    demonym: places.length < all.length && all.some((hit) => hit.match === 'demonym'),
  };
}

/** "the Dnipro" is the river, "Dnipro" the city. */
function byArticle(hits: NameHit[], definite: boolean): NameHit[] {
  const water = hits.filter((hit) => hit.place.kind === 'water');
  if (water.length === 0 || water.length === hits.length) return hits;
  return definite ? water : hits.filter((hit) => hit.place.kind !== 'water');
}

/** Things that are never a place here: lone demonyms, days, short words not in capitals, bare numbers and letters. */
function isNoName(match: Match, scan: Scan, common: ReadonlyMap<string, number>): boolean {
  if (match.hits.every((hit) => hit.match === 'demonym')) return true;
  const demonym = match.demonym;
  const first = scan.tokens[match.from] as Token;
  if (NEVER_PLACE_KEYS.has(match.key)) return true;
  if (match.to - match.from > 1) return false;
  if (match.areaWord === null && demonym && !scan.tokens[match.to]?.key.startsWith('region')) return true;
  if (first.word.length < 2 || MONTH_OR_DAY.has(first.key) || NEVER_PLACE.has(first.key)) return true;
  if (first.upper && isCapitalisedWord(match, scan, common)) return true;
  if (!SHORT.test(first.word)) return false;
  const dotted = scan.text[match.end] === '.';
  const short = match.hits.filter((hit) => hit.match !== 'name' && /^\p{Lu}/u.test(hit.place.name));
  if (short.length < match.hits.length) return first.upper && !scan.upperCase && first.word.length < 3;
  return !(dotted || (first.upper && !scan.upperCase) || (first.upper && first.gap === ', '));
}

/** "OF", "POLICE" in a text or headline in capitals. */
function isCapitalisedWord(match: Match, scan: Scan, common: ReadonlyMap<string, number>): boolean {
  const level = common.get(match.key);
  if (level === undefined || (match.key.length <= 3 && !scan.upperCase && level > 20)) return false;
  const before = scan.tokens[match.from - 1];
  const large = match.hits.some(({ place }) => (place.population ?? 0) >= LARGE || place.kind === 'country');
  return !(large && level > 10 && before !== undefined && LOCATIVE.has(before.key));
}

/** Adds the word that says what kind of area is meant, when it follows in lower case or as a part of the name. */
function withAreaWord(match: Match, scan: Scan): Match {
  const last = scan.tokens[match.to - 1] as Token;
  const after = scan.tokens[match.to];
  if (
    after !== undefined &&
    !last.possessive &&
    AREA_WORD[after.key] !== undefined &&
    /^\s$/.test(after.gap)
  ) {
    return { ...match, areaWord: after.key };
  }
  if (match.to - match.from > 1 && AREA_WORD[last.key] !== undefined) return { ...match, areaWord: last.key };
  const one = scan.tokens[match.from - 1];
  const noun = one?.key === 'of' ? scan.tokens[match.from - 2] : one;
  const spaced = (scan.tokens[match.from] as Token).gap === ' ';
  return spaced && noun !== undefined && TOWN_WORD.has(noun.key) ? { ...match, areaWord: 'town' } : match;
}
