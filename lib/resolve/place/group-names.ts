/** Gathers the mentions of one name and links names that stand beside each other. */
import { liesIn } from './contains.ts';
import { AREA_WORD } from './context-words.ts';
import type { Match, Scan } from './match.ts';
import type { Candidate, NameGroup } from './name-group.ts';

/** Of candidates that are not ranked yet. */
const NO_FEATURES = new Float64Array(0);

/** "Kyiv" and "Kyiv region" are two names; so are "Orange" and "Orange County". */
export function groupKey(match: Match): string {
  if (match.hits[0]?.place.kind === 'water') return `${match.key}|water`;
  if (match.outer) return `${match.key}|outer`;
  const kinds = match.areaWord === null ? [] : (AREA_WORD.get(match.areaWord) ?? []);
  return kinds.length === 0 || kinds.includes('settlement') ? match.key : `${match.key}|${kinds[0]}`;
}

/** Groups matches by name and links names that stand beside each other ("Odessa, Texas"; "X in the Y district"). */
export function groupMatches(
  matches: readonly Match[],
  scan: Scan,
  weightOf: (match: Match) => number,
): Map<string, NameGroup> {
  const groups = new Map<string, NameGroup>();
  const listed = findLists(matches, scan.text);
  markOuter(matches, listed, scan.text);
  for (const match of matches) {
    const key = groupKey(match);
    const group = groups.get(key);
    const weight = weightOf(match);
    if (group !== undefined) {
      group.matches.push(match);
      group.weight = Math.max(group.weight, weight);
      continue;
    }
    const candidates: Candidate[] = [];
    for (const hit of match.hits) candidates.push({ hit, region: null, features: NO_FEATURES, p: 0 });
    groups.set(key, {
      key,
      matches: [match],
      weight,
      candidates,
      beside: [],
      inner: [],
      peers: [],
      near: [],
    });
  }
  for (let i = 0; i + 1 < matches.length; i++) {
    const [a, b] = [matches[i] as Match, matches[i + 1] as Match];
    const inner = groups.get(groupKey(a)) as NameGroup;
    const outer = groups.get(groupKey(b)) as NameGroup;
    if (inner === outer) continue;
    if (listed[i] && listed[i + 1]) {
      if (!inner.peers.includes(outer)) inner.peers.push(outer);
      if (!outer.peers.includes(inner)) outer.peers.push(inner);
      continue;
    }
    const link = linkBetween(a, b, scan.text);
    if (link === 'in') putBeside(inner, outer);
    const third = matches[i + 2];
    if (link === 'in' && third !== undefined && OWNS.test(scan.text.slice(b.end, third.start)))
      putBeside(inner, groups.get(groupKey(third)) as NameGroup);
    if (link === 'near' && !inner.near.includes(outer)) inner.near.push(outer);
  }
  return groups;
}

/** "Gwoza in Nigeria's Borno state": the town is in both. */
const OWNS = /^['’]s (?:\p{Ll}+ )?$/u;

function putBeside(inner: NameGroup, outer: NameGroup): void {
  if (inner === outer || inner.beside.includes(outer)) return;
  inner.beside.push(outer);
  outer.inner.push(inner);
}

/** "Buffalo, New York" names the state though the same text says "New York" of the city: it is a name of its own. */
function markOuter(matches: readonly Match[], listed: readonly boolean[], text: string): void {
  for (let i = 0; i + 1 < matches.length; i++) {
    const inner = matches[i] as Match;
    const outer = matches[i + 1] as Match;
    const areas = outer.hits.filter(({ place }) => AREAS.has(place.kind));
    if (listed[i + 1] || outer.areaWord !== null || areas.length === 0 || areas.length === outer.hits.length)
      continue;
    if (linkBetween(inner, outer, text) !== 'in') continue;
    outer.outer = inner.hits.some(({ place }) => areas.some((area) => liesIn(place, area.place)));
  }
}

const AREAS: ReadonlySet<string> = new Set(['country', 'region']);
const CHAIN = /^(?:,? (?:in|of) (?:the )?(?:\p{L}+ )?|, (?:in )?(?:the )?(?:\p{L}+ (?:part of )?)?| \(|, )$/u;

const LISTED = /^(?:,? (?:and|or|y|та|і|и) |, )$/u;
/** Three names in a row that may all be regions are a list of regions, not towns in regions. */
const LIST = 3;

/** For each match, whether it stands in a list of regions or countries: "in Washington, Pennsylvania and California". */
function findLists(matches: readonly Match[], text: string): boolean[] {
  const listed: boolean[] = new Array(matches.length).fill(false);
  let first = 0;
  for (let i = 0; i < matches.length; i++) {
    const match = matches[i] as Match;
    const before = matches[i - 1];
    const joined = before !== undefined && LISTED.test(text.slice(before.end, match.start));
    if (!joined || !mayBeArea(before) || !mayBeArea(match)) first = i;
    if (i - first + 1 >= LIST) listed.fill(true, i + 1 - LIST, i + 1);
  }
  return listed;
}

function mayBeArea({ hits, areaWord }: Match): boolean {
  return areaWord === null && hits.slice(0, 3).some(({ place }) => AREAS.has(place.kind));
}

const NEARBY =
  /^,? (?:(?:just|located|situated|a \p{L}+|\d+ (?:km|kilometres|kilometers|miles)) )?(?:near|outside|close to|north of|south of|east of|west of|from|southeast of|southwest of|northeast of|northwest of) (?:the (?:city|town) of )?$/u;

/** "X, Y" or "X in (the southern) Y": Y may hold X; "X near Y": they are close. */
function linkBetween(inner: Match, outer: Match, text: string): 'in' | 'near' | null {
  const between = text.slice(inner.end, outer.start);
  if (between.length > 44) return null;
  const afterArea = inner.areaWord === null ? between : between.replace(/^\s\p{L}+/u, '');
  if (CHAIN.test(between) || CHAIN.test(afterArea)) return 'in';
  return NEARBY.test(between) ? 'near' : null;
}
