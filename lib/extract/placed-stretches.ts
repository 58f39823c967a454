/**
 * One stretch a place: "22 people were killed in Kyiv, ten in Kryvyi Rih and three in Pokrovsk". The later numbers count
 * what the number before them counted, each in a place of its own.
 */
import type { Toll } from '#lib/extract/find-tolls.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Group, Located, Zone } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';

type Words = { places: readonly Located<Toponym>[]; tolls: readonly Toll[] };
type Stretch = { from: number; toll: Toll };

const PEOPLE = /^(people|persons|civilians|others|more|dead|residents|victims|children|women|men|of|them)$/;
const WHERE = /^(in|at|near|outside|around)$/;
/** Words of a place that may stand before its name: "in the town of Pokrovsk", "in nearby Selydove". */
const BEFORE_NAME =
  /^(the|a|nearby|neighbouring|neighboring|eastern|western|northern|southern|central|city|town|village|port|region|of|district)$/;

/** The place that a number speaks of ("ten people in the town of Pokrovsk"); null where none follows it at once. */
function placeAfter(
  doc: Document,
  from: number,
  to: number,
  places: Words['places'],
): Located<Toponym> | null {
  let at = from;
  while (at < to && PEOPLE.test(doc.tokens[at]!.word)) at++;
  if (!WHERE.test(doc.tokens[at]?.word ?? '')) return null;
  for (at += 1; at < to; at++) {
    const named = places.find((p) => p.from === at);
    if (named) return named.item.place?.kind === 'country' ? null : named;
    if (!BEFORE_NAME.test(doc.tokens[at]!.word)) return null;
  }
  return null;
}

/** True for a comma, a semicolon or an "and" before a token, with "at least", "another" and the like between. */
function opensItem(doc: Document, at: number, floor: number): number {
  let i = at - 1;
  while (
    i > floor &&
    /^(at|least|another|about|some|around|nearly|more|than|over|also|up|to)$/.test(doc.tokens[i]!.word)
  )
    i--;
  return i > floor && /^(,|;|:|and)$/.test(doc.tokens[i]!.word) ? i + 1 : -1;
}

function stretchesOf(doc: Document, zone: Zone, { places, tolls }: Words): Stretch[] {
  const counted = tolls.filter((t) => t.from >= zone.from && t.to <= zone.to && t.field !== 'shot');
  const first = counted.find((t) => t.basis !== 'single' || t.min > 0);
  if (!first) return [];
  const found: Stretch[] = [];
  for (let i = first.to; i < zone.to; i++) {
    const count = readQuantity(doc.tokens, i, zone.to);
    if (!count) continue;
    const opening = opensItem(doc, i, first.to - 1);
    const place = opening < 0 ? null : placeAfter(doc, count.to, zone.to, places);
    const own = counted.some((t) => t.from < count.to && i < t.to);
    if (!place || own) {
      i = count.to - 1;
      continue;
    }
    const { field } = counted.findLast((t) => t.to <= i) ?? first;
    found.push({
      from: opening,
      toll: { field, min: count.min, max: count.max, from: i, to: count.to, basis: 'count' },
    });
    i = place.from;
  }
  return found;
}

/** True if a name finer than a country stands in a stretch. */
function namesPlace(zone: Zone, places: Words['places']): boolean {
  return places.some((p) => p.from >= zone.from && p.from < zone.to && p.item.place?.kind !== 'country');
}

/** Cuts a group into one for each place that its numbers are told of. */
export function splitPlaced(doc: Document, group: Group, words: Words): Group[] {
  if (group.toll || words.places.length < 2 || words.tolls.length === 0) return [group];
  const stretches = stretchesOf(doc, group.zone, words);
  if (stretches.length === 0) return [group];
  const before = { from: group.zone.from, to: stretches[0]!.from };
  const own = group.triggers.filter((t) => t.from < before.to);
  const heads = own.length > 0 ? own : [group.triggers[0]!];
  const lent = heads.find((t) => t.weight === 'full') ?? heads.at(-1)!;
  // "15 were killed, ten in A and five in B": the first number is the sum of the others, told of no place.
  const isSum = !namesPlace(before, words.places);
  if (isSum && stretches.length < 2) return [group];
  const listed = stretches.map(({ from, toll }, i): Group => {
    const zone = { from, to: stretches[i + 1]?.from ?? group.zone.to };
    const triggers = [{ ...lent, from: toll.from, to: toll.to, definite: false }];
    return { zone, triggers, toll, datedBy: group.zone, elliptic: true };
  });
  return isSum ? listed : [{ ...group, zone: before, triggers: heads, datedBy: group.zone }, ...listed];
}
