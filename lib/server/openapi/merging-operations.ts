/** The operations on what merging makes: waves, and what analysts decide. */
import { z } from 'zod';
import { rulingAnswer, rulingRequest, rulingsResponse, waveDetail, wavesResponse } from '#lib/wire.ts';
import { JSON_TYPE } from '../ogc/documents.ts';
import { rulingsParams } from '../rulings/rulings-query.ts';
import { wavesParams } from '../waves/waves-query.ts';
import { answer, json, type Operation } from './operation.ts';

export const MERGING_OPERATIONS: readonly Operation[] = [
  {
    path: '/api/waves',
    method: 'get',
    tag: 'Data',
    summary:
      'Waves: attacks of one night on one country that belong together; frames, never attacks themselves',
    query: wavesParams,
    answers: json('The waves, oldest first', wavesResponse),
    problems: [400],
  },
  {
    path: '/api/waves/{id}',
    method: 'get',
    tag: 'Data',
    summary: 'One wave with its members and the numbers that reports state for the whole of it',
    pathParams: { id: 'Id of a wave' },
    answers: json('The wave', waveDetail),
    problems: [404],
  },
  {
    path: '/api/rulings',
    method: 'get',
    tag: 'Rulings',
    summary: 'What analysts decided about incidents, the newest first, also what does not hold any more',
    query: rulingsParams,
    answers: json('The decisions', rulingsResponse),
    problems: [400],
  },
  {
    path: '/api/rulings',
    method: 'post',
    tag: 'Rulings',
    summary:
      'Decides that two incidents are one attack or two, splits one, or grades one; merges what that touches',
    body: { [JSON_TYPE]: rulingRequest },
    answers: {
      200: answer('The same decision, which holds already', rulingAnswer),
      201: answer('The decision, and the incidents that hold its mentions now', rulingAnswer),
    },
    problems: [400, 401, 403, 409, 413],
  },
  {
    path: '/api/rulings/{id}',
    method: 'delete',
    tag: 'Rulings',
    summary: 'Undoes a decision that still holds; it stays in the log',
    pathParams: { id: 'Number of a decision' },
    query: z.object({ by: z.string().max(100).optional().describe('Who undoes it') }),
    answers: json('The incidents that hold its mentions now', rulingAnswer),
    problems: [401, 403, 404, 409],
  },
];
