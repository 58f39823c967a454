/** The operations of loading files of incidents, of feeds and of signing in. */
import { z } from 'zod';
import {
  feed,
  feedChange,
  feedRequest,
  feedsResponse,
  loadRequest,
  loadsResponse,
  loginRequest,
  loginState,
  uploadPreview,
  uploadStatus,
} from '#lib/wire.ts';
import type { Operation } from './operation.ts';

const JSON_TYPE = 'application/json';
const json = (status: number, description: string, schema: z.ZodType) => ({
  [status]: { description, content: { [JSON_TYPE]: schema } },
});
const done = (description: string) => ({ 204: { description, content: {} } });
const UPLOAD = { id: 'Id of an upload' };
const FEED = { id: 'Id of a feed' };
const TAG = { tag: 'Adding' } as const;

export const ADDING_OPERATIONS: readonly Operation[] = [
  {
    ...TAG,
    path: '/api/uploads',
    method: 'post',
    summary: 'Takes a CSV or GeoJSON file of ready-made incidents, up to 500 MB; nothing is loaded yet',
    query: z.object({ name: z.string().min(1).max(300).describe('Name of the file') }),
    body: { 'application/octet-stream': null },
    answers: json(201, 'The upload', uploadStatus),
    problems: [400, 401, 403, 413, 429],
  },
  {
    ...TAG,
    path: '/api/uploads/{id}',
    method: 'get',
    summary: 'How an upload stands: how far its load is, or why it failed',
    pathParams: UPLOAD,
    answers: json(200, 'The upload', uploadStatus),
    problems: [401, 403, 404, 429],
  },
  {
    ...TAG,
    path: '/api/articles/{id}',
    method: 'delete',
    summary: 'Takes an article away; attacks that no other article tells of go with it',
    pathParams: { id: 'Id of an article' },
    answers: done('Taken away'),
    problems: [401, 403, 404, 429],
  },
  {
    ...TAG,
    path: '/api/uploads/{id}',
    method: 'delete',
    summary: 'Forgets an upload that is not being loaded, and what a stopped load has stored',
    pathParams: UPLOAD,
    answers: done('Forgotten'),
    problems: [401, 403, 404, 409, 429],
  },
  {
    ...TAG,
    path: '/api/uploads/{id}/preview',
    method: 'get',
    summary: 'The beginning of the file as it would be read under a mapping of columns to fields',
    pathParams: UPLOAD,
    query: z.object({
      map: z
        .string()
        .optional()
        .describe('"field=column", any number of times; an empty column takes a field out'),
    }),
    answers: json(200, 'Columns, mapping and the first rows', uploadPreview),
    problems: [400, 401, 403, 404, 429],
  },
  {
    ...TAG,
    path: '/api/uploads/{id}/load',
    method: 'post',
    summary: 'Begins the load, or goes on with one that was stopped or broken off',
    pathParams: UPLOAD,
    body: { [JSON_TYPE]: loadRequest },
    answers: json(202, 'The upload', uploadStatus),
    problems: [400, 401, 403, 404, 409, 413, 429],
  },
  {
    ...TAG,
    path: '/api/uploads/{id}/load',
    method: 'delete',
    summary: 'Stops the load; nothing of it shows, and it can go on later',
    pathParams: UPLOAD,
    answers: json(202, 'The upload', uploadStatus),
    problems: [401, 403, 404, 409, 429],
  },
  {
    ...TAG,
    path: '/api/uploads/{id}/rejected',
    method: 'get',
    summary: 'The rows that were rejected as CSV, each with its reason',
    pathParams: UPLOAD,
    answers: { 200: { description: 'The rows', content: { 'text/csv': null } } },
    problems: [401, 403, 404, 429],
  },
  {
    ...TAG,
    path: '/api/loads',
    method: 'get',
    summary: 'What was loaded, and the files that are on their way (shown to those who may write)',
    answers: json(200, 'The loads', loadsResponse),
    problems: [],
  },
  {
    ...TAG,
    path: '/api/loads/{name}',
    method: 'delete',
    summary: 'Takes a load away with all its incidents',
    pathParams: { name: 'Name of a load' },
    answers: done('Taken away'),
    problems: [401, 403, 404, 429],
  },
  {
    ...TAG,
    path: '/api/feeds',
    method: 'get',
    summary: 'The feeds that are followed',
    answers: json(200, 'The feeds', feedsResponse),
    problems: [401, 403, 429],
  },
  {
    ...TAG,
    path: '/api/feeds',
    method: 'post',
    summary: 'Follows a feed; one that is followed already is read again at once',
    body: { [JSON_TYPE]: feedRequest },
    answers: json(201, 'The feed', feed),
    problems: [400, 401, 403, 413, 429],
  },
  {
    ...TAG,
    path: '/api/feeds/{id}',
    method: 'get',
    summary: 'One feed',
    pathParams: FEED,
    answers: json(200, 'The feed', feed),
    problems: [401, 403, 404, 429],
  },
  {
    ...TAG,
    path: '/api/feeds/{id}',
    method: 'put',
    summary: 'Pauses a feed, lets it go on, or changes how often it is read',
    pathParams: FEED,
    body: { [JSON_TYPE]: feedChange },
    answers: json(200, 'The feed', feed),
    problems: [400, 401, 403, 404, 413, 429],
  },
  {
    ...TAG,
    path: '/api/feeds/{id}',
    method: 'delete',
    summary: 'Follows a feed no longer; its articles stay',
    pathParams: FEED,
    answers: done('Left'),
    problems: [401, 403, 404, 429],
  },
  {
    path: '/api/login',
    method: 'get',
    tag: 'Server',
    summary: 'Whether writing needs the token of this server, and whether this browser has given it',
    answers: json(200, 'The state', loginState),
    problems: [],
  },
  {
    path: '/api/login',
    method: 'post',
    tag: 'Server',
    summary: 'Signs a browser in with the token of this server: a cookie that scripts cannot read',
    body: { [JSON_TYPE]: loginRequest },
    answers: done('Signed in'),
    problems: [400, 401, 403, 413, 429],
  },
  {
    path: '/api/login',
    method: 'delete',
    tag: 'Server',
    summary: 'Signs out',
    answers: done('Signed out'),
    problems: [403],
  },
];
