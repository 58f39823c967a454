/** Copies the map's font files and their licence from @fontsource/noto-sans to public/fonts. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json'));
const target = fileURLToPath(new URL('../../../public/fonts', import.meta.url));
const FACES = ['400-normal', '600-normal', '400-italic'];
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'];

mkdirSync(target, { recursive: true });
for (const face of FACES) {
  for (const subset of SUBSETS) {
    const file = `noto-sans-${subset}-${face}.woff2`;
    copyFileSync(join(source, 'files', file), join(target, file));
  }
}
copyFileSync(join(source, 'LICENSE'), join(target, 'OFL-Noto-Sans.txt'));
