/** Which key does what while a brief is presented. */

export type PresentCommand =
  | { type: 'step'; by: 1 | -1 }
  | { type: 'scrub'; by: 1 | -1 }
  | { type: 'go'; to: 'first' | 'last' }
  | { type: 'digit'; digit: number }
  | { type: 'play' | 'blank' | 'notes' | 'timer' | 'window' | 'screen' | 'leave' };

const COMMANDS: Record<string, PresentCommand> = {
  ArrowRight: { type: 'step', by: 1 },
  ArrowDown: { type: 'step', by: 1 },
  PageDown: { type: 'step', by: 1 },
  ArrowLeft: { type: 'step', by: -1 },
  ArrowUp: { type: 'step', by: -1 },
  PageUp: { type: 'step', by: -1 },
  Home: { type: 'go', to: 'first' },
  End: { type: 'go', to: 'last' },
  ' ': { type: 'play' },
  b: { type: 'blank' },
  '.': { type: 'blank' },
  n: { type: 'notes' },
  t: { type: 'timer' },
  p: { type: 'window' },
  f: { type: 'screen' },
  Escape: { type: 'leave' },
};

/** The command of a key; null for one that does nothing here. Shift with an arrow scrubs through the scene's time. */
export function presentCommand(key: string, isShifted: boolean): PresentCommand | null {
  if (/^\d$/.test(key)) return { type: 'digit', digit: Number(key) };
  if (isShifted && key === 'ArrowRight') return { type: 'scrub', by: 1 };
  if (isShifted && key === 'ArrowLeft') return { type: 'scrub', by: -1 };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? null) : null;
}

/** The scene that typed digits mean ("1", then "2" = 12), within 1…count; 0 alone is the tenth. */
export function sceneOfDigits(digits: string, count: number): number | null {
  const number = digits === '0' ? 10 : Number(digits);
  return number >= 1 && number <= count ? number - 1 : null;
}

/** Minutes and seconds, "04:12"; an hour and more as "1:04:12". */
export function spellElapsed(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)}:${two(Math.floor(seconds) % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
