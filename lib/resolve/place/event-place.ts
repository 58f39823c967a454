/**
 * Turns the place names said of an attack into where it was: the finest place, its precision code and its radius.
 *
 * For the extractor's context: `resolvePlace: (toponyms) => placeFromToponyms(toponyms, text, gazetteer)` and
 * `containersOf: (id) => containerIds(id, gazetteer)`. Which names belong to an attack is the extractor's choice; this
 * file only drops names whose role is no scene and goes to the finest one. "The city", "there" are the extractor's too
 * (`gazetteer.capitalOf(country)` answers "the capital").
 */
import type { Evidence, MentionPlace, Place, Toponym } from '#lib/schema.ts';
import { levelOf, liesIn, roughKm } from './contains.ts';
import { extentOf, NEAR, nearby } from './extent-of.ts';
import { foldName } from './fold-name.ts';
import type { Gazetteer } from './gazetteer.ts';
import { offsetBefore, pointAt } from './offset-point.ts';
import { quarterBeside } from './quarter-beside.ts';

const ROLE_ORDER: Partial<Record<Toponym['role'], number>> = {
  event: 0,
  container: 1,
  mention: 1,
  dateline: 2,
};
/** An anchor is named within this many characters of what stands near it, and lies within this many km. */
const APPOSED = 40;
const ANCHOR_KM = 80;

/** No letter carries a mark. */
const PLAIN = /^[ -~]*$/;

/** The place an attack's names point to, with its containers as evidence; null when none of them is a scene. */
export function placeFromToponyms(
  toponyms: readonly Toponym[],
  text: string,
  gazetteer: Gazetteer,
): MentionPlace | null {
  const scenes = toponyms
    .filter((toponym) => ROLE_ORDER[toponym.role] !== undefined)
    .sort((a, b) => (ROLE_ORDER[a.role] as number) - (ROLE_ORDER[b.role] as number));
  const chosen = finestOf(scenes);
  if (chosen === null) return null;
  const finest = homeInside(chosen, toponyms) ?? besideAnchor(chosen, scenes, text) ?? chosen;
  if (finest.place === null) return besideKnown(finest, toponyms, text) ?? unknownPlace(finest, scenes);
  const country = countryOfDispatch(finest, finest.place, gazetteer);
  if (country !== null) return sentFrom(finest, country);
  return knownPlace(finest, finest.place, scenes, text, gazetteer);
}

/** The same for the names inside a stretch of text, e.g. the attack's sentence. */
export function chooseEventPlace(
  toponyms: readonly Toponym[],
  scope: { start: number; end: number },
  text: string,
  gazetteer: Gazetteer,
): MentionPlace | null {
  const inside = toponyms.filter((toponym) => toponym.start >= scope.start && toponym.end <= scope.end);
  return placeFromToponyms(inside, text, gazetteer);
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

/** The first scene, then any scene that lies in it, and so on down; an unknown village inside a known area wins. */
function finestOf(scenes: readonly Toponym[]): Toponym | null {
  let best = scenes[0] ?? null;
  if (best === null) return null;
  for (let moved = true; moved; ) {
    moved = false;
    for (const scene of scenes) {
      const { place } = best as Toponym;
      if (place === null || scene.place === null || !liesIn(scene.place, place)) continue;
      if (scene.role === 'dateline' && (best as Toponym).role !== 'dateline') continue;
      best = scene;
      moved = true;
    }
  }
  const unknown = scenes.find((scene) => scene.place === null && scene.role === 'event');
  return unknown !== undefined && (best.place === null || levelOf(best.place) <= 3) ? unknown : best;
}

/** "Residents of Toropets, a town of the Tver region, were taken out": the region only says where the town is. */
function homeInside(chosen: Toponym, toponyms: readonly Toponym[]): Toponym | null {
  const region = chosen.place;
  if (region === null || levelOf(region) > 3 || chosen.role !== 'container') return null;
  return (
    toponyms.find(
      ({ role, place, end }) =>
        role === 'home' &&
        place !== null &&
        liesIn(place, region) &&
        chosen.start - end < APPOSED &&
        chosen.start > end,
    ) ?? null
  );
}

/** "The power plant south of Kyiv": the name right before "south of", where it is so near, and not the anchor. */
function besideAnchor(chosen: Toponym, scenes: readonly Toponym[], text: string): Toponym | null {
  const anchor = chosen.place;
  if (anchor === null || anchor.kind !== 'settlement') return null;
  return (
    scenes.find(({ place, start, end }) => {
      if (place === null || end >= chosen.start || start === chosen.start || levelOf(place) < 4) return false;
      const between = text.slice(end, chosen.start);
      return (
        between.length < APPOSED &&
        NEAR.test(between) &&
        !/[.;\n]/.test(between) &&
        roughKm(place, anchor) < ANCHOR_KM
      );
    }) ?? null
  );
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

/**
 * The article's spelling where it differs from ours by diacritics alone ("Przewodów"); our name otherwise. A name that
 * everybody knows from another country keeps its words and says which country: "New York (UA)".
 */
export function displayName(quote: string, place: Place, gazetteer: Gazetteer): string {
  if (withoutMarks(quote) === withoutMarks(place.name)) return quote;
  if (foldName(quote) === foldName(place.name)) return place.name;
  const first = gazetteer.lookup(quote)[0];
  if (place.kind === 'settlement' && first !== undefined && first.country !== place.country) {
    return `${quote} (${place.country})`;
  }
  return place.name;
}

function withoutMarks(name: string): string {
  if (PLAIN.test(name)) return name;
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L');
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
