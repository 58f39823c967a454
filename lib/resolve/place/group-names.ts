/** Gathers the mentions of one name and links names that stand beside each other. */
import { AREA_WORD } from './context-words.ts';
import type { Match, Scan } from './match-names.ts';
import type { NameGroup } from './name-group.ts';
import { RANK_FEATURES } from './rank.ts';

/** "Kyiv" and "Kyiv region" are two names; so are "Orange" and "Orange County". */
export function groupKey(match: Match): string {
  if (match.hits[0]?.place.kind === 'water') return `${match.key}|water`;
  const kinds = match.areaWord === null ? [] : (AREA_WORD[match.areaWord] ?? []);
  return kinds.length === 0 || kinds.includes('settlement') ? match.key : `${match.key}|${kinds[0]}`;
}

/** Groups matches by name and links names that stand beside each other ("Odessa, Texas"; "X in the Y district"). */
export function groupMatches(
  matches: readonly Match[],
  scan: Scan,
  weightOf: (match: Match) => number,
): Map<string, NameGroup> {
  const groups = new Map<string, NameGroup>();
  for (const match of matches) {
    const key = groupKey(match);
    const group = groups.get(key);
    const weight = weightOf(match);
    if (group !== undefined) {
      group.matches.push(match);
      group.weight = Math.max(group.weight, weight);
      continue;
    }
    const candidates = match.hits.map((hit) => ({
      hit,
      features: new Float64Array(RANK_FEATURES.length),
      p: 0,
    }));
    groups.set(key, { key, matches: [match], weight, candidates, beside: [], near: [] });
  }
  for (let i = 0; i + 1 < matches.length; i++) {
    const inner = groups.get(groupKey(matches[i] as Match)) as NameGroup;
    const outer = groups.get(groupKey(matches[i + 1] as Match)) as NameGroup;
    const link =
      inner === outer ? null : linkBetween(matches[i] as Match, matches[i + 1] as Match, scan.text);
    if (link === 'in' && !inner.beside.includes(outer)) inner.beside.push(outer);
    if (link === 'near' && !inner.near.includes(outer)) inner.near.push(outer);
  }
  return groups;
}

const CHAIN = /^(?:,? (?:in|of) (?:the )?(?:\p{L}+ )?|, (?:in )?(?:the )?(?:\p{L}+ (?:part of )?)?| \(|, )$/u;

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
