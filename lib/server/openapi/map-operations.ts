/** The operations that maps ask: tiles of the incidents, and what lies under them. */
import { z } from 'zod';
import { incidentParams } from '../incident-params.ts';
import { json, type Operation } from './operation.ts';

export const MAP_OPERATIONS: readonly Operation[] = [
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
];
