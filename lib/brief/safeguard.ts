/** What is withheld from a brief whose options ask for it: exact places, names of persons, graphic words. */
import type { Incident } from '#lib/schema.ts';
import type { BriefOptions } from './brief-schema.ts';

/** Points are moved to a grid of this many degrees, 7–11 km. */
const GRID_DEGREES = 0.1;
const LEAST_RADIUS_KM = 8;
const EXACT = new Set(['exact', 'neighbourhood']);

/** An incident whose place is no more exact than a settlement; others stay as they are. */
export function coarsenPlace(incident: Incident): Incident {
  const { place } = incident;
  if (place === null || !EXACT.has(place.precision)) return incident;
  const snap = (degrees: number | null) =>
    degrees === null ? null : Number((Math.round(degrees / GRID_DEGREES) * GRID_DEGREES).toFixed(4));
  const name = place.admin1 ?? 'place withheld';
  const coarse: Incident['place'] = {
    ...place,
    name,
    lng: snap(place.lng),
    lat: snap(place.lat),
    placeId: null,
    precision: 'settlement',
    radiusKm: Math.max(LEAST_RADIUS_KM, place.radiusKm ?? 0),
  };
  return { ...incident, title: withoutPlaces(incident.title, [place.name], name), place: coarse };
}

/** The names of places that are more exact than a settlement. */
export function exactPlaces(incidents: readonly Incident[]): string[] {
  return [
    ...new Set(incidents.flatMap(({ place }) => (place && EXACT.has(place.precision) ? [place.name] : []))),
  ].filter((name) => name.length > 2);
}

/** The text without these names of places. */
export function withoutPlaces(text: string, names: readonly string[], instead = '[place withheld]'): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, instead), text);
}

/** Words that tell what was done to bodies; a sentence with one of them is withheld. */
const GRAPHIC =
  /\b(?:dismember|sever(?:ed|ing)|decapitat|behead|mutilat|charred|burn(?:ed|t) alive|torn apart|body parts?|remains|corpse|bodies|bloodied|blood|gore|limbs?|entrails|disfigur)\w*/i;

/** Parts of names of offices, forces and places: a run of capitals with one of them is no person. */
const NO_PERSON =
  /^(?:Ministry|Minister|Service|Services|Forces?|Army|Navy|Fleet|Air|Defen[cs]e|Interior|Emergency|Office|Prosecutor|General|Staff|Council|City|Regional|Region|Oblast|District|Raion|Street|Avenue|Square|Hospital|School|Station|Airport|Power|Plant|Centre|Center|State|National|United|Nations|Red|Cross|Security|Police|Command|Government|Administration|Union|Republic|Federation|Kremlin|House|Park|University|Theatre|Mall|Bridge|Port|Sea|River|Island|Times|Post|News|Press|Agency|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;

const RUN = /\p{Lu}[\p{Ll}’'-]+(?:\s+\p{Lu}[\p{Ll}’'-]+){1,3}/gu;
const AGED = /\p{Lu}[\p{Ll}’'-]+(?=,\s(?:aged\s)?\d{1,3}\b)/gu;

/**
 * The text without what looks like a person's name (two to four capitalised words, or one before an age) and without
 * sentences of graphic words. `known` are names that may stay: places, publishers, actors, speakers of claims. It
 * withholds rather too much than too little.
 */
export function withoutNames(text: string, known: ReadonlySet<string>): string {
  const withheld = text.replace(RUN, (name) => {
    const words = name.split(/\s+/);
    const isKnown =
      known.has(name) || words.some((word) => NO_PERSON.test(word)) || words.every((word) => known.has(word));
    return isKnown ? name : '[name withheld]';
  });
  return withheld
    .replace(AGED, (name) => (known.has(name) ? name : '[name withheld]'))
    .split(/(?<=[.!?…])(?=\s)/)
    .map((sentence) => (GRAPHIC.test(sentence) ? ' [graphic words withheld]' : sentence))
    .join('')
    .trim();
}

/** What the options withhold, in words; null for nothing. */
export function safetyWords({ coarsenPlaces, hideNames }: BriefOptions): string | null {
  const parts = [
    coarsenPlaces ? 'places are shown no more exactly than a settlement' : '',
    hideNames ? 'names of persons and graphic words are withheld' : '',
  ].filter(Boolean);
  return parts.length === 0 ? null : `For safety ${parts.join(' and ')}.`;
}

/** Puts texts of a brief as its options ask; `publishers` and what the incidents name besides persons may stay. */
export function safeSpeller(
  { coarsenPlaces, hideNames }: BriefOptions,
  incidents: readonly Incident[],
  publishers: readonly (string | null)[],
): (text: string) => string {
  const places = coarsenPlaces ? exactPlaces(incidents) : [];
  const names = [
    ...publishers,
    ...incidents.flatMap(({ place, perpetrator }) => [place?.name, place?.admin1, perpetrator?.actor]),
  ];
  const known = new Set(names.flatMap((name) => (name ? [name, ...name.split(/\s+/)] : [])));
  return (text) => {
    const placed = places.length === 0 ? text : withoutPlaces(text, places);
    return hideNames ? withoutNames(placed, known) : placed;
  };
}

/** An incident as the options let it be shown. */
export function safeIncident(
  incident: Incident,
  options: BriefOptions,
  spell: (text: string) => string,
): Incident {
  const placed = options.coarsenPlaces ? coarsenPlace(incident) : incident;
  return { ...placed, title: spell(placed.title) };
}
