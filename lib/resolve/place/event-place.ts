/**
 * Turns the place names said of an attack into where it was: the finest place, its precision code and its radius.
 *
 * For the extractor's context: `resolvePlace: (toponyms) => placeFromToponyms(toponyms, text, gazetteer)` and
 * `containersOf: (id) => containerIds(id, gazetteer)`. Which names belong to an attack is the extractor's choice; this
 * file only drops names whose role is no scene and goes to the finest one. "The city", "there" are the extractor's too
 * (`gazetteer.capitalOf(country)` answers "the capital").
 */
import type { Evidence, MentionPlace, Place, Toponym } from '#lib/schema.ts';
import { levelOf, liesIn } from './contains.ts';
import { displayName } from './display-name.ts';
import { extentOf, NEAR, nearby } from './extent-of.ts';
import { APPOSED, finestScene, scenesOf } from './finest-scene.ts';
import type { Gazetteer } from './gazetteer.ts';
import { offsetBefore, pointAt } from './offset-point.ts';
import { quarterBeside } from './quarter-beside.ts';

/** The place an attack's names point to, with its containers as evidence; null when none of them is a scene. */
export function placeFromToponyms(
  toponyms: readonly Toponym[],
  text: string,
  gazetteer: Gazetteer,
): MentionPlace | null {
  const scenes = scenesOf(toponyms);
  const finest = finestScene(scenes, toponyms, text);
  if (finest === null) return null;
  if (finest.place === null) return besideKnown(finest, toponyms, text) ?? unknownPlace(finest, scenes);
  const country = countryOfDispatch(finest, finest.place, gazetteer);
  if (country !== null) return sentFrom(finest, country);
  return knownPlace(finest, finest.place, scenes, text, gazetteer);
}

/** Ids of the places that hold this one, finest first; [] for an unknown id. */
export function containerIds(id: string, gazetteer: Gazetteer): string[] {
  const place = gazetteer.get(id);
  return place === null ? [] : gazetteer.containers(place).map((container) => container.id);
}

/**
 * The country of a dispatch from its capital, where nothing but the dateline says where the attack was: of 119 such
 * attacks in agency reports of 1988–91 fewer than one in five was in the capital. Dispatches from other towns mostly tell
 * of these.
 */
function countryOfDispatch({ role }: Toponym, place: Place, gazetteer: Gazetteer): Place | null {
  if (role !== 'dateline' || place.country === null || place.kind !== 'settlement') return null;
  if (gazetteer.capitalOf(place.country)?.id !== place.id) return null;
  return gazetteer.containers(place).find(({ kind }) => kind === 'country') ?? null;
}

function sentFrom(toponym: Toponym, country: Place): MentionPlace {
  const capital = toponym.place?.name ?? toponym.quote;
  return wholeArea(
    country,
    [toponym],
    [`sent from ${capital}, the capital; no place of the attack is named`],
  );
}

/** Somewhere in an area: its own point, and an extent that covers all of it. */
function wholeArea(place: Place, said: readonly Toponym[], why: string[]): MentionPlace {
  const { precision, radiusKm } = extentOf(place, '');
  return {
    name: place.name,
    lng: place.lng,
    lat: place.lat,
    precision,
    radiusKm,
    placeId: place.id,
    admin1: place.kind === 'region' ? place.name : place.admin1,
    country: place.country,
    evidence: said.map(evidenceOf),
    why,
  };
}

function knownPlace(
  toponym: Toponym,
  place: Place,
  scenes: readonly Toponym[],
  text: string,
  gazetteer: Gazetteer,
): MentionPlace {
  const holders = scenes.filter((scene) => scene.place !== null && liesIn(place, scene.place));
  const lead = text.slice(Math.max(0, toponym.start - 60), toponym.start);
  const { precision, radiusKm, why } = extentOf(place, lead);
  const inside = gazetteer.containers(place).map((container) => container.name);
  const shift = precision === 'near' ? offsetBefore(lead) : null;
  const point = shift === null ? null : pointAt([place.lng, place.lat], shift.km, shift.bearing);
  const quarter = place.kind === 'settlement' ? quarterBeside(text, toponym.start, toponym.end) : null;
  return {
    name: quarter?.quote.replace(/\s+/g, ' ') ?? displayName(toponym.quote, place, gazetteer),
    lng: point?.[0] ?? place.lng,
    lat: point?.[1] ?? place.lat,
    precision,
    radiusKm,
    placeId: place.id,
    admin1: place.kind === 'region' ? place.name : place.admin1,
    country: place.country,
    evidence: [...[toponym, ...holders].map(evidenceOf), ...(quarter ? [quarter] : [])],
    why: [
      ...(quarter
        ? [`"${quarter.quote}" is a quarter of ${place.name} that the gazetteer does not know`]
        : []),
      ...(toponym.quote === place.name ? [] : [`"${toponym.quote}" is ${place.name}`]),
      ...(inside.length > 0 ? [`in ${[...new Set(inside)].join(', ')}`] : []),
      ...toponym.why,
      ...why,
      ...(shift ? [`the point lies “${shift.words}” it`] : []),
    ],
  };
}

/** "The village of Mayba near Beni": a village that no gazetteer knows is near the town that is named with it. */
function besideKnown(toponym: Toponym, toponyms: readonly Toponym[], text: string): MentionPlace | null {
  const anchor = toponyms.find(
    ({ place, start }) =>
      place !== null &&
      levelOf(place) >= 4 &&
      start > toponym.end &&
      start - toponym.end < APPOSED &&
      NEAR.test(text.slice(toponym.end, start)),
  );
  if (!anchor?.place) return null;
  const { place } = anchor;
  const shift = offsetBefore(text.slice(toponym.end, anchor.start));
  const [lng, lat] = shift
    ? pointAt([place.lng, place.lat], shift.km, shift.bearing)
    : [place.lng, place.lat];
  const near = `near ${place.name}, which is named with it`;
  return {
    name: toponym.quote,
    lng,
    lat,
    ...nearby(),
    placeId: place.id,
    admin1: place.admin1,
    country: place.country,
    evidence: [toponym, anchor].map(evidenceOf),
    why: [...toponym.why.map((reason) => `"${toponym.quote}": ${reason}`), near],
  };
}

/** A village no gazetteer knows: the finest area named with it, else only its name. */
function unknownPlace(toponym: Toponym, scenes: readonly Toponym[]): MentionPlace {
  const areas = scenes.filter((scene) => scene.place !== null && levelOf(scene.place) <= 3);
  const area = areas.sort((a, b) => levelOf(b.place as Place) - levelOf(a.place as Place))[0];
  const why = toponym.why.map((reason) => `"${toponym.quote}": ${reason}`);
  if (area?.place == null) {
    return {
      name: toponym.quote,
      lng: null,
      lat: null,
      precision: 'settlement',
      radiusKm: null,
      placeId: null,
      admin1: null,
      country: null,
      evidence: [evidenceOf(toponym)],
      why,
    };
  }
  return wholeArea(area.place, [toponym, area], [...why, `somewhere in ${area.place.name}`]);
}

function evidenceOf({ start, end, quote }: Toponym): Evidence {
  return { start, end, quote };
}
