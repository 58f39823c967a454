import type { Room } from './messages.ts';

/** What every page with a header says. */
const COMMON: readonly Room[] = ['page', 'header'];

/** The rooms of each page: the words of one are not on the way of another. */
export const ROOMS = {
  explorer: [...COMMON],
  add: [...COMMON],
  brief: [...COMMON],
} as const satisfies Record<string, readonly Room[]>;
