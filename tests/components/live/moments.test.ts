import { describe, expect, it } from 'vitest';
import { makeMoments } from '#components/live/moments.ts';
import { makeTimeStore } from '#components/live/time-store.ts';
import { countDays } from '#lib/query/day-counts.ts';
import { columnsOf } from '#lib/query/incident-columns-of.ts';
import { idOfNumber } from '#lib/query/incident-number.ts';
import { findFails } from '#lib/query/row-fails.ts';
import { orderColumns, windowOfDays } from '#lib/query/time-order.ts';
import { dayNumber } from '#lib/time.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import { makeIncident } from '../../fixtures/make-incident.ts';

const days = ['2023-01-01', '2023-01-05', '2023-02-01'];
const columns = columnsOf(days.map((start, at) => makeIncident({ id: idOfNumber(BigInt(at + 1)), start })));
const fails = findFails(
  columns,
  { types: null, grades: null, precisions: null, killed: null, box: null },
  {},
);
const counts = countDays(columns, orderColumns(columns, 'happened'), fails);
const limits = { from: dayNumber('2022-12-30'), to: dayNumber('2023-02-03') };

describe('the moments of a page', () => {
  it('follow the store step by step and tell everyone in the same moment', () => {
    const store = makeTimeStore();
    const moments = makeMoments(store, { committed: INITIAL_VIEW, limits, counts });
    const seen: number[] = [];
    moments.subscribe(() => seen.push(moments.read().count));
    moments.subscribe(() => seen.push(moments.read().count));
    expect(moments.read()).toMatchObject({ isLive: false, isWindowed: false, count: 3 });
    store.set({ from: '2023-01-02', to: '2023-01-31' });
    expect(seen).toEqual([1, 1]);
    expect(moments.read()).toMatchObject({
      isLive: true,
      isWindowed: true,
      window: windowOfDays(dayNumber('2023-01-02'), dayNumber('2023-01-31')),
    });
    store.set(null);
    expect(moments.read()).toMatchObject({ isLive: false, count: 3 });
  });

  it('are the same object until time changes', () => {
    const store = makeTimeStore();
    const moments = makeMoments(store, { committed: INITIAL_VIEW, limits, counts });
    expect(moments.read()).toBe(moments.read());
    const before = moments.read();
    store.set({ at: '2023-01-03' });
    expect(moments.read()).not.toBe(before);
    expect(moments.read().time).toMatchObject({ at: '2023-01-03', from: null });
  });

  it('drop the playhead when a window is dragged', () => {
    const store = makeTimeStore();
    const committed = { ...INITIAL_VIEW, at: '2023-01-03' };
    const moments = makeMoments(store, { committed, limits, counts });
    store.set({ from: null, to: '2023-01-04' });
    expect(moments.read().time.at).toBeNull();
  });
});
