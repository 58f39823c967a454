import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTag, type TagBox } from '#lib/view/place-tag.ts';

const ROOM = { width: 800, height: 600 };
const SIZE = [160, 30] as const;
const MARK = { point: [400, 300], radius: 20 } as const;
const RIGHT: TagBox = [430, 280, 470, 320];
const LEFT: TagBox = [330, 280, 370, 320];
const BELOW: TagBox = [380, 325, 420, 350];
const ABOVE: TagBox = [380, 250, 420, 275];

describe('a name beside its mark', () => {
  it.each<[string, TagBox[], string, number]>([
    ['stands on the right of a mark that stands alone', [], 'left', 300],
    ['goes to the left where something lies on the right', [RIGHT], 'right', 300],
    ['goes below where both sides are taken', [RIGHT, LEFT], 'center', 338],
    ['goes above where that is taken too', [RIGHT, LEFT, BELOW], 'center', 262],
  ])('%s', (_, taken, align, middle) => {
    const spot = placeTag(MARK, SIZE, ROOM, taken);
    expect(spot.align).toBe(align);
    expect((spot.box[1] + spot.box[3]) / 2).toBe(middle);
    expect(spot.isClear).toBe(true);
  });

  it('goes to a corner where all four sides are taken', () => {
    const spot = placeTag(MARK, SIZE, ROOM, [RIGHT, LEFT, BELOW, ABOVE]);
    expect(spot).toMatchObject({ isClear: true });
    expect(spot.align).not.toBe('center');
  });

  it('stays beside its mark where that is asked for, though it covers something there', () => {
    const spot = placeTag(MARK, SIZE, ROOM, [RIGHT, LEFT], 'beside');
    expect(spot).toMatchObject({ align: 'left', isClear: false });
  });

  it('covers the least where nothing is free, and says so', () => {
    const small: TagBox = [340, 290, 350, 300];
    const corners: TagBox[] = [
      [420, 230, 620, 275],
      [420, 325, 620, 370],
      [200, 230, 380, 275],
      [200, 325, 380, 370],
    ];
    const spot = placeTag(MARK, SIZE, ROOM, [RIGHT, small, BELOW, ABOVE, ...corners]);
    expect(spot).toMatchObject({ align: 'right', isClear: false });
  });

  it('rather covers something than leaves the map', () => {
    const atEdge = { point: [760, 300], radius: 20 } as const;
    expect(placeTag(atEdge, SIZE, ROOM, [[600, 280, 740, 320]]).align).toBe('center');
    expect(placeTag(atEdge, SIZE, ROOM, [[500, 0, 800, 600]]).align).not.toBe('left');
  });

  it('is inside any map that is wide and high enough, wherever the mark is', () => {
    const room = { width: 320, height: 200 };
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 60, max: 140 }), (x, y) => {
        const { box } = placeTag({ point: [x, y], radius: 16 }, [220, 30], room, []);
        expect(box[0]).toBeGreaterThanOrEqual(0);
        expect(box[2]).toBeLessThanOrEqual(room.width);
        expect(box[1]).toBeGreaterThanOrEqual(0);
        expect(box[3]).toBeLessThanOrEqual(room.height);
      }),
    );
  });
});
