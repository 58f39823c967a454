/** The documents of OGC API – Features Part 1 (OGC 17-069r4): landing page, conformance, the collection, its schema. */
import { RECORD_COLUMNS } from '#lib/export/incident-record.ts';

export type Link = { href: string; rel: string; type?: string; title?: string };

export const COLLECTION = 'incidents';
export const JSON_TYPE = 'application/json';
export const GEOJSON_TYPE = 'application/geo+json';
export const HTML_TYPE = 'text/html';
const CONFORMS = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf';

/** Where everything is; `base` is the address of /api/ogc. */
export function describeLanding(base: string) {
  const home = base.slice(0, -'/api/ogc'.length);
  return {
    title: 'Dateline',
    description: 'Attacks that news reports tell of, each with its place, time, toll and grade.',
    links: [
      ...selfLinks(base),
      {
        href: `${home}/api/openapi.json?part=ogc`,
        rel: 'service-desc',
        type: 'application/vnd.oai.openapi+json;version=3.1',
        title: 'The API as OpenAPI',
      },
      { href: `${home}/api`, rel: 'service-doc', type: HTML_TYPE, title: 'The API for readers' },
      { href: `${base}/conformance`, rel: 'conformance', type: JSON_TYPE, title: 'What is conformed to' },
      { href: `${base}/collections`, rel: 'data', type: JSON_TYPE, title: 'The collections' },
    ] satisfies Link[],
  };
}

/** The conformance classes that are implemented. */
export function describeConformance() {
  return { conformsTo: ['core', 'geojson', 'html'].map((name) => `${CONFORMS}/${name}`) };
}

/** How far the data reaches; null where there is none yet. */
export type Extent = {
  bbox: [west: number, south: number, east: number, north: number] | null;
  days: [first: string, last: string] | null;
};

/** The list of collections, which holds one; `base` is the address of /api/ogc. */
export function describeCollections(base: string, extent: Extent) {
  return { links: selfLinks(`${base}/collections`), collections: [describeCollection(base, extent)] };
}

/** The collection of all incidents, with how far it reaches in space and time. */
export function describeCollection(base: string, { bbox, days }: Extent) {
  const address = `${base}/collections/${COLLECTION}`;
  return {
    id: COLLECTION,
    title: 'Attacks',
    description: 'One feature an attack; those whose place is not known have no geometry.',
    itemType: 'feature',
    crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
    extent: {
      ...(bbox === null ? {} : { spatial: { bbox: [bbox] } }),
      ...(days === null ? {} : { temporal: { interval: [days.map((day) => `${day}T00:00:00Z`)] } }),
    },
    links: [
      ...selfLinks(address),
      { href: `${address}/items`, rel: 'items', type: GEOJSON_TYPE, title: 'Attacks as GeoJSON' },
      { href: `${address}/items?f=html`, rel: 'items', type: HTML_TYPE, title: 'Attacks as pages' },
      {
        href: `${address}/schema`,
        rel: 'describedby',
        type: 'application/schema+json',
        title: 'Its properties',
      },
      // GDAL before 3.7 knows the relation by this spelling only.
      {
        href: `${address}/schema`,
        rel: 'describedBy',
        type: 'application/schema+json',
        title: 'Its properties',
      },
      {
        href: 'https://creativecommons.org/licenses/by/4.0/',
        rel: 'license',
        type: HTML_TYPE,
        title: 'Places: GeoNames, CC BY 4.0',
      },
    ] satisfies Link[],
  };
}

/** JSON Schema of a feature's properties. */
export function describeSchema(base: string) {
  const properties = Object.entries(RECORD_COLUMNS).map(([name, [type, description]]) => [
    name,
    { type, description, ...(/_day$|^reported_/.test(name) ? { format: 'date' } : {}) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}/collections/${COLLECTION}/schema`,
    title: 'Attacks',
    type: 'object',
    properties: {
      geometry: { $ref: 'https://geojson.org/schema/Point.json' },
      ...Object.fromEntries(properties),
    },
  };
}

function selfLinks(address: string): Link[] {
  return [
    { href: address, rel: 'self', type: JSON_TYPE, title: 'This document' },
    { href: `${address}?f=html`, rel: 'alternate', type: HTML_TYPE, title: 'This document as a page' },
  ];
}
