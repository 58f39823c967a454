/** Decides whether a matched name is a place at all: features of its context, weighed by a learned linear model. */
import { levelOf } from './contains.ts';
import {
  DIRECTION,
  FEATURE_NEXT,
  HIT_VERB,
  LOCATIVE,
  OFFICIAL_NEXT,
  ORGANISATION_BEFORE,
  ORGANISATION_NEXT,
  OTHER_PREPOSITION,
  SAYING,
  SETTLEMENT_WORD,
  TITLE,
} from './context-words.ts';
import type { NameHit } from './gazetteer.ts';
import { peopleOf } from './inhabitants.ts';
import type { PlaceKnowledge } from './knowledge.ts';
import type { Match, Scan } from './match-names.ts';
import type { Candidate, NameGroup } from './name-group.ts';
import type { People } from './people.ts';
import { F } from './rank-features.ts';
import type { Token } from './tokens.ts';

export const DETECT_FEATURES = [
  'bias',
  'logPopulation',
  'country',
  'region',
  'macroRegion',
  'district',
  'neighbourhood',
  'capital',
  'alias',
  'words2',
  'words3',
  'commonOften',
  'commonRare',
  'initial',
  'initialCommon',
  'locativeBefore',
  'ofBefore',
  'otherPreposition',
  'settlementWordBefore',
  'directionBefore',
  'hitVerbBefore',
  'titleBefore',
  'theBefore',
  'capitalBefore',
  'capitalAfter',
  'givenBefore',
  'isGiven',
  'isPerson',
  'organisationAfter',
  'organisationBefore',
  'featureAfter',
  'areaWord',
  'besideHolds',
  'besideClashes',
  'insideChain',
  'sayingAfter',
  'possessive',
  'lowerInText',
  'shortCapitals',
  'upperText',
  'upperTextCommon',
  'upperTextLocative',
  'repeated',
  'countryAgrees',
  'regionAgrees',
  'near300',
  'ambiguous',
  'hyphenLower',
  'commaAfter',
  'andNeighbour',
  'curated',
  'officialAfter',
  'obscure',
  'obscureBare',
  'bareDistrict',
  'foreign',
  'upperForeign',
  'noQuarter',
] as const;

/**
 * Least weights where local news, which the others are learned on, says little: what is struck is mostly a place, and so
 * is a name that was put on our own list because attacks were reported there.
 */
const FLOOR: Readonly<Record<string, number>> = {
  hitVerbBefore: 2,
  locativeBefore: 2,
  settlementWordBefore: 2,
  curated: 2,
  officialAfter: 1,
};

/** A name in another script is an alias in the lists, though it is the place's own name there. */
const LATIN = /^[a-z]/;
const QUARTER = /^neighbou?rhood$/;
/** Share of a text's names below which its country is not a subject of the text. */
const FEW = 0.1;

/** Greatest weights, for the same reason: elsewhere a hamlet or county is seldom named bare, an English word hardly ever. */
const CEILING: Readonly<Record<string, number>> = {
  obscure: -0.6,
  obscureBare: -1,
  bareDistrict: -1,
  upperForeign: -4,
  noQuarter: -3,
};

