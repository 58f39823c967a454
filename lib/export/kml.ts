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

/** One incident as a placemark; without a point it has none, without a day no time. Written by hand: a million take their time. */
export function placemarkOf(sourced: SourcedIncident): string {
  const { incident } = sourced;
  const { start, end } = incident.time;
  const { lng = null, lat = null } = incident.place ?? {};
  let data = '';
  for (const [key, value] of Object.entries(recordIncident(sourced))) {
    if (value !== null) data += `<Data name="${key}">${element('value', value)}</Data>`;
  }
  const time =
    start === null ? '' : `<TimeSpan>${element('begin', start)}${element('end', end ?? start)}</TimeSpan>`;
  const point =
    lng === null || lat === null ? '' : `<Point>${element('coordinates', `${lng},${lat}`)}</Point>`;
  return `<Placemark id="${escapeMarkup(incident.id)}">${element('name', incident.title)}${time}<ExtendedData>${data}</ExtendedData>${point}</Placemark>\n`;
}

function element(name: string, value: unknown): string {
  const text = escapeMarkup(value);
  return text === '' ? `<${name}/>` : `<${name}>${text}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeMarkup(value: unknown): string {
  return clean(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
