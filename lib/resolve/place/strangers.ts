/**
 * Names in texts in capitals, where nothing tells a surname from a town: a small place in a country that the text does
 * not speak of gives way to its namesake in one that it does, and is no place where there is none.
 */
import { foldName } from './fold-name.ts';
import type { Candidate, NameGroup } from './name-group.ts';

/** A city of this size needs no country beside it. */
const CITY = 300_000;
const SURE = 0.5;
/** A town of this size is known by more than one spelling. */
const KNOWN_TOWN = 100_000;

/** Countries that the text names: by their own name, their people, their capital, a great city or its dateline. */
function namedCountries(groups: readonly NameGroup[], peoples: Iterable<string>): Set<string> {
  const named = new Set(peoples);
  for (const { candidates, datelined } of groups) {
    const top = candidates[0];
    if (top === undefined || top.p < SURE || top.hit.place.country === null || top.hit.match === 'variant')
      continue;
    if (datelined || isGreat(top)) named.add(top.hit.place.country);
  }
  return named;
}

function isGreat({ hit }: Candidate): boolean {
  const { kind, population } = hit.place;
  return kind === 'country' || hit.rank === 0 || (kind === 'settlement' && (population ?? 0) >= CITY);
}

/** The one country that a text calls by name; null where it names none or several. */
function onlyCountry(groups: readonly NameGroup[]): string | null {
  const countries = new Set<string>();
  for (const { candidates } of groups) {
    const place = candidates[0]?.hit.place;
    if (place?.kind === 'country' && (candidates[0]?.p ?? 0) >= SURE && place.country !== null)
      countries.add(place.country);
  }
  return countries.size === 1 ? ([...countries][0] ?? null) : null;
}

/**
 * The same in other texts, where a capital letter is some sign: in a text on one country the namesake there goes before a
 * town of a country that the text names nowhere. Returns the groups that are only spelled like a place of such a country.
 */
function preferHome(groups: readonly NameGroup[], peoples: Iterable<string>, home: string): Set<NameGroup> {
  const strangers = new Set<NameGroup>();
  const named = namedCountries(groups, peoples);
  for (const group of groups) {
    const top = group.candidates[0];
    const country = top?.hit.place.country ?? null;
    if (top === undefined || country === null || country === home || named.has(country)) continue;
    const own = group.candidates.filter(({ hit }) => hit.place.country === home);
    if (own.length === 0 && isLooseSpelling(group, top)) strangers.add(group);
    if (own.length > 0 && !isGreat(top))
      group.candidates = [...own, ...group.candidates.filter((c) => !own.includes(c))];
  }
  return strangers;
}

/** "Al-Hawl" for Al Hawl is the name itself, and a town of some size is known by many spellings. */
function isLooseSpelling({ key }: NameGroup, { hit }: Candidate): boolean {
  if (hit.match !== 'variant' || (hit.place.population ?? 0) >= KNOWN_TOWN) return false;
  return key.replaceAll(' ', '') !== foldName(hit.place.name).replaceAll(' ', '');
}

/** Puts the namesakes in the text's countries first and returns the groups that have none there. */
function findStrangers(groups: readonly NameGroup[], peoples: Iterable<string>): Set<NameGroup> {
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

/** Groups that name no place of this text's; their namesakes in its own countries are put first. */
export function strangersOf(
  upperCase: boolean,
  groups: readonly NameGroup[],
  peoples: Iterable<string>,
  main: string | null,
): ReadonlySet<NameGroup> {
  if (upperCase) return findStrangers(groups, peoples);
  const home = main ?? onlyCountry(groups);
  return home === null ? NO_GROUPS : preferHome(groups, peoples, home);
}

const NO_GROUPS: ReadonlySet<NameGroup> = new Set();
