/** Names of places that the gazetteer does not know, or knows only elsewhere. */
import type { Place, Toponym } from '#lib/schema.ts';
import { liesIn } from './contains.ts';
import { MONTH_OR_DAY, NEVER_PLACE, SETTLEMENT_WORD } from './context-words.ts';
import { NEAR } from './extent-of.ts';
import type { Match, Scan } from './match.ts';
import type { NameGroup } from './name-group.ts';
import type { Token } from './tokens.ts';

/** Beyond this a settlement is not "in" a region whose extent it lies outside of. */
const EDGE_DEGREES = 0.3;
/** A likelier name than this is not called unknown. */
const KNOWN = 0.3;
/** The text may err about a village's region, hardly about a city's; but a city that is only spelled so elsewhere is not meant. */
const CITY = 50_000;

/**
 * "Nova Dolyna in the Kherson region", "Solhan in Burkina Faso", when the only one of that name we know lies elsewhere:
 * the region or the country, else null.
 */
export function namedRegionOutside(place: Place, group: NameGroup): Place | null {
  const match = group.candidates[0]?.hit.match;
  const isSpelling = match === 'alias' || match === 'variant';
  const isCity = place.kind === 'settlement' && (place.population ?? 0) > CITY;
  if (!isSmall(place) || (isCity && !isSpelling)) return null;
  let outside: Place | null = null;
  for (const other of group.beside) {
    const best = other.candidates[0];
    const region = best?.hit.place;
    if (best === undefined || region === undefined || best.p < 0.8 || region.bbox === null) return null;
    if (region.kind !== 'region' && region.kind !== 'country') return null;
    if (isCity && region.kind !== 'country') return null;
    const [west, south, east, north] = region.bbox;
    const inLng = place.lng > west - EDGE_DEGREES && place.lng < east + EDGE_DEGREES;
    const inLat = place.lat > south - EDGE_DEGREES && place.lat < north + EDGE_DEGREES;
    const holds = liesIn(place, region) || (inLng && inLat);
    // "In Nigeria's Borno state": the country holds it, the region may not.
    if (holds && region.kind === 'region') return null;
    if (!holds) outside = region;
  }
  return outside;
}

function isSmall({ kind }: Place): boolean {
  return kind === 'settlement' || kind === 'district' || kind === 'neighbourhood';
}

/** "Machh, 60 km southeast of Quetta": the town says where the village is, which no gazetteer knows. */
export function markAnchors(unknown: readonly Toponym[], toponyms: readonly Toponym[], text: string): void {
  for (const village of unknown) {
    const anchor = toponyms.find((t) => t.start >= village.end);
    if (anchor?.place == null || anchor.start - village.end > ANCHOR_GAP || anchor.role !== 'mention')
      continue;
    if (NEAR.test(text.slice(village.end, anchor.start))) anchor.role = 'container';
  }
}

/** Characters between a village and the town that it is said to be near. */
const ANCHOR_GAP = 40;

/** Why a name has no place. */
export function unknownBecause(outside: Place | null): string {
  return outside === null ? 'not in the gazetteer' : `no place of this name is known in ${outside.name}`;
}

/** "the village of Xyz": a settlement that no gazetteer key knows, kept by name. */
export function unknownVillages(scan: Scan, readings: readonly { match: Match; p: number }[]): Toponym[] {
  const out: Toponym[] = [];
  if (scan.upperCase) return out;
  const { tokens, text } = scan;
  const known = new Set<number>();
  for (const { match, p } of readings) {
    for (let i = match.from; p >= KNOWN && i < match.to; i++) known.add(i);
  }
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (!token.capital || !isNamedSettlement(i, tokens)) continue;
    if (known.has(i)) continue;
    let to = i + 1;
    while (to < tokens.length && (tokens[to] as Token).capital && /^[ -]$/.test((tokens[to] as Token).gap))
      to++;
    const end = (tokens[to - 1] as Token).end;
    out.push({
      start: token.start,
      end,
      quote: text.slice(token.start, end),
      role: 'event',
      place: null,
      score: 0,
      why: ['called a settlement, not in the gazetteer'],
    });
    i = to - 1;
  }
  return out;
}

function isNamedSettlement(i: number, tokens: readonly Token[]): boolean {
  return isVillageName(i, tokens) || isCampName(i, tokens) || isGlossed(i, tokens);
}

