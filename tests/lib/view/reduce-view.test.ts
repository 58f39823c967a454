import { describe, expect, it } from 'vitest';
import { GROUND_TYPES } from '#lib/schema.ts';
import { reduceView } from '#lib/view/reduce-view.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';

describe('reduceView', () => {
  it('drops the open article and its focus when another attack is selected', () => {
    const reading = {
      ...INITIAL_VIEW,
      incident: 'a',
      article: 'x',
      focus: { mention: 'm1', field: 'toll' as const },
    };
    expect(reduceView(reading, { type: 'select-incident', id: 'b' })).toMatchObject({
      incident: 'b',
      article: null,
      focus: null,
    });
  });

  it('keeps the attack when one of its articles is opened, and drops it when told to', () => {
    const view = { ...INITIAL_VIEW, incident: 'a' };
    expect(reduceView(view, { type: 'open-article', id: 'x' })).toMatchObject({
      incident: 'a',
      article: 'x',
    });
    expect(reduceView(view, { type: 'open-article', id: 'x', incident: null })).toMatchObject({
      incident: null,
    });
  });

  it('turns a type off and on again to the same view', () => {
    const off = reduceView(INITIAL_VIEW, { type: 'toggle-type', attackType: 'shelling' });
    expect(off.types).toHaveLength(GROUND_TYPES.length - 1);
    expect(reduceView(off, { type: 'toggle-type', attackType: 'shelling' })).toEqual(INITIAL_VIEW);
  });

  it('removes the playhead when the window changes', () => {
    const playing = { ...INITIAL_VIEW, at: '2022-11-15' };
    expect(reduceView(playing, { type: 'set-window', from: '2022-10-01', to: null }).at).toBeNull();
  });

  it('clears one filter or all of them, and nothing else', () => {
    const filtered = {
      ...INITIAL_VIEW,
      text: 'kyiv',
      from: '2022-01-01',
      grades: ['fair' as const],
      incident: 'a',
    };
    expect(reduceView(filtered, { type: 'clear-filter', filter: 'search' })).toEqual({
      ...filtered,
      text: '',
    });
    expect(reduceView(filtered, { type: 'clear-filter', filter: 'all' })).toEqual({
      ...INITIAL_VIEW,
      incident: 'a',
    });
  });

  it('clears a box, a facet and the day of knowledge by their names', () => {
    const filtered = {
      ...INITIAL_VIEW,
      box: [30, 50, 31, 51] as const,
      weapons: ['drone'],
      knownAt: '2022-11-15',
    };
    expect(reduceView(filtered, { type: 'clear-filter', filter: 'box' })).toEqual({ ...filtered, box: null });
    expect(reduceView(filtered, { type: 'clear-filter', filter: 'weapons' })).toEqual({
      ...filtered,
      weapons: null,
    });
    expect(reduceView(filtered, { type: 'clear-filter', filter: 'all' })).toEqual(INITIAL_VIEW);
  });

  it('toggles a value of a facet on and off', () => {
    const on = reduceView(INITIAL_VIEW, { type: 'toggle-facet', facet: 'weapons', value: 'drone' });
    expect(on.weapons).toEqual(['drone']);
    expect(reduceView(on, { type: 'toggle-facet', facet: 'weapons', value: 'drone' })).toEqual(INITIAL_VIEW);
  });

  it('gives back the very same view when a hover changes nothing', () => {
    expect(reduceView(INITIAL_VIEW, { type: 'hover', id: null })).toBe(INITIAL_VIEW);
  });
});
