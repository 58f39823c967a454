/** Answers that lib/wire.ts does not know: those of open conventions, and small ones of single routes. */
import { z } from 'zod';
import { RECORD_COLUMNS } from '#lib/export/incident-record.ts';
import { place } from '#lib/schema.ts';

const link = z.object({
  href: z.string(),
  rel: z.string(),
  type: z.string().optional(),
  title: z.string().optional(),
});
const links = z.array(link);

const TYPES = { string: z.string(), number: z.number(), integer: z.int() };

/** The properties of a feature: every column of the exports, null where nothing is stated. */
const properties = z.object(
  Object.fromEntries(
    Object.entries(RECORD_COLUMNS).map(([name, [type, about]]) => [
      name,
      TYPES[type].nullable().describe(about),
    ]),
  ),
);

const feature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }).nullable(),
  properties,
});

const collection = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  itemType: z.literal('feature'),
  crs: z.array(z.string()),
  extent: z.object({
    spatial: z.object({ bbox: z.array(z.array(z.number()).length(4)) }).optional(),
    temporal: z.object({ interval: z.array(z.array(z.string()).length(2)) }).optional(),
  }),
  links,
});

export const ogcShapes = {
  landing: z.object({ title: z.string(), description: z.string(), links }),
  conformance: z.object({ conformsTo: z.array(z.string()) }),
  collections: z.object({ links, collections: z.array(collection) }),
  collection,
  schema: z.object({
    $id: z.string(),
    type: z.literal('object'),
    properties: z.record(z.string(), z.unknown()),
  }),
  items: z.object({
    type: z.literal('FeatureCollection'),
    timeStamp: z.string(),
    numberMatched: z.int(),
    numberReturned: z.int(),
    features: z.array(feature),
    links,
  }),
  item: feature.extend({ links }),
};

/** GET /api/export/geojson: a collection with its stamp. */
export const exportedCollection = z.object({
  type: z.literal('FeatureCollection'),
  attribution: z.string(),
  asOf: z.string(),
  dataVersion: z.string(),
  query: z.string(),
  home: z.string(),
  features: z.array(feature),
});

/** GET /api/places */
export const placesResponse = z.object({ places: z.array(place) });

/** GET /api/status */
export const statusResponse = z.object({
  ready: z.boolean(),
  database: z.literal('ok'),
  articles: z.int(),
  incidents: z.int(),
  dataVersion: z.string(),
});
