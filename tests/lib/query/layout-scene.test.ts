import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterPoints, type Points } from '#lib/query/cluster-points.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { degreesOf, framePoint, layoutScene, mercatorX, mercatorY } from '#lib/query/layout-scene.ts';
import { passOrder, placeOrder } from '#lib/query/place-order.ts';
import { findFails } from '#lib/query/row-fails.ts';
import { orderColumns, windowOfDays } from '#lib/query/time-order.ts';
import { dayNumber } from '#lib/time.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const radiusOf = (count: number) => (count >= 100 ? 26 : count >= 10 ? 21 : 17);

function pointsOf(places: readonly (readonly [number, number])[]): Points {
  return {
    count: places.length,
    index: Uint32Array.from(places, (_, at) => at),
    x: Float32Array.from(places, ([x]) => x),
    y: Float32Array.from(places, ([, y]) => y),
  };
}

const places = fc.array(fc.tuple(fc.integer({ min: -80, max: 400 }), fc.integer({ min: -80, max: 300 })), {
  maxLength: 120,
});

describe('clusterPoints', () => {
  it('holds every point exactly once, and a cluster holds two at least', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { singles, clusters } = clusterPoints(pointsOf(given), radiusOf);
        const all = [...singles, ...clusters.flatMap(({ members }) => [...members])];
        expect(all.sort((a, b) => a - b)).toEqual(given.map((_, at) => at));
        for (const { members } of clusters) expect(members.length).toBeGreaterThan(1);
      }),
    );
  });

  it('leaves no two marks on the very same place', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { singles } = clusterPoints(pointsOf(given), radiusOf);
        const keys = [...singles].map((at) => String(given[at]));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('joins two on the same place but leaves two that are merely near apart', () => {
    const { singles, clusters } = clusterPoints(
      pointsOf([
        [10, 10],
        [10, 10],
        [60, 10],
        [70, 10],
      ]),
      radiusOf,
    );
    expect([...singles]).toEqual([2, 3]);
    expect(clusters.map(({ members, samePlace }) => [[...members], samePlace])).toEqual([[[0, 1], true]]);
  });

  it('joins four that are closer than 16 px, also across the edge of a cell', () => {
    for (const shift of [0, 5, 9, 13]) {
      const near = [
        [15, 15],
        [17, 15],
        [15, 18],
        [20, 20],
      ].map(([x = 0, y = 0]) => [x + shift, y + shift] as const);
      const { singles, clusters } = clusterPoints(pointsOf([[0, 200], ...near]), radiusOf);
      expect([...singles]).toEqual([0]);
      expect(clusters).toHaveLength(1);
      expect(clusters[0]?.samePlace).toBe(false);
    }
  });

  it('takes in what a donut would hide and joins a donut that it would lie over', () => {
    const stack = (x: number, count: number) => Array.from({ length: count }, () => [x, 50] as const);
    const { singles, clusters } = clusterPoints(
      pointsOf([...stack(50, 3), ...stack(70, 2), [55, 52], [150, 50]]),
      radiusOf,
    );
    expect(singles).toHaveLength(1);
    expect(clusters.map(({ members }) => members.length)).toEqual([6]);
  });
});

describe('the unit Mercator square', () => {
  it('comes back to degrees', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lng, lat) => {
          const [x, y] = degreesOf(mercatorX(lng), mercatorY(lat));
          expect(x).toBeCloseTo(lng, 8);
          expect(y).toBeCloseTo(lat, 8);
        },
      ),
    );
  });

  it('shows the copy of the world that is nearest to the middle of the frame', () => {
    const frame = { x: 0.995, y: 0.5, worldPx: 1000, width: 200, height: 100 };
    expect(framePoint(frame, 0.005, 0.5)[0]).toBeCloseTo(110, 6);
  });
});

describe('layoutScene', () => {
  it('lays out what passes, lies in the window and in the frame, and nothing else', () => {
    const day = (at: number) => `2022-03-${String(at + 1).padStart(2, '0')}`;
    const all = Array.from({ length: 20 }, (_, at) => {
      const incident = makeIncident({ id: idOfNumber(BigInt(at)), start: day(at) });
      const type = at % 2 === 0 ? ('drone_strike' as const) : ('shelling' as const);
      return {
        ...incident,
        type,
        place: incident.place && { ...incident.place, lng: 30 + at * 0.5, lat: 50 },
      };
    });
    const columns = columnsOf(all);
    const order = orderColumns(columns, 'happened');
    const filter = {
      types: ['drone_strike' as const],
      grades: null,
      precisions: null,
      killed: null,
      box: null,
    };
    const pass = passOrder(order, findFails(columns, filter, {}));
    const [x, y] = [mercatorX(30), mercatorY(50)];
    const frame = { x, y, worldPx: 512 * 2 ** 9, width: 4000, height: 400 };
    const window = windowOfDays(dayNumber(day(4)), dayNumber(day(30)));
    const placed = { ...order, ...placeOrder(columns, order), pass };
    const { singles, donuts } = layoutScene(placed, window, frame, radiusOf);
    expect(donuts).toEqual([]);
    // Every 0.5° is 364 px here: the frame and its margin reach to the sixth.
    expect([...singles].sort((a, b) => a - b)).toEqual([4]);
  });
});

describe('a crowd', () => {
  it('leaves no donut that lies much over another', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { clusters } = clusterPoints(pointsOf(given), radiusOf);
        clusters.forEach((a, index) => {
          for (const b of clusters.slice(index + 1)) {
            const reach = radiusOf(a.members.length) + radiusOf(b.members.length);
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(0.8 * reach - 0.01);
          }
        });
      }),
    );
  });
});
