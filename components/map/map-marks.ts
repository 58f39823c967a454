/** What the map draws for one incident, ready for every frame. */
import type { Incident } from '#lib/schema.ts';
import { type MarkSize, sizeMark } from '#lib/view/symbol-path.ts';

export type MapMark = {
  incident: Incident;
  lng: number;
  lat: number;
  radiusKm: number | null;
  size: MarkSize;
  /** Marks with the same key stand on the very same place. */
  key: string;
  /** How far it reaches from its point, in px. */
  reachPx: number;
  undated: boolean;
};

/** Marks of the incidents that have a place, the biggest first so that small ones are drawn on top. */
export function makeMarks(incidents: readonly Incident[]): MapMark[] {
  const marks: MapMark[] = [];
  for (const incident of incidents) {
    const { place } = incident;
    if (place?.lng == null || place.lat === null) continue;
    const size = sizeMark(incident.casualties.killed);
    marks.push({
      incident,
      lng: place.lng,
      lat: place.lat,
      radiusKm: place.radiusKm,
      size,
      key: `${place.lng.toFixed(4)},${place.lat.toFixed(4)}`,
      reachPx: Math.max(size.lowPx, size.highPx ?? 0),
      undated: incident.time.start === null && incident.time.end === null,
    });
  }
  return marks.sort((a, b) => b.reachPx - a.reachPx || (a.incident.id < b.incident.id ? -1 : 1));
}
