import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRing } from '#lib/view/ring-place.ts';

const rooms = fc.record({
  width: fc.integer({ min: 300, max: 2000 }),
  height: fc.integer({ min: 140, max: 1200 }),
});

describe('placeRing', () => {
  it('keeps every mark, the caption and the list on the map, wherever the place is', () => {
    fc.assert(
      fc.property(
        rooms,
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (room, count, across, down) => {
          const place = placeRing({ x: across * room.width, y: down * room.height }, count, room);
          if (place.kind === 'list') {
            expect(place.left).toBeGreaterThanOrEqual(0);
            expect(place.left + 260).toBeLessThanOrEqual(room.width);
            expect(place.top).toBeGreaterThanOrEqual(0);
            expect(place.top + place.maxHeight).toBeLessThanOrEqual(room.height);
            return;
          }
          expect(place.offsets).toHaveLength(count);
          for (const [dx, dy] of place.offsets) {
            expect(place.center.x + dx).toBeGreaterThan(14);
            expect(place.center.x + dx).toBeLessThan(room.width - 14);
            expect(place.center.y + dy).toBeGreaterThan(14);
            expect(place.center.y + dy).toBeLessThan(room.height - 14);
          }
          expect(place.caption.y + 34).toBeLessThanOrEqual(room.height);
        },
      ),
    );
  });

  it('is a ring beside the place where there is room, a list where there is none or there are many', () => {
    const room = { width: 1000, height: 700 };
    const near = placeRing({ x: 400, y: 300 }, 6, room);
    expect(near).toMatchObject({ kind: 'ring', center: { x: 484, y: 346 } });
    expect(placeRing({ x: 980, y: 690 }, 6, room)).toMatchObject({ kind: 'ring', center: { x: 896 } });
    expect(placeRing({ x: 400, y: 300 }, 13, room).kind).toBe('list');
    expect(placeRing({ x: 150, y: 90 }, 11, { width: 390, height: 190 }).kind).toBe('list');
  });
});
