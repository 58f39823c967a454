import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  moveWindow,
  orderWindow,
  resizeWindow,
  windowDays,
  windowOf,
  zoomDomain,
} from '#lib/view/brush-window.ts';

const LIMITS = { from: 19_000, to: 19_400 };
const anyWindow = fc
  .tuple(fc.integer({ min: LIMITS.from, max: LIMITS.to }), fc.integer({ min: LIMITS.from, max: LIMITS.to }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const anyDay = fc.integer({ min: LIMITS.from - 500, max: LIMITS.to + 500 });

function isInside(window: { from: number; to: number }): boolean {
  return window.from >= LIMITS.from && window.to <= LIMITS.to && window.from <= window.to;
}

describe('the brush', () => {
  it('keeps its length when moved and never leaves the domain', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: -900, max: 900 }), (window, days) => {
        const moved = moveWindow(window, days, LIMITS);
        expect(moved.to - moved.from).toBe(window.to - window.from);
        expect(isInside(moved)).toBe(true);
      }),
    );
  });

  it('changes one edge only when resized and keeps at least a day', () => {
    fc.assert(
      fc.property(anyWindow, anyDay, fc.constantFrom('from' as const, 'to' as const), (window, day, edge) => {
        const resized = resizeWindow(window, edge, day, LIMITS);
        expect(isInside(resized)).toBe(true);
        expect(resized[edge === 'from' ? 'to' : 'from']).toBe(window[edge === 'from' ? 'to' : 'from']);
      }),
    );
  });

  it('is the same whichever way it is drawn', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(orderWindow(a, b, LIMITS)).toEqual(orderWindow(b, a, LIMITS));
        expect(isInside(orderWindow(a, b, LIMITS))).toBe(true);
      }),
    );
  });

  it('goes to days and back', () => {
    fc.assert(
      fc.property(anyWindow, (window) => {
        expect(windowOf(windowDays(window, LIMITS), LIMITS)).toEqual(window);
      }),
    );
  });

  it('is open at the ends of the data', () => {
    expect(windowDays(LIMITS, LIMITS)).toEqual({ from: null, to: null });
  });
});

describe('zoomDomain', () => {
  it('stays inside the limits and keeps the day under the pointer in sight', () => {
    fc.assert(
      fc.property(
        anyWindow.filter((window) => window.to - window.from >= 4),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (domain, factor, share) => {
          const day = domain.from + share * (domain.to - domain.from);
          const zoomed = zoomDomain(domain, factor, day, LIMITS);
          expect(zoomed.from).toBeGreaterThanOrEqual(LIMITS.from);
          expect(zoomed.to).toBeLessThanOrEqual(LIMITS.to + 1e-6);
          expect(zoomed.from).toBeLessThanOrEqual(day + 1e-6);
          expect(zoomed.to).toBeGreaterThanOrEqual(day - 1e-6);
        },
      ),
    );
  });
});
