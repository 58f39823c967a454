import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemAtOffset, startOfItem, stepItem } from '#lib/view/list-layout.ts';
import { boxHeight, followScroll, offsetToShow, placeAt, TALLEST_PX } from '#lib/view/long-scroll.ts';

const layouts = fc
  .record({ count: fc.integer({ min: 1, max: 400 }), marks: fc.array(fc.nat(399), { maxLength: 40 }) })
  .map(({ count, marks }) => ({
    count,
    // The first item of a grouped list is a head; the last never is.
    heads: [...new Set([0, ...marks])].filter((at) => at < count - 1).sort((a, b) => a - b),
    cardPx: 74,
    headPx: 28,
  }));

describe('the layout of a long list', () => {
  it('finds at every px the item that is drawn there', () => {
    fc.assert(
      fc.property(layouts, fc.nat(30_000), (layout, px) => {
        const total = startOfItem(layout, layout.count);
        const offset = Math.min(px, total - 1);
        const item = itemAtOffset(layout, offset);
        expect(startOfItem(layout, item)).toBeLessThanOrEqual(offset);
        expect(startOfItem(layout, item + 1)).toBeGreaterThan(offset);
      }),
    );
  });

  it('leads by arrows through every card once, over the heads, and by Home and End to both ends', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const seen: number[] = [];
        let item = stepItem(layout, 0, 'Home', 8) ?? 0;
        for (let step = 0; step < layout.count; step += 1) {
          if (seen.at(-1) !== item) seen.push(item);
          item = stepItem(layout, item, 'ArrowDown', 8) ?? item;
        }
        const cards = Array.from({ length: layout.count }, (_, at) => at).filter(
          (at) => !layout.heads.includes(at),
        );
        // Two heads in a row hold no card between them: such a layout is never made, but nothing is lost either.
        const isSpaced = layout.heads.every((at, index) => layout.heads[index + 1] !== at + 1);
        if (isSpaced) expect(seen).toEqual(cards);
        expect(stepItem(layout, 0, 'End', 8)).toBe(layout.count - 1);
        expect(stepItem(layout, 0, 'x', 8)).toBeNull();
      }),
    );
  });
});

describe('scrolling past the tallest box', () => {
  const viewport = 700;
  const totals = fc.integer({ min: viewport + 1, max: 500_000_000 });

  it('shows any offset at a place inside the box, both ends at both ends', () => {
    fc.assert(
      fc.property(totals, fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
        const offset = share * (total - viewport);
        const { top, shift } = placeAt(offset, total, viewport);
        expect(top + shift).toBeCloseTo(offset, 3);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(boxHeight(total) - viewport);
        expect(placeAt(0, total, viewport).top).toBe(0);
        expect(placeAt(total, total, viewport).top).toBe(boxHeight(total) - viewport);
      }),
    );
  });

  it('moves px by px under a wheel, never leaves the list, and reaches both ends', () => {
    fc.assert(
      fc.property(
        totals,
        fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 60 }),
        (total, wheel) => {
          let place = placeAt(total / 3, total, viewport);
          for (const step of wheel) {
            const before = place.top + place.shift;
            const top = Math.min(boxHeight(total) - viewport, Math.max(0, place.top + step));
            place = followScroll(place, top, total, viewport);
            const offset = place.top + place.shift;
            expect(offset).toBeGreaterThanOrEqual(-0.001);
            expect(offset).toBeLessThanOrEqual(total - viewport + 0.001);
            if (top > 0 && top < boxHeight(total) - viewport && offset > 0 && offset < total - viewport) {
              expect(offset - before).toBeCloseTo(step, 3);
            }
          }
          const last = followScroll(place, boxHeight(total) - viewport, total, viewport);
          if (Math.abs(boxHeight(total) - viewport - place.top) > 2 * viewport) {
            expect(last.top + last.shift).toBeCloseTo(total - viewport, 3);
          }
        },
      ),
    );
  });

  it('moves in proportion when the thumb jumps', () => {
    const total = 74_000_000;
    const half = followScroll({ top: 0, shift: 0 }, (TALLEST_PX - viewport) / 2, total, viewport);
    expect(half.top + half.shift).toBeCloseTo((total - viewport) / 2, 3);
  });

  it('brings an item into view with the least movement', () => {
    expect(offsetToShow(100, 174, 90, 700)).toBeNull();
    expect(offsetToShow(50, 124, 90, 700)).toBe(50);
    expect(offsetToShow(800, 874, 90, 700)).toBe(174);
  });
});
