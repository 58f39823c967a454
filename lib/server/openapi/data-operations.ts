/** The operations that read incidents, articles and places. */
import { z } from 'zod';
import { BIN_UNITS } from '#lib/query/bin-incidents.ts';
import {
  articleDetail,
  articlesResponse,
  facetsResponse,
  histogramResponse,
  incidentDetail,
  incidentsResponse,
  searchResponse,
} from '#lib/wire.ts';
import { incidentParams } from '../incident-params.ts';
import { knownAtParam } from '../known-at-param.ts';
import { json, type Operation } from './operation.ts';
import { placesResponse } from './shapes.ts';

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

export const DATA_OPERATIONS: readonly Operation[] = [
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
];
