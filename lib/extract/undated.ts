import type { MentionTime } from '#lib/schema.ts';

/** The time of an attack of which the article does not say when it was. */
export const UNDATED: MentionTime = {
  start: null,
  end: null,
  precision: 'unresolved',
  basis: null,
  clock: null,
  surface: null,
  candidates: [],
  bounds: {},
  evidence: [],
  why: ['the article does not say when'],
};
