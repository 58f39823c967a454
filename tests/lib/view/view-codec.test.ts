import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS } from '#lib/schema.ts';
import { ZONES } from '#lib/view/clock-in-zone.ts';
import { EVIDENCE_FIELDS } from '#lib/view/evidence-spans.ts';
import {
  type Box,
  canonicalBox,
  canonicalKilled,
  canonicalPrecisions,
  canonicalValues,
} from '#lib/view/facet-filters.ts';
import { commitOf, decodeView, encodeView, unreadParams } from '#lib/view/view-codec.ts';
import {
  CLOCKS,
  canonicalCamera,
  canonicalGrades,
  canonicalText,
  canonicalTypes,
  canonicalWindow,
  INITIAL_VIEW,
  LABELS,
  MODES,
  SORTS,
  SPEEDS,
  TABS,
  THEMES,
  TIME_MODES,
  VIEW_KEYS,
  type View,
} from '#lib/view/view-state.ts';

const day = fc
  .integer({ min: -20_000, max: 60_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const id = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((text) => text.toWellFormed());

const names = fc.option(fc.array(fc.string({ unit: 'binary', maxLength: 100 }), { maxLength: 25 }));
const degrees = fc.double({ min: -400, max: 400, noNaN: true });

const anyView: fc.Arbitrary<View> = fc
  .record({
    days: fc.tuple(fc.option(day), fc.option(day)),
    at: fc.option(day),
    clock: fc.constantFrom(...CLOCKS),
    zone: fc.constantFrom(...ZONES),
    types: fc.option(fc.subarray([...ATTACK_TYPES])),
    grades: fc.option(fc.subarray([...GRADES])),
    text: fc.string({ unit: 'binary', maxLength: 260 }),
    incident: fc.option(id),
    article: fc.option(id),
    brief: fc.option(id),
    focus: fc.option(fc.record({ mention: id, field: fc.constantFrom(...EVIDENCE_FIELDS) })),
    camera: fc.option(
      fc.record({
        lng: fc.double({ min: -400, max: 400, noNaN: true }),
        lat: fc.double({ min: -90, max: 90, noNaN: true }),
        zoom: fc.double({ min: -1, max: 25, noNaN: true }),
      }),
    ),
    theme: fc.constantFrom(...THEMES),
    tab: fc.constantFrom(...TABS),
    mode: fc.constantFrom(...MODES),
    sort: fc.constantFrom(...SORTS),
    timeMode: fc.constantFrom(...TIME_MODES),
    speed: fc.constantFrom(...SPEEDS),
    labels: fc.constantFrom(...LABELS),
    loop: fc.boolean(),
    knownAt: fc.option(day),
    lists: fc.tuple(names, names, names, names),
    precisions: fc.option(fc.subarray([...PLACE_PRECISIONS])),
    killed: fc.option(fc.integer({ min: -5, max: 3_000_000 })),
    disputed: fc.boolean(),
    box: fc.option(fc.tuple(degrees, degrees, degrees, degrees)),
  })
  .map(({ days, types, grades, text, camera, lists, precisions, killed, box, ...rest }) => ({
    ...INITIAL_VIEW,
    ...rest,
    ...canonicalWindow(days[0], days[1]),
    types: canonicalTypes(types),
    grades: canonicalGrades(grades),
    text: canonicalText(text),
    camera: camera === null ? null : canonicalCamera(camera),
    weapons: canonicalValues(lists[0]),
    targets: canonicalValues(lists[1]),
    actors: canonicalValues(lists[2]),
    regions: canonicalValues(lists[3]),
    precisions: canonicalPrecisions(precisions),
    killed: canonicalKilled(killed),
    box: canonicalBox(box as Box | null),
  }));

describe('encodeView and decodeView', () => {
  it('bring back every view', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(decodeView(encodeView(view))).toEqual(view);
      }),
      { numRuns: 500 },
    );
  });

  it('write the same query for the same view again', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(encodeView(decodeView(encodeView(view)))).toBe(encodeView(view));
      }),
    );
  });

  it('take any query string without failing, and what they read is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        const view = decodeView(query);
        expect(decodeView(encodeView(view))).toEqual(view);
      }),
    );
  });

  it('take garbage under known names without failing', () => {
    const names = Object.values(VIEW_KEYS).flatMap((rule) => (rule.scope === 'url' ? [rule.param] : []));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary' }), (name, value) => {
        const view = decodeView(new URLSearchParams([[name, value]]));
        expect(decodeView(encodeView(view))).toEqual(view);
      }),
    );
  });

  it('write nothing for the default view', () => {
    expect(encodeView(INITIAL_VIEW)).toBe('');
    expect(decodeView('')).toEqual(INITIAL_VIEW);
  });

  it('write a link that people can read', () => {
    const view = decodeView(
      'from=2022-10-01&to=2022-11-30&types=drone_strike,missile_strike&map=30.5,50.4,9',
    );
    expect(encodeView(view)).toBe(
      'from=2022-10-01&to=2022-11-30&types=missile_strike,drone_strike&map=30.50000,50.40000,9.00',
    );
  });

  it.each([
    'from=2022-02-30',
    'to=yesterday',
    'types=tanks',
    'grades=',
    'map=1,2',
    'bbox=1,2,3',
    'bbox=a,b,c,d',
    'precision=planet',
    'weapon=,,',
    'killed=-3',
    'killed=0',
    'known=soon',
    'speed=light',
    'loop=yes',
    'map=NaN,0,0',
    'map=1e9,0,0',
    'theme=pink',
    'focus=m1',
    'focus=.place',
    'nonsense=1',
    '%E0%A4%A',
  ])('ignore %s', (query) => {
    expect(decodeView(query)).toEqual(INITIAL_VIEW);
  });

  it('put a window that is given backwards in order', () => {
    expect(decodeView('from=2022-12-01&to=2022-11-01')).toMatchObject({
      from: '2022-11-01',
      to: '2022-12-01',
    });
  });
});

