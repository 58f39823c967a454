/** One incident as a flat record: the properties of GeoJSON and OGC features, and the columns of CSV and XLSX. */
import type { Incident } from '#lib/schema.ts';
import { crosswalkPlace, crosswalkTime, crosswalkType } from './crosswalk.ts';

export type Cell = string | number | boolean | null;
export type IncidentRecord = Record<RecordColumn, Cell>;

/** Every column with the JSON type of its values and what it holds; null = not stated. */
export const RECORD_COLUMNS = {
  id: ['string', 'Stable id; the id of one that was merged away leads on to the other'],
  title: ['string', 'What happened, in a line'],
  type: ['string', 'Attack type'],
  assertion: ['string', 'How the reports put it: happened, reported, denied …'],
  outcome: ['string', 'hit, intercepted, debris, unexploded or unknown'],
  start_day: ['string', 'First local day, YYYY-MM-DD'],
  end_day: ['string', 'Last local day, inclusive'],
  clock_from: ['string', 'Local time of day as stated'],
  clock_to: ['string', 'Local time of day as stated'],
  time_precision: ['string', 'How exact the time is'],
  time_basis: ['string', 'What the day rests on'],
  time_words: ['string', 'The words that say when'],
  place: ['string', 'Name of the place'],
  admin1: ['string', 'First-level region'],
  country: ['string', 'Two-letter country code'],
  place_precision: ['string', 'How exact the place is'],
  radius_km: ['number', 'Radius of the uncertainty'],
  lng: ['number', 'Longitude, WGS84'],
  lat: ['number', 'Latitude, WGS84'],
  place_id: ['string', 'Gazetteer entry'],
  weapon: ['string', 'Weapon class'],
  weapon_model: ['string', 'Weapon model where named'],
  targets: ['string', 'Classes of what was hit, separated by semicolons'],
  killed_min: ['integer', 'Killed, least number stated'],
  killed_max: ['integer', 'Killed, greatest number stated; empty = open or not stated'],
  injured_min: ['integer', 'Injured, least number stated'],
  injured_max: ['integer', 'Injured, greatest number stated; empty = open or not stated'],
  perpetrator: ['string', 'Who is said to have done it'],
  perpetrator_mode: ['string', 'asserted, alleged, claimed, denied, disputed or implied'],
  grade: ['string', 'Verification grade'],
  reports: ['integer', 'Number of articles that tell of it'],
  sources: ['string', 'Who published them, separated by semicolons'],
  reported_first: ['string', 'Publication day of the first report'],
  reported_last: ['string', 'Publication day of the last report'],
  acled_sub_event_type: ['string', 'Nearest ACLED sub-event type'],
  acled_geo_precision: ['integer', 'Place precision on ACLED’s scale'],
  acled_time_precision: ['integer', 'Time precision on ACLED’s scale'],
  ucdp_where_prec: ['integer', 'Place precision on UCDP’s scale'],
  ucdp_date_prec: ['integer', 'Time precision on UCDP’s scale'],
} as const satisfies Record<string, readonly ['string' | 'number' | 'integer', string]>;
export type RecordColumn = keyof typeof RECORD_COLUMNS;
export const RECORD_COLUMN_NAMES = Object.keys(RECORD_COLUMNS) as RecordColumn[];

/** An incident with the publishers of its articles. */
export type SourcedIncident = { incident: Incident; publishers: readonly string[] };

/** The record of an incident, its keys in the order of RECORD_COLUMNS. */
export function recordIncident({ incident, publishers }: SourcedIncident): IncidentRecord {
  return {
    id: incident.id,
    title: incident.title,
    type: incident.type,
    assertion: incident.assertion,
    outcome: incident.outcome,
    ...recordTime(incident),
    ...recordPlace(incident.place),
    ...recordMeans(incident),
    grade: incident.grade.level,
    reports: new Set(incident.members.map(({ article }) => article)).size,
    sources: publishers.length > 0 ? publishers.join(';') : null,
    reported_first: incident.reported.first,
    reported_last: incident.reported.last,
    ...recordCrosswalk(incident),
  };
}

function recordTime({ time }: Incident) {
  return {
    start_day: time.start,
    end_day: time.end,
    clock_from: time.clock?.from ?? null,
    clock_to: time.clock?.to ?? null,
    time_precision: time.precision,
    time_basis: time.basis,
    time_words: time.surface,
  };
}

function recordPlace(place: Incident['place']) {
  return {
    place: place?.name ?? null,
    admin1: place?.admin1 ?? null,
    country: place?.country ?? null,
    place_precision: place?.precision ?? null,
    radius_km: place?.radiusKm ?? null,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    place_id: place?.placeId ?? null,
  };
}

function recordMeans({ weapon, targets, casualties, perpetrator }: Incident) {
  return {
    weapon: weapon?.kind ?? null,
    weapon_model: weapon?.model ?? null,
    targets: targets.length > 0 ? targets.join(';') : null,
    killed_min: casualties.killed?.min ?? null,
    killed_max: casualties.killed?.max ?? null,
    injured_min: casualties.injured?.min ?? null,
    injured_max: casualties.injured?.max ?? null,
    perpetrator: perpetrator?.actor ?? null,
    perpetrator_mode: perpetrator?.mode ?? null,
  };
}

function recordCrosswalk(incident: Incident) {
  const place = crosswalkPlace(incident.place);
  const time = crosswalkTime(incident.time);
  return {
    acled_sub_event_type: crosswalkType(incident.type).subEvent,
    acled_geo_precision: place.acled,
    acled_time_precision: time.acled,
    ucdp_where_prec: place.ucdp,
    ucdp_date_prec: time.ucdp,
  };
}
