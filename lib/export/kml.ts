/** Incidents as KML 2.2 (OGC 07-147r2). */
import { XMLBuilder } from 'fast-xml-parser';
import type { ExportStamp } from './export-stamp.ts';
import { recordIncident, type SourcedIncident } from './incident-record.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: true,
  suppressEmptyNode: true,
});

/** Characters that XML 1.0 cannot hold at all. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const clean = (value: unknown) => String(value).toWellFormed().replace(NOT_XML, '\uFFFD');

/** What stands before the placemarks. */
export function openKml(stamp: ExportStamp): string {
  const told = [stamp.attribution, `As of ${stamp.asOf}`, stamp.query && `Query: ${stamp.query}`, stamp.home];
  const head = builder.build({ name: 'Attacks', description: clean(told.filter(Boolean).join('\n')) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${head}\n`;
}

export const CLOSE_KML = '</Document></kml>\n';

/** One incident as a placemark; without a point it has none, without a day no time. */
export function placemarkOf(sourced: SourcedIncident): string {
  const { incident } = sourced;
  const record = Object.entries(recordIncident(sourced));
  const { start, end } = incident.time;
  const { lng = null, lat = null } = incident.place ?? {};
  const placemark = {
    '@id': clean(incident.id),
    name: clean(incident.title),
    ...(start === null ? {} : { TimeSpan: { begin: start, end: end ?? start } }),
    ExtendedData: {
      Data: record
        .filter(([, value]) => value !== null)
        .map(([key, value]) => ({ '@name': key, value: clean(value) })),
    },
    ...(lng === null || lat === null ? {} : { Point: { coordinates: `${lng},${lat}` } }),
  };
  return `${builder.build({ Placemark: placemark })}\n`;
}
