/** Name folding: one key for the spellings of a name that differ only in case, marks, apostrophes and hyphens. */

const LETTERS: Record<string, string> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
  ħ: 'h',
};
const APOSTROPHES = /['’‘ʼʻ`´ʹʺ"“”ʾʿ′ь]/gu;
const MARKS = /\p{M}/gu;
const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const SPECIAL = /[ıßøłđðþæœəħ]/gu;
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
  ['pt', 'point'],
  ['pto', 'puerto'],
]);

/** True for letters a to z alone: most words of running text, which fold to themselves. */
function isPlain(lower: string): boolean {
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

/**
 * The lookup key of a name: lower case, no marks, no apostrophes (nor the soft sign), every other separator one space,
 * leading "St", "Mt", "Ft" spelled out. Latin and Cyrillic stay in their own script.
 */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (isPlain(lower)) return lower;
  const key = lower
    .normalize('NFD')
    .replace(APOSTROPHES, '')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(SEPARATORS, ' ')
    .trim();
  const space = key.indexOf(' ');
  if (space <= 0) return key;
  const long = ABBREVIATIONS.get(key.slice(0, space));
  return long === undefined ? key : long + key.slice(space);
}

const SLAVIC: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|szcz|stch/g, 's'],
  [/zh|zg/g, 'z'],
  [/kh|gh|h/g, 'g'],
  [/sh|sz/g, 's'],
  [/ch|cz|tch/g, 'c'],
  [/ts|tz/g, 'c'],
  [/w/g, 'v'],
  [/x|ks/g, 'x'],
  [/ck|q/g, 'k'],
  [/j/g, 'y'],
  [/oe/g, 'o'],
  [/(?<![yi])yo/g, 'e'],
  [/(?<![yi])[yi]+[ao]/g, 'a'],
  [/(?<![yi])[yi]+e/g, 'e'],
  [/(?<![yi])[yi]+u/g, 'u'],
  [/[yi]+/g, 'i'],
  [/ov$|iv$|ev$/g, 'v'],
  [/skii?$|ske$|ska$|sk$/g, 'sk'],
  [/([a-z])\1+/g, '$1'],
];

/**
 * A coarse key on which the Ukrainian, Russian, Polish and old romanisations of one East Slavic name agree
 * (iy/yi/y, h/g/kh, ia/ya, ie/ye, zh, shch, -iv/-ov). Collisions are expected: only a fallback when nothing else fits.
 */
export function slavicKey(foldedLatin: string): string {
  let key = foldedLatin;
  for (const [from, to] of SLAVIC) key = key.replace(from, to);
  return key;
}

const ARABIC: readonly (readonly [RegExp, string])[] = [
  [/^(?:al|el|ad|ed|ar|er|as|es|at|et|az|ez|an|en|ash|esh) /, ''],
  [/ou|oo|o|w/g, 'u'],
  [/ei|ai|ay|ey|ee|e|y|j/g, 'i'],
  [/dh|d/g, 'd'],
  [/th|t/g, 't'],
  [/kh|gh|q|g/g, 'k'],
  [/sh/g, 's'],
  [/(?:ah|a|h|i)$/, ''],
  [/([a-z])\1+/g, '$1'],
];

/** The same for Arabic names in Latin letters: article dropped, o/u, e/i, q/g/k and a final -ah made equal. */
export function arabicKey(foldedLatin: string): string {
  let key = foldedLatin;
  for (const [from, to] of ARABIC) key = key.replace(from, to);
  return key;
}
