/** What is withheld from a brief whose options ask for it: exact places, names of persons, graphic words. */
import type { Incident } from '#lib/schema.ts';
import type { BriefOptions } from './brief-schema.ts';
import { namesIn, withoutNames } from './withhold-names.ts';

/** A settlement of the gazetteer, to which more exact places are moved. */
export type Settlement = { placeId: string; name: string; lng: number; lat: number; radiusKm: number };
export type FindSettlement = (incident: Incident) => Settlement | null;

/** Where no settlement is known nearby, points are moved to a grid of this many degrees, 7–11 km. */
const GRID_DEGREES = 0.1;
const GRID_RADIUS_KM = 25;
const EXACT = new Set(['exact', 'neighbourhood']);
/** A map of a coarsened brief looks from no nearer, at steps of the grid: its section must not point at a spot. */
const CLOSEST_ZOOM = 10;

const snap = (degrees: number) => Number((Math.round(degrees / GRID_DEGREES) * GRID_DEGREES).toFixed(4));

/** True where a place is more exact than a settlement. */
export function isExact({ place }: Incident): boolean {
  return place !== null && EXACT.has(place.precision);
}

/** An incident whose place is no more exact than a settlement; others stay as they are. */
export function coarsenPlace(incident: Incident, find: FindSettlement): Incident {
  const { place } = incident;
  if (place === null || !isExact(incident)) return incident;
  const settlement = find(incident);
  const name = settlement?.name ?? place.admin1 ?? 'place withheld';
  const coarse: Incident['place'] = {
    ...place,
    ...(settlement ?? {
      name,
      lng: place.lng === null ? null : snap(place.lng),
      lat: place.lat === null ? null : snap(place.lat),
      placeId: null,
      radiusKm: GRID_RADIUS_KM,
    }),
    precision: settlement ? 'settlement' : 'near',
  };
  const title = withoutPlaces(incident.title, [place.name], name).replaceAll(`${name}, ${name}`, name);
  return { ...incident, title, place: coarse };
}

/** The camera of a coarsened brief. */
export function coarsenCamera<C extends { lng: number; lat: number; zoom: number }>(camera: C): C {
  return {
    ...camera,
    lng: snap(camera.lng),
    lat: snap(camera.lat),
    zoom: Math.min(camera.zoom, CLOSEST_ZOOM),
  };
}

/** The text without these names of places. */
export function withoutPlaces(text: string, names: readonly string[], instead = '[place withheld]'): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => (name.length > 2 ? rest.replaceAll(name, instead) : rest), text);
}

/** Streets and squares with their numbers, as English, Ukrainian and Russian reports write them. */
const STREETS = [
  /(?:\b\d{1,4}[A-Za-z]?,? )?(?:\p{Lu}[\p{L}’'-]{1,40} ){1,3}(?:Street|Avenue|Boulevard|Square|Lane|Prospekt|Embankment)\b(?:,? \d{1,4}[A-Za-z]?\b)?/gu,
  /(?:вул\.|ул\.|вулиц\p{Ll}{1,3}|улиц\p{Ll}{1,3}|просп\.|проспект\p{Ll}{0,3}|площ\p{Ll}{1,3}|бульвар\p{Ll}{0,3}) \p{Lu}[\p{L}’'-]{1,40}(?:,? \d{1,4})?/gu,
];

/** The text without streets and squares. */
export function withoutStreets(text: string): string {
  return STREETS.reduce((rest, street) => rest.replace(street, '[place withheld]'), text);
}

/** Which sentence of the interface says what the options withhold; null for none. */
export function safetyKey({ coarsenPlaces, hideNames }: BriefOptions): 'places' | 'names' | 'both' | null {
  if (coarsenPlaces) return hideNames ? 'both' : 'places';
  return hideNames ? 'names' : null;
}

/** What the options withhold, in words; null for nothing. */
export function safetyWords({ coarsenPlaces, hideNames }: BriefOptions): string | null {
  const parts = [
    coarsenPlaces ? 'places are shown no more exactly than a settlement' : '',
    hideNames ? 'names of persons and graphic words are withheld' : '',
  ].filter(Boolean);
  return parts.length === 0 ? null : `For safety ${parts.join(' and ')}.`;
}

/** What is needed to make a brief safe to show. */
export type SafetyMaterial = {
  incidents: readonly Incident[];
  /** Names that may stay: publishers and the like. */
  known: readonly (string | null)[];
  /** Every text of the brief, so that a name which one spells out is known in all. */
  texts: readonly string[];
  find: FindSettlement;
  /** Names of places in a text that are more exact than a settlement. */
  exactNames: (text: string) => string[];
};

export type Safety = {
  /** A text as the options let it be shown. */
  spell: (text: string) => string;
  /** An incident as they let it be shown. */
  incident: (incident: Incident) => Incident;
};

const AS_IT_IS: Safety = { spell: (text) => text, incident: (incident) => incident };

const namesOf = ({ place, perpetrator }: Incident) => [place?.name, place?.admin1, perpetrator?.actor];

/** Names with each of their words. */
function wordsOf(names: readonly (string | null | undefined)[]): string[] {
  return names.flatMap((name) => (name ? [name, ...name.split(/\s+/)] : []));
}

/** How a brief is to be spelled and drawn by its options. */
export function openSafety(options: BriefOptions, material: SafetyMaterial): Safety {
  const { coarsenPlaces, hideNames } = options;
  if (!coarsenPlaces && !hideNames) return AS_IT_IS;
  const { incidents, known, texts, find, exactNames } = material;
  const places = [
    ...new Set(incidents.flatMap((incident) => (isExact(incident) ? [incident.place?.name ?? ''] : []))),
  ];
  const kept = new Set(wordsOf([...known, ...incidents.flatMap(namesOf)]));
  const surnames = hideNames ? new Set(texts.flatMap((text) => namesIn(text, kept))) : new Set<string>();
  const withhold = (text: string, names: readonly string[], stay: ReadonlySet<string>) => {
    const placed = coarsenPlaces ? withoutStreets(withoutPlaces(text, names)) : text;
    return hideNames ? withoutNames(placed, stay, surnames) : placed;
  };
  return {
    spell: (text) => withhold(text, coarsenPlaces ? [...places, ...exactNames(text)] : [], kept),
    incident: (incident) => {
      const placed = coarsenPlaces ? coarsenPlace(incident, find) : incident;
      const stay = new Set([...kept, ...wordsOf(namesOf(placed))]);
      return { ...placed, title: withhold(placed.title, places, stay) };
    },
  };
}
