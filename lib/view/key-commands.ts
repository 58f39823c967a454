/** The keys of the page: what each does, and which command an event means. */

export type KeyCommand =
  | 'search'
  | 'help'
  | 'table'
  | 'next-attack'
  | 'previous-attack'
  | 'play'
  | 'step-back';

/** Keys as they are shown, and the message of what they do. */
export const KEY_HELP = [
  { keys: ['/', '⌘K', 'Ctrl K'], does: 'search' },
  { keys: ['J', ']'], does: 'next' },
  { keys: ['K', '['], does: 'previous' },
  { keys: ['↑', '↓'], does: 'list' },
  { keys: ['Space'], does: 'play' },
  { keys: ['←', '→'], does: 'move' },
  { keys: ['⇧ ←', '⇧ →'], does: 'resize' },
  { keys: ['T'], does: 'table' },
  { keys: ['Tab', 'Enter'], does: 'highlight' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['?'], does: 'help' },
] as const;

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
