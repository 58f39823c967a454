/**
 * One stretch a place: "22 people were killed in Kyiv, ten in Kryvyi Rih and three in Pokrovsk". The later numbers count
 * what the number before them counted, each in a place of its own.
 */
import type { Toll } from '#lib/extract/find-tolls.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document } from '#lib/extract/segment.ts';
import { type Group, type Located, tokenAt, type Zone } from '#lib/extract/zones.ts';
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

const BARE_AFTER = /^(,|;|\.|and|others?|people|more|dead|victims|killed|died|were|)$/;

/** The count of a clause: one with its own word, or a bare number that counts what the number before it counted. */
function clauseToll(doc: Document, zone: Zone, { places, tolls }: Words): Toll | 'own' | null {
  const own = tolls.find((t) => t.from >= zone.from && t.from < zone.to && t.field !== 'shot');
  if (own) return 'own';
  const last = tolls.findLast((t) => t.to <= zone.from && t.field !== 'shot');
  if (!last) return null;
  // "in Baga Sola seven": the bare number stands right behind the name.
  const place = places.find((p) => p.from >= zone.from && p.from < zone.from + 8);
  const end = place ? tokenAt(doc, place.item.end) : zone.to;
  let at = end;
  // "in Baga Sola seven", where only half of the name is known.
  while (at < end + 2 && (doc.tokens[at]?.capital || /^(another|,)$/.test(doc.tokens[at]?.word ?? ''))) at++;
  const count = at < zone.to ? readQuantity(doc.tokens, at, zone.to) : null;
  if (count?.form !== 'number' || !BARE_AFTER.test(doc.tokens[count.to]?.word ?? '')) return null;
  return { field: last.field, min: count.min, max: count.max, from: at, to: count.to, basis: 'count' };
}

/** Where clauses with a place of their own begin: behind ";", or at "in Negombo" behind a comma or an "and". */
function clauseStarts(doc: Document, zone: Zone, { places, tolls }: Words): number[] {
  const starts: number[] = [];
  // "killed ten in Baquba, and six died in Mosul"
  for (const [i, toll] of tolls.entries()) {
    const at = toll.from - 1;
    const isNext = doc.tokens[at]?.word === 'and' && doc.tokens[at - 1]?.word === ',';
    const again = tolls.slice(0, i).some((t) => t.field === toll.field && t.from >= zone.from);
    if (isNext && again && at < zone.to && places.some((p) => p.from > at && p.from < at + 12))
      starts.push(toll.from);
  }
  for (const { from, item } of places) {
    if (item.place?.kind === 'country' || from <= zone.from + 2 || from >= zone.to) continue;
    let at = from - 1;
    while (at > zone.from && BEFORE_NAME.test(doc.tokens[at]!.word)) at--;
    if (!WHERE.test(doc.tokens[at]!.word)) continue;
    let edge = at - 1;
    while (edge > zone.from && edge > at - 5 && !/^(;|,|and|:)$/.test(doc.tokens[edge]!.word)) edge--;
    const mark = doc.tokens[edge]!.word;
    // "at the Zion church in Batticaloa" may stand off its border only behind a semicolon.
    if (mark === ';' || (edge === at - 1 && /^(,|and)$/.test(mark))) starts.push(edge + 1);
  }
  return starts.sort((a, b) => a - b);
}

/** Cuts a group at clauses that each name a place and count: "in A five died, in B seven", "at A 104 were killed; at B 28". */
export function splitClauses(doc: Document, group: Group, words: Words): Group[] {
  if (group.toll || words.places.length < 2 || words.tolls.length === 0) return [group];
  const parts: Group[] = [];
  let zone = group.zone;
  for (const at of clauseStarts(doc, group.zone, words)) {
    const [left, right] = [
      { from: zone.from, to: at },
      { from: at, to: group.zone.to },
    ];
    const hasLeft = namesPlace(left, words.places) && clauseToll(doc, left, words) === 'own';
    const toll = hasLeft ? clauseToll(doc, right, words) : null;
    if (toll === null) continue;
    parts.push({ ...group, zone: left });
    zone = right;
  }
  if (parts.length === 0) return [group];
  parts.push({ ...group, zone });
  const lent = group.triggers.find((t) => t.weight === 'full') ?? group.triggers[0]!;
  return parts.map((part, i): Group => {
    const own = group.triggers.filter((t) => t.from >= part.zone.from && t.from < part.zone.to);
    const at = Math.min(part.zone.from + 1, part.zone.to - 1);
    const triggers = own.length > 0 ? own : [{ ...lent, from: at, to: at + 1, definite: false }];
    const toll = i === 0 ? null : clauseToll(doc, part.zone, words);
    const later = i === 0 ? {} : { datedBy: group.zone, elliptic: own.length === 0 };
    return { ...part, triggers, ...later, ...(toll === null || toll === 'own' ? {} : { toll }) };
  });
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
