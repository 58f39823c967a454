/** Names of places that the gazetteer does not know, or knows only elsewhere. */
import type { Place, Toponym } from '#lib/schema.ts';
import { liesIn } from './contains.ts';
import { SETTLEMENT_WORD } from './context-words.ts';
import type { Match, Scan } from './match-names.ts';
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
  if (place.kind !== 'settlement' || ((place.population ?? 0) > CITY && !isSpelling)) return null;
  let outside: Place | null = null;
  for (const other of group.beside) {
    const best = other.candidates[0];
    const region = best?.hit.place;
    if (best === undefined || region === undefined || best.p < 0.8 || region.bbox === null) return null;
    if (region.kind !== 'region' && region.kind !== 'country') return null;
    if ((place.population ?? 0) > CITY && region.kind !== 'country') return null;
    const [west, south, east, north] = region.bbox;
    const inLng = place.lng > west - EDGE_DEGREES && place.lng < east + EDGE_DEGREES;
    const inLat = place.lat > south - EDGE_DEGREES && place.lat < north + EDGE_DEGREES;
    if (liesIn(place, region) || (inLng && inLat)) return null;
    outside = region;
  }
  return outside;
}

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
    if (!token.capital || !isVillageName(i, tokens)) continue;
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
