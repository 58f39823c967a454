import type { Room } from './messages.ts';

/** What every page with a header says. */
const COMMON: readonly Room[] = ['page', 'common', 'header', 'codes', 'attack', 'time'];
const EXPLORER: readonly Room[] = [
  ...COMMON,
  'brief',
  'export',
  'filters',
  'help',
  'insights',
  'ledger',
  'map',
  'panel',
  'reader',
  'reasons',
  'rulings',
  'search',
  'share',
  'states',
  'table',
  'timeline',
];

const EMBED: readonly Room[] = [
  'page',
  'common',
  'codes',
  'attack',
  'time',
  'embed',
  'filters',
  'map',
  'states',
  'table',
  'timeline',
];

/** The rooms of each page: the words of one are not on the way of another. */
export const ROOMS = {
  explorer: EXPLORER,
  embed: EMBED,
  add: [...COMMON, 'ingest', 'reader', 'reasons', 'states'],
  told: ['page', 'common', 'header'],
  brief: [...COMMON, 'brief', 'briefing', 'filters', 'map', 'reader'],
} as const satisfies Record<string, readonly Room[]>;
