/** The operations of briefs. */
import {
  briefContent,
  briefRequest,
  briefResponse,
  briefsResponse,
  briefVersions,
  drawnScene,
} from '#lib/brief/brief-schema.ts';
import { briefParams, fileParams, pictureParams, sceneParams } from '../brief/brief-params.ts';
import { JSON_TYPE } from '../ogc/documents.ts';
import { created, done, json, type Operation } from './operation.ts';

const ID = { id: 'Id of a brief' };

export const BRIEF_OPERATIONS: readonly Operation[] = [
  {
    path: '/api/briefs',
    method: 'get',
    tag: 'Briefs',
    summary: 'Briefs, the latest first',
    answers: json('The briefs', briefsResponse),
    problems: [],
  },
  {
    path: '/api/briefs',
    method: 'post',
    tag: 'Briefs',
    summary:
      'Makes a brief: as given, or drafted by rule from the filters of a view, in the language of "lang", the cookie or the browser',
    body: { [JSON_TYPE]: briefRequest },
    answers: created('The new brief', briefResponse),
    problems: [400, 401, 403, 413],
  },
  {
    path: '/api/briefs/{id}',
    method: 'get',
    tag: 'Briefs',
    summary: 'One brief with the figures of its scenes as they are now, without what its options withhold',
    pathParams: ID,
    query: briefParams,
    answers: json('The brief', briefResponse),
    problems: [400, 401, 403, 404],
  },
  {
    path: '/api/briefs/{id}/versions',
    method: 'get',
    tag: 'Briefs',
    summary: 'The versions of a brief that can be brought back, for those who may write',
    pathParams: ID,
    answers: json('The versions', briefVersions),
    problems: [401, 403, 404],
  },
  {
    path: '/api/briefs/picture',
    method: 'get',
    tag: 'Briefs',
    summary: 'The map of a view as a small picture',
    query: pictureParams,
    answers: { 200: { description: 'The picture', content: { 'image/png': null } } },
    problems: [400],
  },
  {
    path: '/api/briefs/{id}',
    method: 'put',
    tag: 'Briefs',
    summary: 'Writes a brief anew; If-Match names the version that was seen',
    pathParams: ID,
    body: { [JSON_TYPE]: briefContent },
    answers: json('The brief', briefResponse),
    problems: [400, 401, 403, 404, 409, 413, 428],
  },
  {
    path: '/api/briefs/{id}',
    method: 'delete',
    tag: 'Briefs',
    summary: 'Removes a brief',
    pathParams: ID,
    answers: done('Removed'),
    problems: [401, 403, 404],
  },
  {
    path: '/api/briefs/{id}/duplicate',
    method: 'post',
    tag: 'Briefs',
    summary: 'Copies a brief',
    pathParams: ID,
    answers: created('The copy', briefResponse),
    problems: [401, 403, 404],
  },
  {
    path: '/api/briefs/{id}/scenes/{scene}',
    method: 'get',
    tag: 'Briefs',
    summary:
      'One scene as a picture, its words included: {scene}.svg, or {scene}.png?width=64…3840; what it draws: {scene}.json',
    pathParams: { ...ID, scene: 'Id of a scene with ".svg", ".png" or ".json" after it' },
    query: sceneParams,
    answers: {
      200: {
        description: 'The picture or the data',
        content: { 'image/svg+xml': null, 'image/png': null, [JSON_TYPE]: drawnScene },
      },
    },
    problems: [400, 404],
  },
  {
    path: '/api/briefs/{id}/files/{format}',
    method: 'get',
    tag: 'Briefs',
    summary: 'A brief as one file: html (runs from disk without a network), pptx, pdf, geojson or csv',
    pathParams: { ...ID, format: 'html, pptx, pdf, geojson, csv' },
    query: fileParams,
    answers: {
      200: {
        description: 'The file',
        content: {
          'text/html': null,
          'application/vnd.openxmlformats-officedocument.presentationml.presentation': null,
          'application/pdf': null,
          'application/geo+json': null,
          'text/csv': null,
        },
      },
    },
    problems: [400, 404],
  },
];
