/** Every operation of the API: what it takes and what it answers, in the zod schemas that the code itself uses. */
import { z } from 'zod';
import { BIN_UNITS } from '#lib/query/bin-incidents.ts';
import {
  addArticleRequest,
  articleDetail,
  articlesResponse,
  facetsResponse,
  histogramResponse,
  incidentDetail,
  incidentsResponse,
  jobAccepted,
  jobStatus,
  searchResponse,
} from '#lib/wire.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../export/export-formats.ts';
import { incidentParams } from '../incident-params.ts';
import { knownAtParam } from '../known-at-param.ts';
import { COLLECTION, GEOJSON_TYPE, HTML_TYPE, JSON_TYPE } from '../ogc/documents.ts';
import { ADDING_OPERATIONS } from './adding-operations.ts';
import { BRIEF_OPERATIONS } from './brief-operations.ts';
import { MERGING_OPERATIONS } from './merging-operations.ts';
import type { Operation } from './operation.ts';
import { exportedCollection, ogcShapes, placesResponse, statusResponse } from './shapes.ts';

const json = (description: string, schema: z.ZodType | null, type = JSON_TYPE) => ({
  200: { description, content: { [type]: schema } },
});
const orPage = (description: string, schema: z.ZodType, type = JSON_TYPE) => ({
  200: { description, content: { [type]: schema, [HTML_TYPE]: null } },
});

const formParam = z.object({
  f: z.enum(['json', 'html']).optional().describe('json or html, whatever Accept says'),
});
const exportParams = incidentParams.omit({ cursor: true });
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
const placeParams = z.object({
  q: z.string().min(1).max(200).describe('The start of a name'),
  limit: z.int().min(1).max(50).default(10).optional(),
});
/** The same clauses without pages. */
const wholeParams = incidentParams.omit({ cursor: true, limit: true, sort: true });
const columnsParams = wholeParams.extend({
  columns: z.literal('id').optional().describe('The ids alone'),
  encoding: z.literal('gzip').optional().describe('Packed, whatever Accept-Encoding says'),
});
const histogramParams = wholeParams.extend({
  unit: z.enum(BIN_UNITS).optional().describe('Width of a bin; chosen by the span where it is left out'),
});
const searchParams = z.object({
  q: z.string().min(1).max(200).describe('Words, each the beginning of a word; mistyped ones are corrected'),
  limit: z.int().min(1).max(50).default(10).optional().describe('Most results of each kind'),
});

/** One file as a browser's form sends it. */
const addForm = z.object({
  files: z
    .array(z.string().meta({ format: 'binary' }))
    .describe('txt, md, html, json, jsonl, RSS, Atom or csv'),
  published: z.string().optional().describe('Publication day of all of them, YYYY-MM-DD'),
  publisher: z.string().optional(),
  preview: z.enum(['true', 'false']).optional(),
});

const COLLECTION_PARAM = { collection: `Always "${COLLECTION}"` };

