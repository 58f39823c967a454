/** The operations of OGC API – Features. */
import { z } from 'zod';
import { incidentParams } from '../incident-params.ts';
import { COLLECTION, GEOJSON_TYPE, HTML_TYPE, JSON_TYPE } from '../ogc/documents.ts';
import { json, type Operation } from './operation.ts';
import { ogcShapes } from './shapes.ts';

const orPage = (description: string, schema: z.ZodType, type = JSON_TYPE) => ({
  200: { description, content: { [type]: schema, [HTML_TYPE]: null } },
});

const formParam = z.object({
  f: z.enum(['json', 'html']).optional().describe('json or html, whatever Accept says'),
});
/** The OGC route reads these itself and hands the rest on. */
const itemsParams = incidentParams.omit({ from: true, to: true, limit: true, bbox: true }).extend({
  bbox: z.string().optional().describe('west,south,east,north in degrees, or with heights between'),
  datetime: z
    .string()
    .optional()
    .describe('A day or instant, or an interval with "/" between; ".." is an open end'),
  limit: z.int().min(1).max(10_000).default(100).optional().describe('Most features on a page'),
  ...formParam.shape,
});
const COLLECTION_PARAM = { collection: `Always "${COLLECTION}"` };

export const OGC_OPERATIONS: readonly Operation[] = [
  {
    path: '/api/ogc',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'Landing page',
    query: formParam,
    answers: orPage('Where everything is', ogcShapes.landing),
    problems: [400],
  },
  {
    path: '/api/ogc/conformance',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'Conformance classes',
    query: formParam,
    answers: orPage('The classes', ogcShapes.conformance),
    problems: [400],
  },
  {
    path: '/api/ogc/collections',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'Collections',
    query: formParam,
    answers: orPage('The collections', ogcShapes.collections),
    problems: [400],
  },
  {
    path: '/api/ogc/collections/{collection}',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'One collection',
    pathParams: COLLECTION_PARAM,
    query: formParam,
    answers: orPage('The collection', ogcShapes.collection),
    problems: [400, 404],
  },
  {
    path: '/api/ogc/collections/{collection}/schema',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'The properties of a feature as JSON Schema',
    pathParams: COLLECTION_PARAM,
    answers: json('The schema', ogcShapes.schema, 'application/schema+json'),
    problems: [404],
  },
  {
    path: '/api/ogc/collections/{collection}/items',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'A page of features',
    pathParams: COLLECTION_PARAM,
    query: itemsParams,
    answers: orPage('The features', ogcShapes.items, GEOJSON_TYPE),
    problems: [400, 404],
  },
  {
    path: '/api/ogc/collections/{collection}/items/{id}',
    method: 'get',
    tag: 'OGC API – Features',
    summary: 'One feature',
    pathParams: { ...COLLECTION_PARAM, id: 'Id of an incident' },
    query: formParam,
    answers: orPage('The feature', ogcShapes.item, GEOJSON_TYPE),
    problems: [400, 404],
  },
];
