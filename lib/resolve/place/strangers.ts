/**
 * Names in texts in capitals, where nothing tells a surname from a town: a small place in a country that the text does
 * not speak of gives way to its namesake in one that it does, and is no place where there is none.
 */
import type { Candidate, NameGroup } from './name-group.ts';

/** A city of this size needs no country beside it. */
const CITY = 300_000;
const SURE = 0.5;

/** Countries that the text names: by their own name, their people, their capital, a great city or its dateline. */
function namedCountries(groups: readonly NameGroup[], peoples: Iterable<string>): Set<string> {
  const named = new Set(peoples);
  for (const { candidates, datelined } of groups) {
    const top = candidates[0];
    if (top === undefined || top.p < SURE || top.hit.place.country === null) continue;
    if (datelined || isGreat(top)) named.add(top.hit.place.country);
  }
  return named;
}

function isGreat({ hit }: Candidate): boolean {
  const { kind, population } = hit.place;
  return kind === 'country' || hit.rank === 0 || (kind === 'settlement' && (population ?? 0) >= CITY);
}

/** Puts the namesakes in the text's countries first and returns the groups that have none there. */
export function findStrangers(groups: readonly NameGroup[], peoples: Iterable<string>): Set<NameGroup> {
  const strangers = new Set<NameGroup>();
  const named = namedCountries(groups, peoples);
  if (named.size === 0) return strangers;
  const isHome = (candidate: Candidate): boolean => {
    const { country } = candidate.hit.place;
    return country === null || named.has(country) || isGreat(candidate);
  };
  for (const group of groups) {
    const top = group.candidates[0];
    if (top === undefined || isHome(top)) continue;
    const home = group.candidates.filter(isHome);
    if (home.length === 0) strangers.add(group);
    else group.candidates = [...home, ...group.candidates.filter((c) => !isHome(c))];
  }
  return strangers;
}
