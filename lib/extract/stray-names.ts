/**
 * Names that repeat all over the English-speaking world ("Austin", a quarter of Chicago; "Roxbury", one of Boston):
 * such a name far from the town a report is about is a quarter or a street of that town, not its namesake.
 */
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { distanceKm } from '#lib/geo.ts';
import type { MentionPlace, Place, Toponym } from '#lib/schema.ts';

/** Countries whose place names are shared so widely that a name alone says little. */
const SHARED_NAMES = new Set(['US', 'GB', 'CA', 'AU', 'NZ']);
const NEAR_KM = 80;
/** A bigger town stands on its own unless its reading is doubtful. */
const KNOWN_POPULATION = 100_000;
const SURE = 0.75;

function isTown(place: Place | null): place is Place {
  return (
    place !== null && (place.kind === 'settlement' || place.kind === 'neighbourhood' || place.kind === 'site')
  );
}

/** The town a report is about: its dateline's, else the one named most often (at least twice). */
export function homeOf(toponyms: readonly Toponym[]): Place | null {
  const dateline = toponyms.find(
    (t) => t.role === 'dateline' && isTown(t.place) && (t.place.population ?? 0) > 0,
  );
  if (dateline && isTown(dateline.place)) return dateline.place;
  const counts = new Map<string, { place: Place; count: number }>();
  for (const { place, role } of toponyms) {
    if (!isTown(place) || role === 'metonym' || role === 'person' || role === 'origin') continue;
    const known = counts.get(place.id) ?? { place, count: 0 };
    known.count += (place.population ?? 0) > KNOWN_POPULATION ? 2 : 1;
    counts.set(place.id, known);
  }
  const best = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  return best && best.count >= 3 ? best.place : null;
}

/**
 * "WINDER, Ga. — … at a school in Georgia": where town names are shared, a report names the state and leaves the town to
 * the line that it is sent from. Null where that line names no town of the region.
 */
export function townSentFrom(place: MentionPlace | null, context: ExtractContext): MentionPlace | null {
  if (place?.precision !== 'region' || !SHARED_NAMES.has(place.country ?? '')) return null;
  const town = context.toponyms.find(
    (t) => t.role === 'dateline' && t.place?.kind === 'settlement' && t.place.country === place.country,
  );
  if (!town?.place || !place.placeId || !context.containersOf(town.place.id).includes(place.placeId))
    return null;
  const found = context.resolvePlace([town]);
  if (!found) return null;
  return {
    ...found,
    why: ['only the region is told; the report is sent from this town of it', ...found.why],
  };
}

function isSupported(place: Place, toponyms: readonly Toponym[]): boolean {
  return toponyms.some((t) => {
    const other = t.place;
    if (!other || other.id === place.id || other.name === place.name) return false;
    if (other.kind === 'region') return other.country === place.country && other.name === place.admin1;
    if (other.kind === 'district') return other.country === place.country && other.admin1 === place.admin1;
    return isTown(other) && distanceKm([other.lng, other.lat], [place.lng, place.lat]) < NEAR_KM;
  });
}

/** Leaves stray namesakes out; all other names are passed on as they are. */
export function dropStrayNames(toponyms: readonly Toponym[]): Toponym[] {
  const home = homeOf(toponyms);
  if (!home?.country || !SHARED_NAMES.has(home.country)) return [...toponyms];
  return toponyms.filter(({ place, score }) => {
    if (!isTown(place) || place.id === home.id) return true;
    if ((place.population ?? 0) > KNOWN_POPULATION && score >= SURE) return true;
    return distanceKm([home.lng, home.lat], [place.lng, place.lat]) < NEAR_KM || isSupported(place, toponyms);
  });
}