describe('unreadParams', () => {
  it('names what cannot be read, and nothing of what a view writes', () => {
    expect(unreadParams('from=2022-99-99&q=market&theme=pink&loop=&nonsense=1')).toEqual(['from', 'theme']);
    expect(unreadParams('types=shelling,shellling&grades=fair&precision=town')).toEqual([
      'types',
      'precision',
    ]);
    fc.assert(
      fc.property(anyView, (view) => {
        expect(unreadParams(encodeView(view))).toEqual([]);
      }),
    );
  });
});

describe('commitOf', () => {
  it('makes a step of history for a selection, none for the camera, nothing for a hover', () => {
    expect(commitOf(INITIAL_VIEW, { ...INITIAL_VIEW, incident: 'a' })).toBe('push');
    expect(commitOf(INITIAL_VIEW, { ...INITIAL_VIEW, camera: { lng: 1, lat: 2, zoom: 3 } })).toBe('replace');
    expect(commitOf(INITIAL_VIEW, { ...INITIAL_VIEW, from: '2022-01-01' })).toBe('replace');
    expect(commitOf(INITIAL_VIEW, { ...INITIAL_VIEW, hovered: 'a', playing: true })).toBeNull();
  });
});

describe('the property tests', () => {
  it('leaves no key of the URL out: each takes a value other than its default, and comes back', () => {
    const keys = (Object.keys(VIEW_KEYS) as (keyof View)[]).filter((key) => VIEW_KEYS[key].scope === 'url');
    const views = fc.sample(anyView, { numRuns: 400, seed: 7 });
    for (const key of keys) {
      const told = views.filter((view) => JSON.stringify(view[key]) !== JSON.stringify(INITIAL_VIEW[key]));
      expect(told.length, key).toBeGreaterThan(0);
      for (const view of told) expect(decodeView(encodeView(view))[key], key).toEqual(view[key]);
    }
  });
});
