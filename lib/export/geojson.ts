/** Incidents as GeoJSON (RFC 7946). */
import type { ExportStamp } from './export-stamp.ts';
import { type IncidentRecord, recordIncident, type SourcedIncident } from './incident-record.ts';

export type IncidentFeature = {
  type: 'Feature';
  id: string;
  /** Null where no point is known. */
  geometry: { type: 'Point'; coordinates: [lng: number, lat: number] } | null;
  properties: IncidentRecord;
};

/** The feature of an incident. */
export function featureOf(sourced: SourcedIncident): IncidentFeature {
  const { incident } = sourced;
  const { lng = null, lat = null } = incident.place ?? {};
  const geometry =
    lng === null || lat === null
      ? null
      : { type: 'Point' as const, coordinates: [lng, lat] as [number, number] };
  return { type: 'Feature', id: incident.id, geometry, properties: recordIncident(sourced) };
}

/** What stands before the features of a collection, up to the open bracket; the stamp is in foreign members. */
export function openCollection(stamp: ExportStamp): string {
  const { attribution, asOf, dataVersion, query, home, grades, safety } = stamp;
  const told = { attribution, asOf, dataVersion, query, home, grades, safety };
  const head = JSON.stringify({ type: 'FeatureCollection', ...told });
  return `${head.slice(0, -1)},"features":[`;
}

export const CLOSE_COLLECTION = '\n]}\n';
