/** Finds the place names of a text, resolves each to a gazetteer entry and says what role it plays. */
import type { Section, Toponym } from '#lib/schema.ts';
import { attackedChance } from './attacked-chance.ts';
import { AREA_WORD, SAYING } from './context-words.ts';
import { isCutOff } from './cut-off-names.ts';
import { datelineCountry, markDatelined, withoutAgencies } from './dateline-names.ts';
import { detectFeatures, detectProbability } from './detect.ts';
import { foldName } from './fold-name.ts';
import type { Gazetteer, NameHit } from './gazetteer.ts';
import { AREA_SUFFIX, hitsOfGivenName } from './given-mention.ts';
import { groupKey, groupMatches } from './group-names.ts';
import { type InDateline, indexDatelines } from './is-dateline.ts';
import { markContainers } from './mark-containers.ts';
import type { Match, Scan } from './match.ts';
import { matchNames } from './match-names.ts';
import type { NameGroup } from './name-group.ts';
import { findPeople, type People } from './people.ts';
import { rankGroups } from './rank.ts';
import { mainCountry, readScene } from './read-scene.ts';
import { strangersOf } from './strangers.ts';
import { toToponym } from './to-toponym.ts';
import { isUpperCaseText, type Token, tokenize } from './tokens.ts';
import { foreignDistricts } from './town-districts.ts';
import { markAnchors, unknownVillages } from './unknown-places.ts';

export interface GeoparseOptions {
  /** Resolve only these spans, whatever they say; a demonym then means its country. Unresolved ones carry no place. */
  mentions?: readonly { start: number; end: number }[];
  sections?: readonly Section[];
}

/** What a name that was not asked for says about those that were. */
const CONTEXT = 0.5;

/** A name's match with its group and the chance that it is a place, with the features that say so. */
export interface Reading {
  match: Match;
  group: NameGroup;
  p: number;
  features: Float64Array;
}

/**
 * The place names of a text in order of offset. Without `mentions`, persons, demonyms and common words are left out,
 * and a village that no gazetteer knows ("the village of X") comes with `place: null`. `score` is the probability of the
 * chosen place among its homonyms. Offsets are UTF-16; `text.slice(start, end) === quote`.
 */
export function geoparse(text: string, gazetteer: Gazetteer, options: GeoparseOptions = {}): Toponym[] {
  const inDateline = indexDatelines(options.sections ?? []);
  const scan = scanText(text);
  if (options.mentions !== undefined) return resolveMentions(scan, gazetteer, options.mentions, inDateline);
  const readings = readNames(scan, gazetteer, inDateline);
  const toponyms: Toponym[] = [];
  for (const { match, group, p } of readings)
    if (p >= gazetteer.knowledge.threshold) toponyms.push(toToponym(match, group, scan, inDateline));
  markContainers(toponyms, text);
  const unknown = unknownVillages(scan, readings);
  markAnchors(unknown, toponyms, text);
  return [...toponyms, ...unknown].sort((a, b) => a.start - b.start);
}

/** The words of the text as the steps below read them. */
export function scanText(text: string): Scan {
  const tokens = tokenize(text);
  return { text, tokens, upperCase: isUpperCaseText(tokens) };
}

/** Every gazetteer name of the text, ranked, with the chance that it is a place; for training and for `geoparse`. */
export function readNames(scan: Scan, gazetteer: Gazetteer, inDateline: InDateline = () => false): Reading[] {
  const people = findPeople(scan, gazetteer.knowledge);
  const { matches: found, peoples } = matchNames(scan, gazetteer);
  const matches = withoutAgencies(found, scan.text, inDateline);
  const groups = groupMatches(matches, scan, (match) => firstWeight(match, scan, people, gazetteer));
  const named = [...groups.values()];
  markDatelined(named, inDateline);
  const peopleWeight = peopleWeights(peoples);
  rankGroups(named, gazetteer.knowledge, peopleWeight);
  const main = mainCountry(readScene(named, peopleWeight));
  const home = main ?? (scan.upperCase ? datelineCountry(named) : null);
  const strangers = strangersOf(scan.upperCase, named, peoples.keys(), main);
  const groupOf = (match: Match): NameGroup => groups.get(groupKey(match)) as NameGroup;
  const foreign = foreignDistricts(matches, groupOf, scan);
  const lower = lowerWords(matches, scan.tokens);
  const readings: Reading[] = [];
  for (const match of matches) {
    const group = groupOf(match);
    const features = detectFeatures(match, group, scan, people, lower, gazetteer.knowledge, home);
    const known = detectProbability(features, gazetteer.knowledge);
    const p =
      strangers.has(group) || foreign.has(group) || isCutOff(match, group, scan)
        ? 0
        : attackedChance(known, match, group, scan, people);
    readings.push(
      speaksAsCapital(match, group, scan, people)
        ? capitalReading(match, group, features, p)
        : { match, group, features, p },
    );
  }
  return readings;
}

