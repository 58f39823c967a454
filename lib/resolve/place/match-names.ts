/** Finds every stretch of capitalised words that is a gazetteer name, longest first. */
import { AREA_WORD, LOCATIVE, PARTICLE, SETTLEMENT_WORD } from './context-words.ts';
import { foldName } from './fold-name.ts';
import type { Gazetteer, NameHit } from './gazetteer.ts';
import { isNoName, isShortForm } from './is-no-name.ts';
import type { Match, Scan } from './match.ts';
import { siteOf } from './site-names.ts';
import type { Token } from './tokens.ts';
import { hitsOfVariants } from './variant-keys.ts';

/** What a text names: places, and how often it speaks of each country's people ("Kenyan police"), which is no place. */
export interface Named {
  matches: Match[];
  peoples: Map<string, number>;
}

const INSIDE_GAP = /^(?:[ \u00a0]|[ \u00a0]?\r?\n[ \u00a0]?|[-–‑]|['’])$/u;
const SAINT = /^(?:st|ste|mt|ft|pt)$/;
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
/** Matches in order of offset, never overlapping; what is no place's name is left out, demonyms are counted. */
export function matchNames(scan: Scan, gazetteer: Gazetteer): Named {
  const matches: Match[] = [];
  const peoples = new Map<string, number>();
  for (let i = 0; i < scan.tokens.length; i++) {
    const match = longestAt(i, scan, gazetteer);
    if (match === null) continue;
    if (isNoName(match, scan, gazetteer.knowledge.common)) {
      if (match.people !== null) peoples.set(match.people, (peoples.get(match.people) ?? 0) + 1);
      continue;
    }
    const site = siteOf(match, matches.at(-1)?.to ?? 0, scan.tokens, gazetteer);
    matches.push(site === null ? withAreaWord(match, scan) : { ...match, ...site, people: null });
    i = match.to - 1;
  }
  return { matches, peoples };
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
  const width = best === null ? 0 : best.to - best.from;
  return (
    (width < 2 ? variantOfWords(from, width, scan, gazetteer) : null) ??
    best ??
    variantAt(from, scan, gazetteer)
  );
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

/** Words that begin names of several words where Arabic is or was spoken; alone they say nothing. */
const OPENERS =
  /^(?:ain|ayn|ein|abu|umm|um|oum|om|beit|bayt|bait|bani|banu|beni|tel|tal|tall|tell|deir|dayr|dair|der|khan|kafr|kafar|kfar|kufr|khirbet|khirbat|jebel|jabal|jabel|djebel|gebel|ras|wad|wadi|bir|bi'r|bab|qal'at|qalat|qala|burj|borj|bourj|dar|dahr|ksar|qasr|nahr|shekh|sheikh|cheikh|shaykh|hajj|haji|tayr|mays|mais|aita|ayta|majdal|maarat|maaret|marrat|bulo|bulu|bula|buulo|marj|mazraat|jisr|al|el|ad|ed|ar|er|as|es|at|et|az|ez|an|en|ash|esh)$/;

/** "in Tal Tamr", "in Umm Rawaba": a spelling of two or three words that the gazetteer lacks, in a place's position. */
function variantOfWords(from: number, known: number, scan: Scan, gazetteer: Gazetteer): Match | null {
  const first = scan.tokens[from] as Token;
  if (scan.upperCase || !OPENERS.test(first.key)) return null;
  const before = scan.tokens[from - 1];
  if (before === undefined || !(LOCATIVE.has(before.key) || SETTLEMENT_WORD.has(before.key))) return null;
  let to = from + 1;
  while (to < scan.tokens.length && to - from < 3) {
    const token = scan.tokens[to] as Token;
    const joined = joins(scan.tokens[to - 1] as Token, token);
    if (!joined || !(token.capital || OPENERS.test(token.key))) break;
    to++;
  }
  for (; to - from > Math.max(1, known); to--) {
    const key = scan.tokens
      .slice(from, to)
      .map((token) => token.key)
      .join(' ');
    const hits = hitsOfVariants(key, (variant) => gazetteer.hitsOfKey(variant));
    if (hits.length > 0) return makeMatch(from, to, key, hits, scan);
  }
  return null;
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
    (after !== undefined && AREA_WORD.has(after.key));
  if (!placed || (after?.capital === true && after.gap === ' ')) return null;
  const hits = hitsOfVariants(token.key, (key) => gazetteer.hitsOfKey(key));
  return hits.length === 0 ? null : makeMatch(from, from + 1, token.key, hits, scan);
}

function makeMatch(from: number, to: number, key: string, all: NameHit[], scan: Scan): Match {
  const named = byCase(all, from, to, scan);
  const places = byArticle(
    named.filter((hit) => hit.match !== 'demonym'),
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
    people: all.find((hit) => hit.match === 'demonym')?.place.country ?? null,
    outer: false,
  };
}

/** "US" is the country, "Us" and "Eu" are French towns: two capitals in mixed text are a short form where there is one. */
function byCase(hits: NameHit[], from: number, to: number, { tokens, upperCase }: Scan): NameHit[] {
  const first = tokens[from] as Token;
  if (upperCase || to - from > 1 || !first.upper || first.word.length > 3) return hits;
  const short = hits.filter(isShortForm);
  return short.length === 0 ? hits : short;
}

/** "the Dnipro" is the river, "Dnipro" the city. */
function byArticle(hits: NameHit[], definite: boolean): NameHit[] {
  const water = hits.filter((hit) => hit.place.kind === 'water');
  if (water.length === 0 || water.length === hits.length) return hits;
  return definite ? water : hits.filter((hit) => hit.place.kind !== 'water');
}

/** Adds the word that says what kind of area is meant, when it follows in lower case or as a part of the name. */
function withAreaWord(match: Match, scan: Scan): Match {
  const last = scan.tokens[match.to - 1] as Token;
  const after = scan.tokens[match.to];
  if (after !== undefined && !last.possessive && AREA_WORD.has(after.key) && /^\s$/.test(after.gap)) {
    return { ...match, areaWord: after.key };
  }
  if (match.to - match.from > 1 && AREA_WORD.has(last.key)) return { ...match, areaWord: last.key };
  const one = scan.tokens[match.from - 1];
  const noun = one?.key === 'of' ? scan.tokens[match.from - 2] : one;
  const spaced = (scan.tokens[match.from] as Token).gap === ' ';
  return spaced && noun !== undefined && TOWN_WORD.has(noun.key) ? { ...match, areaWord: 'town' } : match;
}
