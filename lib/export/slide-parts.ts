/** What all parts of a slide share. */
import type { AttackType } from '#lib/schema.ts';
import type { ThemeColors } from './theme-colors.ts';

/** Width of the words on the left of a 16:9 slide, in inches. */
export const WORDS_INCHES = 4.58;

/** "#a2440c" → "A2440C", as PowerPoint takes colours. */
export const hex = (color: string) => color.slice(1).toUpperCase();

/** Colours and spelled types, taken from elsewhere. */
export type SlideLook = {
  colorsOf: (theme: 'light' | 'dark') => ThemeColors;
  typeLabel: (type: AttackType) => string;
};