function isVillageName(i: number, tokens: readonly Token[]): boolean {
  const one = tokens[i - 1] as Token;
  const two = tokens[i - 2];
  const token = tokens[i] as Token;
  if (token.gap !== ' ' || token.key.length < 3) return false;
  if (one.key === 'of')
    return two !== undefined && ['village', 'town', 'settlement', 'hamlet'].includes(two.key);
  return (
    SETTLEMENT_WORD.has(one.key) &&
    !one.capital &&
    ['village', 'settlement', 'hamlet', 'селі', 'селе'].includes(one.key)
  );
}

const CAMP = new Set(['camp', 'village', 'hamlet', 'township']);
const CAMP_KIND = new Set(['refugee', 'displacement', 'idp', 'mining', 'displaced']);

/** "the Djaiba camp", "in Dogo village", "at the Zaytoun refugee camp": a name of one or two words before its word. */
function isCampName(i: number, tokens: readonly Token[]): boolean {
  const lead = tokens[i - 1] as Token;
  const first = tokens[i] as Token;
  if (lead.capital || first.gap !== ' ' || first.key.length < 3 || first.possessive) return false;
  if (!/^(?:the|in|at|on|near|of|hit|struck|attacked)$/.test(lead.key)) return false;
  let at = i + 1;
  while (at < i + 2 && tokens[at]?.capital && tokens[at]?.gap === ' ') at++;
  if (tokens[at]?.gap === ' ' && CAMP_KIND.has(tokens[at]?.key ?? '')) at++;
  const word = tokens[at];
  return word !== undefined && word.gap === ' ' && !word.capital && CAMP.has(word.key);
}

const GLOSS = /^(?:town|village|city|settlement|hamlet|suburb|community|outpost)$/;

/** "in Machh, 60 km southeast of Quetta", "in Soro, a village": words behind a name that only a place has. */
function isGlossed(i: number, tokens: readonly Token[]): boolean {
  const lead = tokens[i - 1] as Token;
  const first = tokens[i] as Token;
  if (lead.capital || first.gap !== ' ' || first.key.length < 3 || first.possessive) return false;
  if (MONTH_OR_DAY.has(first.key) || NEVER_PLACE.has(first.key)) return false;
  if (!/^(?:in|at|near|outside|of|on|hit|struck|shelled|bombed)$/.test(lead.key)) return false;
  let at = i + 1;
  while (at < i + 3 && tokens[at]?.capital && /^[ -]$/.test(tokens[at]?.gap ?? '')) at++;
  const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (one === undefined || two === undefined) return false;
  if (/^,? $/.test(one.gap) && one.key === 'in') return holdsPlaces(tokens, at + 1, lead.key);
  if (one.gap !== ', ') return false;
  // "in Unguwan Mantau, Katsina state"
  if (one.capital) return AREA.test(two.key) || (two.capital && AREA.test(three?.key ?? ''));
  if (/^\d/.test(one.key)) return /^(?:km|kilomet(?:er|re)s?|miles?)$/.test(two.key);
  if (!/^an?$/.test(one.key) || /^(?:of|on)$/.test(lead.key)) return false;
  if (GLOSS.test(two.key)) return endsGloss(three);
  return GLOSS.test(three?.key ?? '') && endsGloss(tokens[at + 3]);
}

/** "a village near the border", "a town," – not "a village elder". */
function endsGloss(next: Token | undefined): boolean {
  return next === undefined || next.gap !== ' ' || GLOSS_GOES_ON.test(next.key);
}

const GLOSS_GOES_ON =
  /^(?:of|in|on|near|about|some|that|where|which|just|outside|close|with|to|north|south|east|west|not|under|held|inside)$/;

const PART =
  /^(?:central|northern|southern|eastern|western|north-?eastern|north-?western|south-?eastern|south-?western)$/;
const AREA = /^(?:region|province|state|governorate|department|oblast|county|prefecture)$/;

/** "at Dioura, in the Mopti region", "the camp of Dioura in central Mali": an area behind "in", as the tokens from `at` say. */
function holdsPlaces(tokens: readonly Token[], at: number, lead: string): boolean {
  const first = tokens[at];
  if (first === undefined || first.gap !== ' ' || tokens[at + 1]?.capital !== true) return false;
  if (PART.test(first.key)) return lead === 'of';
  if (first.key !== 'the') return false;
  const end = tokens[at + 2]?.capital ? at + 3 : at + 2;
  return AREA.test(tokens[end]?.key ?? '');
}
