import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapFontFaces } from '#lib/view/map-style/map-fonts.ts';

const publicFolder = new URL('../../../public/', import.meta.url);

describe('the map’s fonts', () => {
  it('are all in public/fonts as woff2, with their licence', () => {
    const files = Object.values(mapFontFaces('fonts')).flatMap((faces) =>
      typeof faces === 'string' ? [faces] : faces.map((face) => (typeof face === 'string' ? face : face.url)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const path = new URL(file, publicFolder);
      expect(existsSync(path), file).toBe(true);
      expect(readFileSync(path).subarray(0, 4).toString('latin1'), file).toBe('wOF2');
    }
    expect(readFileSync(new URL('fonts/OFL-Noto-Sans.txt', publicFolder), 'utf8')).toContain(
      'SIL Open Font License',
    );
  });
});
