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
import { D, DETECT_FEATURES } from './detect-features.ts';
import type { NameHit } from './gazetteer.ts';
import { peopleOf } from './inhabitants.ts';
import type { PlaceKnowledge } from './knowledge.ts';
import type { Match, Scan } from './match.ts';
import type { Candidate, NameGroup } from './name-group.ts';
import type { People } from './people.ts';
import { F } from './rank-features.ts';
import { isStruck } from './struck-name.ts';
import type { Token } from './tokens.ts';

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

/** A match with the words around it. */
interface Context {
  match: Match;
  group: NameGroup;
  scan: Scan;
  knowledge: PlaceKnowledge;
  /** How common its one word is; undefined where it is no common word. */
  level: number | undefined;
  first: Token;
  last: Token;
  before: Token | undefined;
  after: Token | undefined;
  next: Token | undefined;
  /** The word before it, where only a space stands between. */
  preposition: string;
}

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
  const { tokens, upperCase } = scan;
  const first = tokens[match.from] as Token;
  const last = tokens[match.to - 1] as Token;
  const before = near(tokens[match.from - 1], first.gap);
  const next = tokens[match.to];
  const after = last.possessive ? undefined : near(next, next?.gap ?? '');
  const level = match.to - match.from === 1 ? knowledge.common.get(match.key) : undefined;
  const preposition = before !== undefined && first.gap.trim() === '' ? before.key : '';
  const context = { match, group, scan, knowledge, level, first, last, before, after, next, preposition };
  const f = new Float64Array(DETECT_FEATURES.length);
  f[D.bias] = 1;
  f[D.isPerson] = one(people.holds(match.from, match.to));
  f[D.lowerInText] = one(match.to - match.from === 1 && lowerWords.has(match.key));
  const foreign = isForeign(group.candidates[0], home);
  f[D.foreign] = one(foreign);
  f[D.upperForeign] = one(upperCase && foreign);
  setPlace(f, context);
  setName(f, context);
  setWordsBefore(f, context);
  setWordsBehind(f, context);
  return f;
}

function one(holds: boolean): number {
  return holds ? 1 : 0;
}

/** What is known of the likeliest place of that name, and how it agrees with the text's others. */
function setPlace(f: Float64Array, { match, group, knowledge, level }: Context): void {
  const top = group.candidates[0];
  const place = top?.hit.place;
  const kind = place?.kind;
  const holds = top?.features[F.besideHolds] ?? 0;
  const obscure = isObscure(top?.hit);
  f[D.logPopulation] = place === undefined ? 0 : Math.log10(1 + peopleOf(place)) / 7;
  f[D.country] = one(kind === 'country');
  f[D.region] = one(kind === 'region');
  f[D.macroRegion] = one(kind === 'macro_region' || kind === 'water' || kind === 'site');
  f[D.district] = one(kind === 'district');
  f[D.neighbourhood] = one(kind === 'neighbourhood');
  f[D.capital] = one((top?.hit.rank ?? 9) <= 1);
  f[D.alias] = one(LATIN.test(match.key) && (top?.hit.match === 'alias' || top?.hit.match === 'variant'));
  f[D.besideHolds] = one(holds > 0);
  f[D.besideClashes] = one(group.beside.length > 0 && holds === 0);
  f[D.countryAgrees] = top?.features[F.countryAgrees] ?? 0;
  f[D.regionAgrees] = top?.features[F.regionAgrees] ?? 0;
  f[D.near300] = top?.features[F.near300] ?? 0;
  f[D.ambiguous] = Math.log10(group.candidates.length);
  f[D.curated] = one(place?.id.startsWith('dl:') === true && level === undefined);
  f[D.obscure] = one(obscure);
  f[D.obscureBare] = one(obscure && (level !== undefined || knowledge.givenNames.has(match.key)));
  f[D.bareDistrict] = one(kind === 'district' && top?.hit.match === 'alias' && match.areaWord === null);
  f[D.noQuarter] = one(
    match.areaWord !== null && QUARTER.test(match.areaWord) && place !== undefined && levelOf(place) < 5,
  );
}

/** What the name itself looks like. */
function setName(f: Float64Array, { match, group, scan, knowledge, level, first, last }: Context): void {
  const width = match.to - match.from;
  const { upperCase } = scan;
  const often = level !== undefined && level <= 35;
  const isGiven = width === 1 && knowledge.givenNames.has(match.key);
  f[D.words2] = one(width === 2);
  f[D.words3] = one(width > 2);
  f[D.commonOften] = one(often);
  f[D.commonRare] = one(level !== undefined && !often);
  f[D.initial] = one(first.initial && width === 1 && !upperCase);
  f[D.initialCommon] = one(first.initial && level !== undefined && !upperCase);
  f[D.isGiven] = one(isGiven);
  f[D.areaWord] = one(match.areaWord !== null);
  f[D.possessive] = one(last.possessive);
  f[D.shortCapitals] = one(first.upper && width === 1 && first.word.length <= 4 && !upperCase);
  f[D.upperText] = one(upperCase);
  f[D.upperTextCommon] = one(upperCase && (level !== undefined || isGiven));
  f[D.repeated] = Math.min(1, (group.matches.length - 1) / 4);
}

function setWordsBefore(
  f: Float64Array,
  { match, scan, knowledge, level, last, before, preposition }: Context,
): void {
  const { upperCase } = scan;
  const locative = LOCATIVE.has(preposition);
  const capital = before?.capital === true;
  const opens = before?.initial === true && knowledge.common.has(before.key);
  f[D.locativeBefore] = one(locative);
  f[D.upperTextLocative] = one(upperCase && locative);
  f[D.ofBefore] = one(preposition === 'of');
  f[D.otherPreposition] = one(preposition !== 'of' && OTHER_PREPOSITION.has(preposition));
  f[D.settlementWordBefore] = one(isSettlementWord(match.from, scan));
  f[D.directionBefore] = one(DIRECTION.has(preposition));
  f[D.hitVerbBefore] = one(
    HIT_VERB.has(preposition) || (level === undefined && last.capital && isStruck(scan.tokens, match.to)),
  );
  f[D.titleBefore] = one(capital && TITLE.has(before.key));
  f[D.theBefore] = one(preposition === 'the');
  f[D.capitalBefore] = one(capital && !upperCase && !opens && !locative);
  f[D.givenBefore] = one(capital && knowledge.givenNames.has(before.key));
  f[D.organisationBefore] = one(ORGANISATION_BEFORE.has(preposition));
  f[D.insideChain] = one(isHolder(match, scan));
}

function setWordsBehind(f: Float64Array, { scan, before, after, next }: Context): void {
  const capital = after?.capital === true;
  f[D.capitalAfter] = one(capital && !scan.upperCase);
  f[D.organisationAfter] = one(capital && ORGANISATION_NEXT.has(after.key));
  f[D.featureAfter] = one(capital && FEATURE_NEXT.has(after.key));
  f[D.sayingAfter] = one(after !== undefined && SAYING.has(after.key));
  f[D.officialAfter] = one(after !== undefined && OFFICIAL_NEXT.has(after.key));
  f[D.hyphenLower] = one(next !== undefined && next.gap === '-' && !next.capital);
  f[D.commaAfter] = one(next?.gap.startsWith(',') === true);
  f[D.andNeighbour] = one(before?.key === 'and' || after?.key === 'and');
}

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
