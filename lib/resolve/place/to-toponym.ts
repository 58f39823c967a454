/** From a name's match and its ranked candidates to the record: which place it is, what role it plays, and why. */
import type { Place, Toponym } from '#lib/schema.ts';
import { liesIn } from './contains.ts';
import { AREA_WORD } from './context-words.ts';
import type { InDateline } from './is-dateline.ts';
import type { Match, Scan } from './match.ts';
import type { NameGroup } from './name-group.ts';
import { type Role, roleOf } from './roles.ts';
import { namedRegionOutside, unknownBecause } from './unknown-places.ts';

/** The record of a name: its words, its place with the chance of it, its role and the reasons. */
export function toToponym(
  match: Match,
  group: NameGroup | null,
  scan: Scan,
  inDateline: InDateline,
): Toponym {
  const best = group?.candidates[0];
  const outside = best === undefined || group === null ? null : namedRegionOutside(best.hit.place, group);
  const place = outside === null ? (best?.hit.place ?? null) : null;
  const end = place !== null && coversAreaWord(match, place) ? areaEnd(match, scan) : match.end;
  const role: Role = match.from < match.to ? roleOf(match, place, scan, inDateline) : 'mention';
  return {
    start: match.start,
    end,
    quote: scan.text.slice(match.start, end),
    role,
    place,
    score: best === undefined || outside !== null ? 0 : Math.round(best.p * 1000) / 1000,
    why: place === null || group === null ? [unknownBecause(outside)] : whyOf(group, place),
  };
}

/** "Kherson" + "region": when the area is meant, its word belongs to the name. */
function coversAreaWord(match: Match, place: Place): boolean {
  return (
    match.areaWord !== null &&
    (AREA_WORD.get(match.areaWord) ?? []).includes(place.kind) &&
    place.kind !== 'settlement'
  );
}

function areaEnd(match: Match, scan: Scan): number {
  const next = scan.tokens[match.to];
  return next !== undefined && next.key === match.areaWord ? next.end : match.end;
}

const explained = new WeakMap<NameGroup, string[]>();

/** Why the best candidate of a group was chosen; the same for all mentions of the name. */
function whyOf(group: NameGroup, place: Place): string[] {
  const known = explained.get(group);
  if (known !== undefined) return known;
  const why = explain(group, place);
  explained.set(group, why);
  return why;
}

function explain(group: NameGroup, place: Place): string[] {
  const match = group.candidates[0]?.hit.match;
  const why = [match === 'name' ? `"${place.name}" is its name` : `known also by this name (${match})`];
  const others = group.candidates.length - 1;
  if (others > 0) why.push(`chosen among ${others + 1} places of this name`);
  const holder = group.beside.find((other) => {
    const outer = other.candidates[0]?.hit.place;
    return outer !== undefined && liesIn(place, outer);
  });
  if (holder !== undefined) why.push(`stands with ${holder.candidates[0]?.hit.place.name}, which holds it`);
  return why;
}
