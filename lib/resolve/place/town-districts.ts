/** "The Dniprovskyi district of Kherson": a district "of" a town lies in or around that town, whatever namesake is known elsewhere. */
import type { Place } from '#lib/schema.ts';
import { levelOf, liesIn, roughKm } from './contains.ts';
import type { Match, Scan } from './match.ts';
import type { NameGroup } from './name-group.ts';

/** A town's districts reach no further from its middle. */
const AROUND_KM = 40;
const SURE = 0.5;
/** The word "district" may be part of the name as it is known. */
const OF_TOWN =
  /^(?:\s(?:[dD]istrict|colonia|barrio|quarter|neighbou?rhood|suburb|locality))?(?: of |, (?:in )?| in )(?:the (?:city|town) of )?$/;
const QUARTER = /^\s(?:(?:colonia|barrio|quarter|neighbou?rhood|suburb) of\b|locality(?: (?:of|in) |, ))/;
const AREA = /^\s(?:region|oblast|province|county|governorate|state|district|raion|prefecture)\b/i;

/** The town that a district's name at `match` is said to be of; null where no town stands behind it. */
function townBehind(match: Match, next: Match, town: NameGroup, { text }: Scan): Place | null {
  if (!OF_TOWN.test(text.slice(match.end, next.start))) return null;
  if (AREA.test(text.slice(next.end, next.end + 14))) return null;
  const top = town.candidates[0];
  return top !== undefined && top.p >= SURE && top.hit.place.kind === 'settlement' ? top.hit.place : null;
}

/**
 * Puts the district of the town named behind it first, and returns the groups that have none there: the town alone says
 * where that was. `matches` in order of offset.
 */
export function foreignDistricts(
  matches: readonly Match[],
  groupOf: (match: Match) => NameGroup,
  scan: Scan,
): ReadonlySet<NameGroup> {
  const foreign = new Set<NameGroup>();
  for (let i = 0; i + 1 < matches.length; i++) {
    const [match, next] = [matches[i] as Match, matches[i + 1] as Match];
    if (match.areaWord !== 'district' && !QUARTER.test(scan.text.slice(match.end, match.end + 18))) continue;
    const group = groupOf(match);
    const town = townBehind(match, next, groupOf(next), scan);
    if (town === null) continue;
    const fits = ({ hit: { place } }: NameGroup['candidates'][number]): boolean =>
      levelOf(place) >= 3 && (liesIn(place, town) || roughKm(place, town) < AROUND_KM);
    const own = group.candidates.filter(fits);
    if (own.length === 0) foreign.add(group);
    else group.candidates = [...own, ...group.candidates.filter((c) => !fits(c))];
  }
  return foreign;
}
