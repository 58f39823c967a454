/** Gazetteer names that are no place where they stand: days, ordinary words, lone demonyms, "us" for "US". */
import { LOCATIVE, MONTH_OR_DAY, NEVER_PLACE, NEVER_PLACE_KEYS, PARTICLE } from './context-words.ts';
import type { NameHit } from './gazetteer.ts';
import type { Match, Scan } from './match.ts';
import type { Token } from './tokens.ts';

/** Written in capitals or with full stops, else they are words: "us", "uk", "pa". */
const SHORT = /^\p{L}{2,4}$/u;
/** An English word in capitals is a place only after a preposition, and only if the place is this large. */
const LARGE = 50_000;
/** Words of this rarity class or below are ordinary English. */
const ORDINARY = 35;

/** Things that are never a place here: lone demonyms, days, short words not in capitals, bare numbers and letters. */
export function isNoName(match: Match, scan: Scan, common: ReadonlyMap<string, number>): boolean {
  if (match.hits.every((hit) => hit.match === 'demonym')) return true;
  const first = scan.tokens[match.from] as Token;
  if (NEVER_PLACE_KEYS.has(match.key)) return true;
  if (match.to - match.from > 1) return scan.upperCase && isOnlyWords(match, scan, common);
  if (match.areaWord === null && match.people !== null && !scan.tokens[match.to]?.key.startsWith('region'))
    return true;
  if (first.word.length < 2 || MONTH_OR_DAY.has(first.key) || NEVER_PLACE.has(first.key)) return true;
  if (isAcronym(match, scan)) return false;
  if (first.upper && isCapitalisedWord(match, scan, common)) return true;
  if (!SHORT.test(first.word)) return false;
  const dotted = scan.text[match.end] === '.';
  if (!match.hits.every(isShortForm)) return first.upper && !scan.upperCase && first.word.length < 3;
  return !(dotted || (first.upper && !scan.upperCase) || (first.upper && first.gap === ', '));
}

/** "US", "UK", "DRC" among words that are not all in capitals. */
function isAcronym({ from, hits }: Match, { tokens, upperCase }: Scan): boolean {
  const first = tokens[from] as Token;
  if (upperCase || !first.upper || first.word.length > 4 || !hits.every(isShortForm)) return false;
  return !(tokens[from - 1]?.upper === true || tokens[from + 1]?.upper === true);
}

/** The name is a short form of a longer one. */
export function isShortForm({ match, place }: NameHit): boolean {
  return match !== 'name' && /^\p{Lu}/u.test(place.name);
}

/** "THE ENTRANCE", "CENTRAL AND WESTERN" in a text in capitals. */
function isOnlyWords({ from, to }: Match, { tokens }: Scan, common: ReadonlyMap<string, number>): boolean {
  for (let i = from; i < to; i++) {
    const { key } = tokens[i] as Token;
    if (!PARTICLE.has(key) && !NEVER_PLACE.has(key) && (common.get(key) ?? 70) > ORDINARY) return false;
  }
  return true;
}

/** "OF", "POLICE" in a text or headline in capitals. */
function isCapitalisedWord(match: Match, scan: Scan, common: ReadonlyMap<string, number>): boolean {
  const level = common.get(match.key);
  if (level === undefined || (match.key.length <= 3 && !scan.upperCase && level > 20)) return false;
  const before = scan.tokens[match.from - 1];
  const large = match.hits.some(({ place }) => (place.population ?? 0) >= LARGE || place.kind === 'country');
  return !(large && level > 10 && before !== undefined && LOCATIVE.has(before.key));
}
