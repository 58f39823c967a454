import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentParamsOf } from '#lib/view/incident-params-of.ts';
import { markText } from '#lib/view/mark-text.ts';
import { cameraOfPlace, describePlace } from '#lib/view/place-camera.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import { EN } from '../../fixtures/words.ts';

describe('markText', () => {
  it('cuts any text at any stretches and loses nothing of it', () => {
    const stretch = fc.record({
      start: fc.integer({ min: -3, max: 40 }),
      end: fc.integer({ min: -3, max: 40 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(stretch, { maxLength: 6 }), (text, stretches) => {
        const pieces = markText(
          text,
          stretches.map(({ start, end }) => ({ start: Math.max(0, start), end })),
        );
        expect(pieces.map(({ words }) => words).join('')).toBe(text);
        for (const { words, start } of pieces) {
          expect(words).not.toBe('');
          expect(text.startsWith(words, start)).toBe(true);
        }
      }),
    );
  });

  it('marks what matches', () => {
    expect(markText('Strike on Hroza', [{ start: 10, end: 15 }])).toEqual([
      { start: 0, words: 'Strike on ', isMarked: false },
      { start: 10, words: 'Hroza', isMarked: true },
    ]);
  });
});

describe('cameraOfPlace', () => {
  const kyiv = { kind: 'settlement', name: 'Kyiv', lng: 30.52, lat: 50.45, bbox: null } as const;

  it('looks at a point from as near as its kind asks', () => {
    expect(cameraOfPlace(kyiv)).toEqual({ lng: 30.52, lat: 50.45, zoom: 10.5 });
    expect(cameraOfPlace({ ...kyiv, kind: 'site' }).zoom).toBeGreaterThan(cameraOfPlace(kyiv).zoom);
  });

  it('shows a box whole, also across the antimeridian, wherever it lies', () => {
    const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
    fc.assert(
      fc.property(degrees(180), degrees(85), degrees(180), degrees(85), (west, one, east, other) => {
        const box: [number, number, number, number] = [
          west,
          Math.min(one, other),
          east,
          Math.max(one, other),
        ];
        const { lng, lat, zoom } = cameraOfPlace({ ...kyiv, bbox: box });
        expect([lng, lat, zoom].every(Number.isFinite)).toBe(true);
        expect(zoom).toBeGreaterThanOrEqual(2);
        expect(zoom).toBeLessThanOrEqual(15);
      }),
    );
    expect(cameraOfPlace({ ...kyiv, bbox: [170, -10, -170, 10] }).lng).toBe(-180);
  });

  it('tells places of one name apart', () => {
    expect(
      describePlace({ ...kyiv, name: 'Ivanivka', admin2: null, admin1: 'Kherson region', country: 'UA' }, EN),
    ).toBe('Settlement in Kherson region, Ukraine');
  });
});

describe('incidentParamsOf', () => {
  it('asks for the attacks on the ground where no type was chosen, and for nothing that is not filtered', () => {
    expect([...incidentParamsOf(INITIAL_VIEW).keys()]).toEqual(['type']);
  });

  it('names every filter of the view, the window cut at the playhead', () => {
    const params = incidentParamsOf({
      ...INITIAL_VIEW,
      from: '2023-01-01',
      to: '2023-12-31',
      at: '2023-03-01',
      clock: 'reported',
      types: ['shelling'],
      weapons: ['missile', 'drone'],
      regions: ['Kyiv'],
      box: [20, 40, 30, 50],
      killed: 5,
      disputed: true,
      knownAt: '2024-01-01',
      text: ' market ',
    });
    expect(Object.fromEntries(params)).toEqual({
      bbox: '20,40,30,50',
      from: '2023-01-01',
      to: '2023-03-01',
      clock: 'reported',
      type: 'shelling',
      weapon: 'missile,drone',
      region: 'Kyiv',
      killed_min: '5',
      disputed: 'tolls',
      text: 'market',
      known_at: '2024-01-01',
    });
  });
});
