/** Incidents → columns. */

import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS, TIME_PRECISIONS } from '#lib/codes.ts';
import {
  type IncidentColumns,
  NO_COUNT,
  NO_DAY,
  NO_MINUTE,
  NO_PRECISION,
} from '#lib/query/incident-columns.ts';
import { incidentInterval } from '#lib/query/incident-interval.ts';
import { numberOfId } from '#lib/query/incident-number.ts';
import type { Incident, Range } from '#lib/schema.ts';
import { dayNumber, MINUTES_PER_DAY } from '#lib/time.ts';

/** The values of one row, in the units of the columns. */
export type ColumnRow = {
  id: bigint;
  lng: number;
  lat: number;
  start: number;
  end: number;
  killed: number;
  injured: number;
  reportedFirst: number;
  reportedLast: number;
  type: number;
  grade: number;
  placePrecision: number;
  timePrecision: number;
  radiusKm: number;
};

/** Columns of `count` rows, all zero. */
export function makeColumns(count: number, dataVersion: string, asOf: string): IncidentColumns {
  return {
    dataVersion,
    asOf,
    count,
    id: new BigUint64Array(count),
    lng: new Float32Array(count),
    lat: new Float32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    killed: new Uint16Array(count),
    injured: new Uint16Array(count),
    reportedFirst: new Uint16Array(count),
    reportedLast: new Uint16Array(count),
    type: new Uint8Array(count),
    grade: new Uint8Array(count),
    placePrecision: new Uint8Array(count),
    timePrecision: new Uint8Array(count),
    radiusKm: new Float32Array(count),
  };
}

/** Writes one row. */
export function setRow(columns: IncidentColumns, at: number, row: ColumnRow): void {
  columns.id[at] = row.id;
  columns.lng[at] = row.lng;
  columns.lat[at] = row.lat;
  columns.start[at] = row.start;
  columns.end[at] = row.end;
  columns.killed[at] = row.killed;
  columns.injured[at] = row.injured;
  columns.reportedFirst[at] = row.reportedFirst;
  columns.reportedLast[at] = row.reportedLast;
  columns.type[at] = row.type;
  columns.grade[at] = row.grade;
  columns.placePrecision[at] = row.placePrecision;
  columns.timePrecision[at] = row.timePrecision;
  columns.radiusKm[at] = row.radiusKm;
}

/** The row of an incident. Throws RangeError for an id that is no `i_` and 13 digits. */
export function rowOfIncident(incident: Incident): ColumnRow {
  const { place, time, reported, casualties } = incident;
  const id = numberOfId(incident.id);
  if (id === null) throw new RangeError(`no incident id: ${incident.id}`);
  const interval = incidentInterval(incident, 'happened');
  const hasPoint = place !== null && place.lng !== null && place.lat !== null;
  return {
    id,
    lng: hasPoint ? place.lng! : Number.NaN,
    lat: hasPoint ? place.lat! : Number.NaN,
    start: interval === null ? NO_MINUTE : Math.round(interval.start * MINUTES_PER_DAY),
    end: interval === null ? NO_MINUTE : Math.round(interval.end * MINUTES_PER_DAY),
    killed: countOf(casualties.killed),
    injured: countOf(casualties.injured),
    reportedFirst: reportDay(reported.first),
    reportedLast: reportDay(reported.last ?? reported.first),
    type: ATTACK_TYPES.indexOf(incident.type),
    grade: GRADES.indexOf(incident.grade.level),
    placePrecision: place === null ? NO_PRECISION : PLACE_PRECISIONS.indexOf(place.precision),
    timePrecision: TIME_PRECISIONS.indexOf(time.precision),
    radiusKm: place?.radiusKm ?? 0,
  };
}

/** A count as a column holds it: NO_COUNT where none is stated, at most 65,534. */
function countOf(range: Range | null): number {
  return range === null ? NO_COUNT : Math.min(range.min, NO_COUNT - 1);
}

/** Days since 1970-01-01; NO_DAY where unknown or outside 1970–2149. */
export function reportDay(day: string | null): number {
  if (day === null) return NO_DAY;
  const number = dayNumber(day);
  return number >= 0 && number < NO_DAY ? number : NO_DAY;
}

/** Sorted as columns are: by start, undated last, ties by id. */
export function compareRows(a: ColumnRow, b: ColumnRow): number {
  if (a.start !== b.start) {
    if (a.start === NO_MINUTE) return 1;
    return b.start === NO_MINUTE ? -1 : a.start - b.start;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Columns of incidents given in any order. */
export function columnsOf(incidents: readonly Incident[], dataVersion = '', asOf = ''): IncidentColumns {
  const rows = incidents.map(rowOfIncident).sort(compareRows);
  const columns = makeColumns(rows.length, dataVersion, asOf);
  for (const [at, row] of rows.entries()) setRow(columns, at, row);
  return columns;
}