/** The features of one match, in the order of DETECT_FEATURES; its group must have been ranked. */
export function detectFeatures(
  match: Match,
  group: NameGroup,
  scan: Scan,
  people: People,
  lowerWords: ReadonlySet<string>,
  knowledge: PlaceKnowledge,
  home: string | null,
): Float64Array {
  const top = group.candidates[0];
  const first = scan.tokens[match.from] as Token;
  const last = scan.tokens[match.to - 1] as Token;
  const before = near(scan.tokens[match.from - 1], first.gap);
  const next = scan.tokens[match.to];
  const after = last.possessive ? undefined : near(next, next?.gap ?? '');
  const width = match.to - match.from;
  const level = width === 1 ? knowledge.common.get(match.key) : undefined;
  const often = level !== undefined && level <= 35;
  const place = top?.hit.place;
  const upperWord = scan.upperCase;
  const capitalBefore =
    before?.capital === true && !upperWord && !(before.initial && knowledge.common.has(before.key));
  const preposition = before !== undefined && first.gap.trim() === '' ? before.key : '';
  const values: Record<(typeof DETECT_FEATURES)[number], number | boolean> = {
    bias: 1,
    logPopulation: place === undefined ? 0 : Math.log10(1 + peopleOf(place)) / 7,
    country: place?.kind === 'country',
    region: place?.kind === 'region',
    macroRegion: place?.kind === 'macro_region' || place?.kind === 'water' || place?.kind === 'site',
    district: place?.kind === 'district',
    neighbourhood: place?.kind === 'neighbourhood',
    capital: (top?.hit.rank ?? 9) <= 1,
    alias: LATIN.test(match.key) && (top?.hit.match === 'alias' || top?.hit.match === 'variant'),
    words2: width === 2,
    words3: width > 2,
    commonOften: often,
    commonRare: level !== undefined && !often,
    initial: first.initial && width === 1 && !upperWord,
    initialCommon: first.initial && level !== undefined && !upperWord,
    locativeBefore: LOCATIVE.has(preposition),
    ofBefore: preposition === 'of',
    otherPreposition: preposition !== 'of' && OTHER_PREPOSITION.has(preposition),
    settlementWordBefore: isSettlementWord(match.from, scan),
    directionBefore: DIRECTION.has(preposition),
    hitVerbBefore: HIT_VERB.has(preposition),
    titleBefore: TITLE.has(before?.key ?? '') && before?.capital === true,
    theBefore: preposition === 'the',
    capitalBefore: capitalBefore && !LOCATIVE.has(preposition),
    capitalAfter: after?.capital === true && !upperWord,
    givenBefore: before?.capital === true && knowledge.givenNames.has(before.key),
    isGiven: width === 1 && knowledge.givenNames.has(match.key),
    isPerson: people.holds(match.from, match.to),
    organisationAfter: after?.capital === true && ORGANISATION_NEXT.has(after.key),
    organisationBefore: ORGANISATION_BEFORE.has(preposition),
    featureAfter: after?.capital === true && FEATURE_NEXT.has(after.key),
    areaWord: match.areaWord !== null,
    besideHolds: (top?.features[F.besideHolds] ?? 0) > 0,
    besideClashes: group.beside.length > 0 && (top?.features[F.besideHolds] ?? 0) === 0,
    insideChain: isHolder(match, scan),
    sayingAfter: after !== undefined && SAYING.has(after.key),
    possessive: last.possessive,
    lowerInText: width === 1 && lowerWords.has(match.key),
    shortCapitals: first.upper && width === 1 && first.word.length <= 4 && !upperWord,
    upperText: upperWord,
    upperTextCommon:
      upperWord && (level !== undefined || (width === 1 && knowledge.givenNames.has(match.key))),
    upperTextLocative: upperWord && LOCATIVE.has(preposition),
    repeated: Math.min(1, (group.matches.length - 1) / 4),
    countryAgrees: top?.features[F.countryAgrees] ?? 0,
    regionAgrees: top?.features[F.regionAgrees] ?? 0,
    near300: top?.features[F.near300] ?? 0,
    ambiguous: Math.log10(group.candidates.length),
    hyphenLower: next !== undefined && next.gap === '-' && !next.capital,
    commaAfter: next?.gap.startsWith(',') === true,
    curated: place?.id.startsWith('dl:') === true && level === undefined,
    officialAfter: after !== undefined && OFFICIAL_NEXT.has(after.key),
    obscure: isObscure(top?.hit),
    obscureBare: isObscure(top?.hit) && (level !== undefined || knowledge.givenNames.has(match.key)),
    bareDistrict: place?.kind === 'district' && top?.hit.match === 'alias' && match.areaWord === null,
    foreign: isForeign(top, home),
    upperForeign: upperWord && isForeign(top, home),
    noQuarter:
      match.areaWord !== null && QUARTER.test(match.areaWord) && place !== undefined && levelOf(place) < 5,
    andNeighbour: before?.key === 'and' || after?.key === 'and',
  };
  order ??= Object.keys(values).map((name) => DETECT_FEATURES.indexOf(name as keyof typeof values));
  const features = new Float64Array(DETECT_FEATURES.length);
  const given = Object.values(values);
  for (let i = 0; i < given.length; i++) features[order[i]!] = Number(given[i]);
  return features;
}

/** Where each value of `detectFeatures` stands in DETECT_FEATURES; worked out once, since looking names up is slow. */
let order: number[] | null = null;

/** A town, district or region of another country than the text's, which names nothing else there. */
function isForeign(top: Candidate | undefined, home: string | null): boolean {
  if (top === undefined || home === null || top.hit.place.country === home) return false;
  return levelOf(top.hit.place) > 1 && (top.features[F.countryAgrees] ?? 0) < FEW;
}

/** A hamlet of which little more than the name is known. */
function isObscure(hit: NameHit | undefined): boolean {
  return (
    hit !== undefined && hit.rank >= 7 && hit.place.kind === 'settlement' && hit.place.population === null
  );
}

const weightsOf = new WeakMap<PlaceKnowledge, Float64Array>();

/** The learned weights in the order of the features, none below its floor or above its ceiling; worked out once for each knowledge. */
function floored(knowledge: PlaceKnowledge): Float64Array {
  const known = weightsOf.get(knowledge);
  if (known !== undefined) return known;
  const weights = new Float64Array(DETECT_FEATURES.length);
  for (const [i, name] of DETECT_FEATURES.entries())
    weights[i] = Math.min(Math.max(knowledge.detect[name] ?? 0, FLOOR[name] ?? -100), CEILING[name] ?? 100);
  weightsOf.set(knowledge, weights);
  return weights;
}

/** Probability that the match is a place. */
export function detectProbability(features: Float64Array, knowledge: PlaceKnowledge): number {
  const weights = floored(knowledge);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (features[i] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** A neighbouring word only counts when nothing but a space (or a title's full stop) lies between. */
function near(token: Token | undefined, gap: string): Token | undefined {
  return token !== undefined && /^(?:[ \u00a0]|\. ?|\r?\n)$/.test(gap) ? token : undefined;
}

/** "the town of X", "the city X". */
function isSettlementWord(from: number, scan: Scan): boolean {
  const one = scan.tokens[from - 1];
  const two = scan.tokens[from - 2];
  if (one === undefined) return false;
  return (
    SETTLEMENT_WORD.has(one.key) || (one.key === 'of' && two !== undefined && SETTLEMENT_WORD.has(two.key))
  );
}

/** It stands after "X, ": the outer part of a chain. */
function isHolder(match: Match, scan: Scan): boolean {
  const first = scan.tokens[match.from] as Token;
  return first.gap === ', ' && scan.tokens[match.from - 1]?.capital === true;
}