/** "Washington said": a national capital that speaks is its government, whatever smaller places share the name. */
function speaksAsCapital(match: Match, group: NameGroup, scan: Scan, people: People): boolean {
  const next = scan.tokens[match.to];
  const first = scan.tokens[match.from] as Token;
  if (next === undefined || next.gap !== ' ' || !SAYING.has(next.key) || people.holds(match.from, match.to))
    return false;
  if (scan.tokens[match.from - 1]?.capital === true && !first.initial) return false;
  return group.candidates.some(({ hit }) => hit.rank === 0 && hit.place.kind === 'settlement');
}

function capitalReading(match: Match, group: NameGroup, features: Float64Array, p: number): Reading {
  const capital = group.candidates.filter(({ hit }) => hit.rank === 0);
  const alone = group.matches.length === 1 ? { ...group, candidates: capital } : group;
  return { match, group: alone, features, p: Math.max(p, 0.6) };
}

/** How much a name may say about its neighbours before its own detection: certain names fully, doubtful ones hardly. */
function firstWeight(match: Match, scan: Scan, people: People, gazetteer: Gazetteer): number {
  const first = scan.tokens[match.from] as Token;
  const single = match.to - match.from === 1;
  if (people.holds(match.from, match.to)) return 0.05;
  const level = single ? gazetteer.knowledge.common.get(match.key) : undefined;
  if (level !== undefined) return first.initial || level <= 35 ? 0.05 : 0.3;
  const before = scan.tokens[match.from - 1];
  const next = scan.tokens[match.to];
  const glued =
    (before?.capital === true && first.gap === ' ' && !before.initial) ||
    (next?.capital === true && next.gap === ' ');
  return glued && !scan.upperCase ? 0.4 : 1;
}

/** A people named once speaks half for its country, named again fully. */
function peopleWeights(peoples: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...peoples].map(([country, count]) => [country, count > 1 ? 1 : 0.5]));
}

/** The names of one word that the text has in lower case as well. */
function lowerWords(matches: readonly Match[], tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const { from, to, key } of matches) if (to - from === 1) names.add(key);
  const found = new Set<string>();
  if (names.size === 0) return found;
  for (const { capital, key } of tokens) if (!capital && names.has(key)) found.add(key);
  return found;
}

function resolveMentions(
  scan: Scan,
  gazetteer: Gazetteer,
  mentions: readonly { start: number; end: number }[],
  inDateline: InDateline,
): Toponym[] {
  const given = mentions.map((span) => givenMatch(span, scan, gazetteer));
  const groups = rankGiven(given, scan, gazetteer);
  const toponyms = given.map((match, i) => toToponym(match, groups[i] ?? null, scan, inDateline));
  markContainers(toponyms, scan.text);
  return toponyms;
}

/** The ranked group of each given span, null where nothing is known by that name; for training too. */
export function groupsOfMentions(
  scan: Scan,
  gazetteer: Gazetteer,
  mentions: readonly { start: number; end: number }[],
): (NameGroup | null)[] {
  return rankGiven(
    mentions.map((span) => givenMatch(span, scan, gazetteer)),
    scan,
    gazetteer,
  );
}

function rankGiven(given: readonly Match[], scan: Scan, gazetteer: Gazetteer): (NameGroup | null)[] {
  const known = new Set(given.filter((match) => match.hits.length > 0));
  const { matches, peoples } = matchNames(scan, gazetteer);
  const people = findPeople(scan, gazetteer.knowledge);
  const groups = groupMatches(
    [...known, ...outsideOf(given, matches, scan)].sort((a, b) => a.start - b.start),
    scan,
    (match) => (known.has(match) ? 1 : CONTEXT * firstWeight(match, scan, people, gazetteer)),
  );
  rankGroups([...groups.values()], gazetteer.knowledge, peopleWeights(peoples));
  return given.map((match) => (match.hits.length === 0 ? null : (groups.get(groupKey(match)) ?? null)));
}

/** The text's other names, which stand in none of the given spans. */
function outsideOf(given: readonly Match[], matches: readonly Match[], { tokens }: Scan): Match[] {
  const covered = new Uint8Array(tokens.length);
  for (const { from, to } of given) covered.fill(1, from, to);
  return matches.filter(({ from, to }) => !covered.subarray(from, to).includes(1));
}

function givenMatch(span: { start: number; end: number }, scan: Scan, gazetteer: Gazetteer): Match {
  const { tokens, text } = scan;
  const from = firstEndingAfter(span.start, tokens);
  let to = from;
  while (to < tokens.length && (tokens[to] as Token).start < span.end) to++;
  const words = text.slice(span.start, span.end);
  const next = tokens[to];
  const areaWord =
    next !== undefined && /^\s$/.test(next.gap) && AREA_WORD.has(next.key)
      ? next.key
      : (AREA_SUFFIX.exec(foldName(words))?.[1] ?? null);
  const hits: NameHit[] = hitsOfGivenName(words, gazetteer);
  return {
    from,
    to,
    ...span,
    key: foldName(words),
    hits: hits.slice(0, 60),
    areaWord,
    people: null,
    outer: false,
  };
}

/** Index of the first token that ends after the offset, by bisection. */
function firstEndingAfter(offset: number, tokens: readonly Token[]): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle] as Token).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
