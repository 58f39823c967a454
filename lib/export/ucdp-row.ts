/** Incidents in the columns of UCDP's Georeferenced Event Dataset. What we do not know stays empty. */
import type { Incident } from '#lib/schema.ts';
import { nameCountry } from './acled-row.ts';
import { crosswalkPlace, crosswalkTime } from './crosswalk.ts';
import type { Cell, SourcedIncident } from './incident-record.ts';

/**
 * One incident by column name. Deaths are those of nobody's side (`deaths_unknown`): the reports do not say which side
 * the dead were on; `best` and `low` are the least number stated, `high` the greatest, empty where it is open.
 */
export function ucdpRow({ incident, publishers }: SourcedIncident): Record<string, Cell> {
  const { time, place, casualties, perpetrator, members } = incident;
  const killed = casualties.killed;
  return {
    id: incident.id,
    relid: null,
    year: time.start === null ? null : Number(time.start.slice(0, 4)),
    active_year: null,
    code_status: incident.grade.level === 'confirmed' ? 'Clear' : 'Check',
    type_of_violence: null,
    conflict_name: null,
    dyad_name: null,
    side_a: perpetrator?.actor ?? null,
    side_b: null,
    number_of_sources: new Set(members.map(({ article }) => article)).size,
    source_article: members.map(({ article }) => article).join(';'),
    source_office: publishers.join(';') || null,
    source_date: incident.reported.first,
    source_headline: incident.title,
    ...locate(place),
    event_clarity: incident.assertion === 'happened' ? 1 : 2,
    date_prec: crosswalkTime(time).ucdp,
    date_start: time.start,
    date_end: time.end,
    deaths_a: null,
    deaths_b: null,
    deaths_civilians: null,
    deaths_unknown: killed?.min ?? null,
    best: killed?.min ?? null,
    high: killed?.max ?? null,
    low: killed?.min ?? null,
  };
}

function locate(place: Incident['place']): Record<string, Cell> {
  const { lng = null, lat = null } = place ?? {};
  const point = lng === null || lat === null ? null : { lng, lat };
  return {
    where_prec: crosswalkPlace(place).ucdp,
    where_coordinates: place?.name ?? null,
    where_description: place?.name ?? null,
    adm_1: place?.admin1 ?? null,
    adm_2: null,
    latitude: lat,
    longitude: lng,
    geom_wkt: point && `POINT (${point.lng} ${point.lat})`,
    priogrid_gid: point && priogridCell(point.lng, point.lat),
    country: nameCountry(place?.country ?? null),
    country_id: null,
    region: null,
  };
}

/** PRIO-GRID cell of a point: half-degree cells numbered from 1 at the south-west, row by row (720 a row). */
export function priogridCell(lng: number, lat: number): number {
  const column = Math.min(719, Math.floor((lng + 180) * 2));
  const row = Math.min(359, Math.floor((lat + 90) * 2));
  return row * 720 + column + 1;
}
