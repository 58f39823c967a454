import type { StyleSpecification } from 'maplibre-gl';

/** Unicode ranges of Noto Sans' files as its publisher cuts them (the @fontsource/noto-sans package). */
const SUBSETS = {
  latin: ['U+0-FF', 'U+131', 'U+152-153', 'U+2BB-2BC', 'U+2C6', 'U+2DA', 'U+2DC', 'U+2000-206F', 'U+20AC'],
  'latin-ext': ['U+100-2BA', 'U+2BD-2C5', 'U+2C7-2CC', 'U+1E00-1EFF', 'U+2020', 'U+20A0-20AB'],
  cyrillic: ['U+301', 'U+400-45F', 'U+490-491', 'U+4B0-4B1', 'U+2116'],
  'cyrillic-ext': ['U+460-48F', 'U+492-4AF', 'U+4B2-52F'],
  greek: ['U+370-3FF'],
} as const;

/** The map's fonts: name in `text-font` → weight and slope in the file's name. */
const FACES = {
  'Noto Sans Regular': '400-normal',
  'Noto Sans SemiBold': '600-normal',
  'Noto Sans Italic': '400-italic',
} as const;
export type MapFont = keyof typeof FACES;

/** Our own woff2 files under `fontsUrl` (no trailing slash), so that text needs neither glyph server nor installed fonts. */
export function mapFontFaces(fontsUrl: string): NonNullable<StyleSpecification['font-faces']> {
  const base = fontsUrl.replace(/\/$/, '');
  return Object.fromEntries(
    Object.entries(FACES).map(([name, face]) => [
      name,
      Object.entries(SUBSETS).map(([subset, ranges]) => ({
        url: `${base}/noto-sans-${subset}-${face}.woff2`,
        'unicode-range': [...ranges],
      })),
    ]),
  );
}
