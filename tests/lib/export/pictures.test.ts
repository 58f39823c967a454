import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { pathOf } from '#lib/export/draw-ground.ts';
import { shiftPath } from '#lib/export/draw-scene.ts';
import { placeTile, projectInto, tilesOf } from '#lib/export/map-frame.ts';
import type { Shape } from '#lib/export/shape.ts';
import { THEME_COLORS } from '#lib/export/theme-colors.ts';
import { wrapText } from '#lib/export/wrap-text.ts';
import { writeSvg } from '#lib/export/write-svg.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';

const frame = { width: 1280, height: 720, left: 440, lng: 31.5, lat: 48.6, zoom: 5.3 };

describe('a frame of the map', () => {
  it('puts its camera in the middle of what the words leave free', () => {
    const [x, y] = projectInto(frame)(frame.lng, frame.lat);
    expect([x, y]).toEqual([860, 360]);
  });

  it('is covered by its tiles wherever it looks, over the edge of the world too', () => {
    const cameras = fc.record({
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -60, max: 60, noNaN: true }),
      zoom: fc.double({ min: 1.6, max: 12, noNaN: true }),
    });
    fc.assert(
      fc.property(
        cameras,
        fc.double({ min: 0, max: 1279, noNaN: true }),
        fc.double({ min: 0, max: 719, noNaN: true }),
        (camera, x, y) => {
          const here = { ...frame, ...camera };
          const tiles = tilesOf(here, 7);
          expect(tiles.length).toBeLessThan(60);
          const isCovered = tiles.some((tile) => {
            const { left, top, side } = placeTile(here, tile);
            return x >= left - 1e-6 && x <= left + side + 1e-6 && y >= top - 1e-6 && y <= top + side + 1e-6;
          });
          const world = placeTile(here, { z: 0, x: 0, y: 0 });
          expect(isCovered || y < world.top || y > world.top + world.side).toBe(true);
        },
      ),
    );
  });
});

describe('shapes', () => {
  it('become well-formed SVG whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shapes: Shape[] = [{ kind: 'text', x: 1, y: 2, text, face: 'sans', sizePx: 12, fill: '#000' }];
        const svg = writeSvg(shapes, { width: 10, height: 10, title: text, description: text }, null);
        expect(XMLValidator.validate(svg)).toBe(true);
      }),
    );
  });

  it('move without changing their form', () => {
    expect(shiftPath(symbolPath('shelling', 2), 10, 20)).toBe('M8 20A2 2 0 1 1 12 20A2 2 0 1 1 8 20Z');
    expect(shiftPath('M0 0L1 1Z', 2, 3)).toBe('M2 3L3 4Z');
  });

  it('drop corners that nobody sees, never their ends', () => {
    expect(
      pathOf(
        [
          [
            [0, 0],
            [0.1, 0.1],
            [5, 5],
            [5.2, 5],
          ],
        ],
        false,
      ),
    ).toBe('M0 0l5 5 .2 0');
  });
});

it('wraps text without losing a word, no line wider than asked unless a letter is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'bb', ' ', '\n', 'Ж'), maxLength: 200 }),
      fc.integer({ min: 1, max: 30 }),
      (text, width) => {
        const lines = wrapText(text, width, (part) => part.length);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(width, 1));
      },
    ),
  );
});

it('has the colours of the screen', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../app/tokens.css'), 'utf8');
  const token = (name: string) =>
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1);
  const names = {
    map: 'map',
    surface: 'surface-1',
    text: 'text',
    text2: 'text-2',
    line: 'line',
    halo: 'halo',
    ink: 'ink',
    accent: 'accent',
    control: 'control',
  } as const;
  for (const [key, name] of Object.entries(names)) {
    const { light, dark } = THEME_COLORS;
    expect([light[key as keyof typeof names], dark[key as keyof typeof names]], name).toEqual(token(name));
  }
  for (const [type, color] of Object.entries(THEME_COLORS.light.types)) {
    expect([color, THEME_COLORS.dark.types[type as keyof typeof THEME_COLORS.dark.types]], type).toEqual(
      token(`t-${type}`),
    );
  }
});
