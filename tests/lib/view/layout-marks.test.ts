import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_TYPES } from '#lib/schema.ts';
import { donutRadiusPx, ringOffsets } from '#lib/view/layout-marks.ts';
import { boundsOf, corePoints, pxForKm } from '#lib/view/precision-disc.ts';
import { safeUrl } from '#lib/view/safe-url.ts';
import { FIELD_REACH, FIELD_TILE, symbolField } from '#lib/view/symbol-field.ts';
import { sizeMark, symbolCorners, symbolPath, tollRadiusPx } from '#lib/view/symbol-path.ts';

describe('ringOffsets', () => {
  it('starts at 12 o’clock and keeps marks apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (count) => {
        const { offsets } = ringOffsets(count);
        expect(offsets[0]?.[0]).toBeCloseTo(0);
        expect(offsets[0]?.[1]).toBeLessThan(0);
        const [a, b] = offsets;
        expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeGreaterThan(18);
      }),
    );
  });
});

/** Area of a closed polygon path ("M…L…Z"). */
function areaOfPath(path: string): number {
  const points = path
    .slice(1, -1)
    .split('L')
    .map((pair) => pair.split(' ').map(Number));
  return Math.abs(
    points.reduce((sum, [x = 0, y = 0], index) => {
      const [u = 0, v = 0] = points[(index + 1) % points.length] ?? [];
      return sum + (x * v - u * y) / 2;
    }, 0),
  );
}

describe('symbolPath', () => {
  it('has the same area for the same toll in every shape', () => {
    for (const type of ATTACK_TYPES) {
      const path = symbolPath(type, 20);
      if (path.includes('A')) expect(path).toContain('A20.00 20.00');
      else expect(areaOfPath(path) / (Math.PI * 400)).toBeCloseTo(1, 2);
    }
  });

  it('doubles its area with the toll, between its limits', () => {
    expect(tollRadiusPx(80) ** 2 / tollRadiusPx(40) ** 2).toBeCloseTo(2);
    expect(tollRadiusPx(0)).toBe(tollRadiusPx(1));
    expect(tollRadiusPx(5000)).toBe(27);
  });

  it('draws unknown hollow, none filled, and an open range dashed', () => {
    expect(sizeMark(null).hollow).toBe(true);
    expect(sizeMark({ min: 0, max: 0 })).toMatchObject({ hollow: false, highPx: null });
    expect(sizeMark({ min: 3, max: null }).open).toBe(true);
    expect(sizeMark({ min: 89, max: 500 })).toMatchObject({ open: true, highPx: 27 });
  });
});

describe('symbolField', () => {
  const { width, height, distances } = symbolField();

  it('has every shape inside its tile, with the area of the unit circle', () => {
    expect([width, height]).toEqual([FIELD_TILE * ATTACK_TYPES.length, FIELD_TILE]);
    ATTACK_TYPES.forEach((type, tile) => {
      let inside = 0;
      for (let row = 0; row < FIELD_TILE; row += 1) {
        for (let column = 0; column < FIELD_TILE; column += 1) {
          const isInside = (distances[row * width + tile * FIELD_TILE + column] ?? 1) < 0;
          if (isInside) inside += 1;
          const isEdge = row === 0 || column === 0 || row === FIELD_TILE - 1 || column === FIELD_TILE - 1;
          if (isEdge) expect(isInside).toBe(false);
        }
      }
      const texel = (2 * FIELD_REACH) / FIELD_TILE;
      expect(Math.abs(inside * texel * texel - Math.PI), type).toBeLessThan(0.25);
    });
  });

  it('reaches beyond the farthest corner and its halo', () => {
    for (const type of ATTACK_TYPES) {
      for (const [x, y] of symbolCorners(type) ?? [])
        expect(Math.hypot(x, y)).toBeLessThan(FIELD_REACH - 0.4);
    }
  });
});

describe('a donut', () => {
  it('grows with what it holds', () => {
    expect(donutRadiusPx(2)).toBeLessThan(donutRadiusPx(10));
    expect(donutRadiusPx(10)).toBeLessThan(donutRadiusPx(100));
  });
});

describe('the ground', () => {
  it('measures the whole equator as the whole world', () => {
    expect(pxForKm(111.32 * 360, 0, 0)).toBeCloseTo(512, 6);
    expect(pxForKm(10, 60, 8) / pxForKm(10, 0, 8)).toBeCloseTo(2, 6);
  });

  it('aims at where most attacks are, not at a vague or a far one', () => {
    const near = Array.from({ length: 40 }, (_, index) => ({
      lng: 30 + index / 10,
      lat: 48 + index / 20,
      radiusKm: 5,
    }));
    const far = { lng: 140, lat: 35, radiusKm: 5 };
    const vague = { lng: 10, lat: 50, radiusKm: 900 };
    const box = boundsOf(corePoints([...near, far, vague]));
    expect(box?.[0]).toBeGreaterThan(29);
    expect(box?.[2]).toBeLessThan(35);
    expect(corePoints([vague])).toEqual([vague]);
    expect(corePoints([])).toEqual([]);
  });

  it('boxes points with their radii', () => {
    const box = boundsOf([{ lng: 30, lat: 50, radiusKm: 95 }]);
    expect(box?.[3]).toBeCloseTo(50 + 95 / 111.32, 5);
    expect(boundsOf([])).toBeNull();
  });
});

describe('safeUrl', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x', ' javascript:alert(1)', 'not a url', ''])(
    'follows no %s',
    (url) => expect(safeUrl(url)).toBeNull(),
  );
  it('follows http and https', () => {
    expect(safeUrl('https://example.org/a')).toBe('https://example.org/a');
    expect(safeUrl(null)).toBeNull();
  });
});
