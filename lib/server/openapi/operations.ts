/** Every operation of the API: what it takes and what it answers, in the zod schemas that the code itself uses. */
import { z } from 'zod';
import { addArticleRequest, jobAccepted, jobStatus } from '#lib/wire.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../export/export-formats.ts';
import { incidentParams } from '../incident-params.ts';
import { GEOJSON_TYPE, JSON_TYPE } from '../ogc/documents.ts';
import { ADDING_OPERATIONS } from './adding-operations.ts';
import { BRIEF_OPERATIONS } from './brief-operations.ts';
import { DATA_OPERATIONS } from './data-operations.ts';
import { MAP_OPERATIONS } from './map-operations.ts';
import { MERGING_OPERATIONS } from './merging-operations.ts';
import { OGC_OPERATIONS } from './ogc-operations.ts';
import { answer, json, type Operation } from './operation.ts';
import { exportedCollection, statusResponse } from './shapes.ts';

const exportParams = incidentParams.omit({ cursor: true });

/** One file as a browser's form sends it. */
const addForm = z.object({
  files: z
    .array(z.string().meta({ format: 'binary' }))
    .describe('txt, md, html, json, jsonl, RSS, Atom or csv'),
  published: z.string().optional().describe('Publication day of all of them, YYYY-MM-DD'),
  publisher: z.string().optional(),
  preview: z.enum(['true', 'false']).optional(),
});

export const OPERATIONS: readonly Operation[] = [
  ...DATA_OPERATIONS,
  ...MERGING_OPERATIONS,
  {
    path: '/api/articles',
    method: 'post',
    tag: 'Adding',
    summary: 'Reads a text, an address or files; the job tells what becomes of them',
    body: { [JSON_TYPE]: addArticleRequest, 'multipart/form-data': addForm },
    answers: { 202: answer('The job', jobAccepted) },
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
  ...OGC_OPERATIONS,
  ...MAP_OPERATIONS,
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
