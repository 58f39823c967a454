import type { Room } from './messages.ts';

/** What every page with a header says. */
const COMMON: readonly Room[] = ['page', 'common', 'header', 'codes', 'attack', 'time'];
const EXPLORER: readonly Room[] = [
  ...COMMON,
  'export',
  'filters',
  'help',
  'insights',
  'ledger',
  'map',
  'panel',
  'reader',
  'rulings',
  'search',
  'states',
  'table',
  'timeline',
];

/** The rooms of each page: the words of one are not on the way of another. */
export const ROOMS = {
  explorer: EXPLORER,
  add: [...COMMON, 'ledger', 'reader', 'table'],
  brief: [...COMMON, 'filters', 'map', 'reader'],
} as const satisfies Record<string, readonly Room[]>;
