/** The house's type, read off the fonts that the page itself uses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Face, Type } from '#lib/export/shape.ts';

const cut = (weight: string) =>
  ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'].map(
    (part) => `fonts/noto-sans-${part}-${weight}.woff2`,
  );
const PLEX = [
  'ui-fonts/ibm-plex-sans-latin-400-normal.woff2',
  'ui-fonts/ibm-plex-sans-cyrillic-400-normal.woff2',
];
const PLEX_BOLD = PLEX.map((path) => path.replace('400', '600'));
const SERIF = [
  'ui-fonts/source-serif-4-latin-opsz-normal.woff2',
  'ui-fonts/source-serif-4-cyrillic-opsz-normal.woff2',
];

/** Files of a face in the order in which a letter is looked for; the last ones have letters that the first lack. */
export const FACE_FILES: Record<Face, readonly string[]> = {
  map: cut('400-normal'),
  'map-bold': cut('600-normal'),
  'map-italic': cut('400-italic'),
  sans: [...PLEX, ...cut('400-normal')],
  'sans-bold': [...PLEX_BOLD, ...cut('600-normal')],
  serif: [...SERIF, ...PLEX, ...cut('400-normal')],
  'serif-bold': [...SERIF, ...PLEX_BOLD, ...cut('600-normal')],
};

/** A stretch of text that one font has. */
export type Run = { text: string; file: string };

type Glyph = { advance: number; path: string };

/** Type with what the PDF needs beside it: which font file has which stretch. */
export type OpenType = Type & {
  runsOf: (text: string, face: Face) => Run[];
  bytesOf: (file: string) => Buffer;
};

/** Opens the fonts in `folder` (public/), each at first use; throws where a file is missing or is no font. */
export function openType(folder: string): OpenType {
  const fonts = new Map<string, { font: Font; bytes: Buffer }>();
  const glyphs = new Map<string, Glyph>();
  const open = (file: string) => {
    const known = fonts.get(file);
    if (known) return known;
    const bytes = readFileSync(/* turbopackIgnore: true */ join(folder, file));
    const opened = { font: create(bytes) as Font, bytes };
    fonts.set(file, opened);
    return opened;
  };
  const fileOf = (letter: string, face: Face): string => {
    const code = letter.codePointAt(0) ?? 0;
    const files = FACE_FILES[face];
    return files.find((file) => open(file).font.hasGlyphForCodePoint(code)) ?? files[0] ?? '';
  };
  const glyphOf = (letter: string, face: Face): Glyph => {
    const key = `${face}${letter}`;
    const known = glyphs.get(key);
    if (known) return known;
    const { font } = open(fileOf(letter, face));
    const made = readGlyph(font, letter);
    glyphs.set(key, made);
    return made;
  };
  return {
    ...measured(glyphOf),
    runsOf: (text, face) => {
      const runs: Run[] = [];
      for (const letter of text) {
        const file = fileOf(letter, face);
        const last = runs.at(-1);
        if (last?.file === file) last.text += letter;
        else runs.push({ text: letter, file });
      }
      return runs;
    },
    bytesOf: (file) => open(file).bytes,
  };
}

/** The commands of a letter's outline by the name that SVG gives them. */
const COMMANDS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' };

/** A letter at 1,000 units an em, its commands with `|` between; y goes down as in SVG. */
function readGlyph(font: Font, letter: string): Glyph {
  const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 32);
  const scale = 1000 / font.unitsPerEm;
  const path = glyph.path.commands
    .map(
      ({ command, args }) =>
        `${COMMANDS[command]} ${args.map((value, at) => (at % 2 === 0 ? value : -value) * scale).join(' ')}`,
    )
    .join('|');
  return { advance: glyph.advanceWidth * scale, path };
}

/** Widths and outlines of text, letter by letter, without kerning. */
function measured(glyphOf: (letter: string, face: Face) => Glyph): Type {
  return {
    widthOf: (text, face, sizePx, spacingPx = 0) => {
      let width = 0;
      for (const letter of text) width += (glyphOf(letter, face).advance * sizePx) / 1000 + spacingPx;
      return width;
    },
    outline: (text, face, sizePx, spacingPx = 0) => {
      let [d, x] = ['', 0];
      for (const letter of text) {
        const { advance, path } = glyphOf(letter, face);
        d += shiftPath(path, x, sizePx / 1000);
        x += (advance * sizePx) / 1000 + spacingPx;
      }
      return d;
    },
  };
}

/** Commands of a glyph, scaled and moved to the right. */
function shiftPath(path: string, x: number, scale: number): string {
  if (path === '') return '';
  return path
    .split('|')
    .map((command) => {
      const [name = '', ...args] = command.trim().split(' ');
      const numbers = args.filter((arg) => arg !== '').map(Number);
      return (
        name +
        numbers.map((value, at) => (at % 2 === 0 ? value * scale + x : value * scale).toFixed(1)).join(' ')
      );
    })
    .join('');
}