export const OPERATIONS: readonly Operation[] = [
  {
    path: '/api/incidents',
    method: 'get',
    tag: 'Data',
    summary: 'Incidents that a query selects, a page at a time',
    query: incidentParams,
    answers: json('A page of incidents', incidentsResponse),
    problems: [400],
  },
  {
    path: '/api/incidents/{id}',
    method: 'get',
    tag: 'Data',
    summary: 'One incident with what each article says of it; 308 from an id that was merged away',
    pathParams: { id: 'Id of an incident' },
    query: knownAtParam,
    answers: json('The incident', incidentDetail),
    problems: [400, 404],
  },
  ...MERGING_OPERATIONS,
  {
    path: '/api/columns',
    method: 'get',
    tag: 'Data',
    summary:
      'All incidents of a query as typed columns in one binary answer (its layout: lib/query/incident-columns-codec.ts)',
    query: columnsParams,
    answers: json('The columns', null, 'application/octet-stream'),
    problems: [400],
  },
  {
    path: '/api/histogram',
    method: 'get',
    tag: 'Data',
    summary: 'The incidents of a query by calendar bin and type',
    query: histogramParams,
    answers: json('The bins', histogramResponse),
    problems: [400],
  },
  {
    path: '/api/facets',
    method: 'get',
    tag: 'Data',
    summary: 'Values that a further filter could take, and how many incidents each would leave',
    query: incidentParams,
    answers: json('The values', facetsResponse),
    problems: [400],
  },
  {
    path: '/api/search',
    method: 'get',
    tag: 'Data',
    summary: 'Incidents, articles and places by words',
    query: searchParams,
    answers: json('What was found', searchResponse),
    problems: [400],
  },
  {
    path: '/api/articles',
    method: 'get',
    tag: 'Data',
    summary: 'Article summaries, newest first',
    answers: json('The articles', articlesResponse),
    problems: [],
  },
  {
    path: '/api/articles/{id}',
    method: 'get',
    tag: 'Data',
    summary: 'One article: its text, its sections and all that was found in it',
    pathParams: { id: 'Id of an article' },
    answers: json('The article', articleDetail),
    problems: [404],
  },
  {
    path: '/api/places',
    method: 'get',
    tag: 'Data',
    summary: 'Places whose name starts as asked',
    query: placeParams,
    answers: json('The places, the most likely first', placesResponse),
    problems: [400],
  },
  {
    path: '/api/articles',
    method: 'post',
    tag: 'Adding',
    summary: 'Reads a text, an address or files; the job tells what becomes of them',
    body: { [JSON_TYPE]: addArticleRequest, 'multipart/form-data': addForm },
    answers: { 202: { description: 'The job', content: { [JSON_TYPE]: jobAccepted } } },
    problems: [400, 401, 403, 408, 413, 415],
  },
  {
    path: '/api/jobs/{id}',
    method: 'get',
    tag: 'Adding',
    summary: 'How far a job is, and what became of each article',
    pathParams: { id: 'Id of a job' },
    answers: json('The job', jobStatus),
    problems: [404],
  },
  {
    path: '/api/changes',
    method: 'get',
    tag: 'Adding',
    summary: 'Server-sent events: "data" with {"dataVersion"}, now and whenever the data changes',
    answers: json('An endless stream', null, 'text/event-stream'),
    problems: [],
  },
  ...ADDING_OPERATIONS,
  ...BRIEF_OPERATIONS,
  {
    path: '/api/export/{format}',
    method: 'get',
    tag: 'Files',
    summary: `All incidents of a query as one file: ${EXPORT_FORMAT_NAMES.join(', ')}`,
    pathParams: { format: EXPORT_FORMAT_NAMES.join(', ') },
    query: exportParams,
    answers: {
      200: {
        description: 'The file',
        content: Object.fromEntries(
          Object.values(EXPORT_FORMATS).map(({ mediaType }) => [
            mediaType,
            mediaType === GEOJSON_TYPE ? exportedCollection : null,
          ]),
        ),
      },
    },
    problems: [400, 404],
  },
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
  {
    path: '/api/tiles',
    method: 'get',
    tag: 'Map',
    summary: 'TileJSON of the tiles that a query selects',
    query: incidentParams,
    answers: json(
      'TileJSON 3.0',
      z.looseObject({ tilejson: z.literal('3.0.0'), tiles: z.array(z.string()) }),
    ),
    problems: [400],
  },
  {
    path: '/api/tiles/{z}/{x}/{y}',
    method: 'get',
    tag: 'Map',
    summary: 'One vector tile of the incidents that a query selects',
    pathParams: { z: 'Zoom', x: 'Column', y: 'Row, with ".mvt" after it' },
    query: incidentParams,
    answers: json('Mapbox vector tile', null, 'application/vnd.mapbox-vector-tile'),
    problems: [400, 404],
  },
  {
    path: '/api/basemap',
    method: 'get',
    tag: 'Map',
    summary: 'What the map draws under its marks',
    answers: json('The basemap', z.looseObject({ kind: z.string(), problem: z.string().nullable() })),
    problems: [],
  },
  {
    path: '/api/basemap/tiles',
    method: 'get',
    tag: 'Map',
    summary: 'The PMTiles file of DATELINE_BASEMAP, in byte ranges; 404 where none is set',
    answers: json('Bytes of the file', null, 'application/octet-stream'),
    problems: [404],
  },
  {
    path: '/api/status',
    method: 'get',
    tag: 'Server',
    summary: 'Whether the server is ready, and how much it holds',
    answers: json('The state', statusResponse),
    problems: [],
  },
  {
    path: '/api/openapi.json',
    method: 'get',
    tag: 'Server',
    summary: 'This description',
    query: z.object({ part: z.enum(['ogc']).optional().describe('ogc: that part alone, from its own root') }),
    answers: json(
      'OpenAPI 3.1',
      z.looseObject({ openapi: z.string() }),
      'application/vnd.oai.openapi+json;version=3.1',
    ),
    problems: [400],
  },
];
