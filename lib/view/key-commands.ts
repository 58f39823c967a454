/** The keys of the page: what each does, and which command an event means. */

export type KeyCommand =
  | 'search'
  | 'help'
  | 'table'
  | 'next-attack'
  | 'previous-attack'
  | 'play'
  | 'step-back';

export const KEY_HELP: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['/', '⌘K', 'Ctrl K'], does: 'Search' },
  { keys: ['J', ']'], does: 'Next attack' },
  { keys: ['K', '['], does: 'Previous attack' },
  { keys: ['↑', '↓'], does: 'Step through the list' },
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['←', '→'], does: 'On the timeline: move the window or the thumb' },
  { keys: ['⇧ ←', '⇧ →'], does: 'On the timeline: resize the window' },
  { keys: ['T'], does: 'Table instead of map, and back' },
  { keys: ['Tab', 'Enter'], does: 'In the article: go to a highlight, open it' },
  { keys: ['Esc'], does: 'Step back: close the article, then the attack' },
  { keys: ['?'], does: 'This list' },
];

const COMMANDS: Readonly<Record<string, KeyCommand>> = {
  '/': 'search',
  '?': 'help',
  t: 'table',
  j: 'next-attack',
  ']': 'next-attack',
  k: 'previous-attack',
  '[': 'previous-attack',
  ' ': 'play',
  escape: 'step-back',
};

type KeyEvent = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
/** Where the focus is: typing takes every key, a control takes Space and Enter. */
export type KeyPlace = 'typing' | 'control' | 'page';

/** The command that a key means at the place of the focus, or null. */
export function commandOf(event: KeyEvent, place: KeyPlace): KeyCommand | null {
  const key = event.key.toLowerCase();
  if (key === 'k' && (event.ctrlKey || event.metaKey)) return 'search';
  if (event.ctrlKey || event.metaKey || event.altKey || place === 'typing') return null;
  if (key === ' ' && place === 'control') return null;
  return Object.hasOwn(COMMANDS, key) ? (COMMANDS[key] ?? null) : null;
}
