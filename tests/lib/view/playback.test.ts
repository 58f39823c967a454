import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '#lib/time.ts';
import { nextMoment, playPace, shownDays, trailDays } from '#lib/view/playback.ts';
import { INITIAL_VIEW, SPEEDS, TIME_MODES, type View } from '#lib/view/view-state.ts';

const limits = { from: dayNumber('2022-01-01'), to: dayNumber('2023-12-31') };
const view = (change: Partial<View>): View => ({ ...INITIAL_VIEW, ...change });

describe('shownDays', () => {
  it('cuts the window at the playhead, or draws a trail behind it, or slides without one', () => {
    const timed = { from: '2022-03-01', to: '2022-10-31', at: '2022-06-01' };
    const day = dayNumber;
    expect(shownDays(view({ ...timed, timeMode: 'cumulative' }), limits)).toEqual({
      from: day('2022-03-01'),
      to: day('2022-06-01'),
    });
    const trail = trailDays(view({ ...timed, timeMode: 'trail' }), limits);
    expect(shownDays(view({ ...timed, timeMode: 'trail' }), limits)).toEqual({
      from: day('2022-06-01') - trail + 1,
      to: day('2022-06-01'),
    });
    expect(shownDays(view({ ...timed, timeMode: 'window' }), limits)).toEqual({
      from: day('2022-03-01'),
      to: day('2022-10-31'),
    });
  });

  it('leaves open what is open', () => {
    expect(shownDays(INITIAL_VIEW, limits)).toEqual({ from: null, to: null });
    expect(shownDays(INITIAL_VIEW, null)).toEqual({ from: null, to: null });
  });
});

describe('nextMoment', () => {
  it('reaches the end from anywhere in as many steps as there are days at most, and then begins anew', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIME_MODES), fc.integer({ min: 1, max: 90 }), (timeMode, stepDays) => {
        let now = view({ timeMode });
        let steps = 0;
        let isLast = false;
        while (!isLast && steps <= 740) {
          const next = nextMoment(now, limits, stepDays);
          now = { ...now, ...next.change };
          isLast = next.isLast;
          steps += 1;
        }
        expect(isLast).toBe(true);
        const again = nextMoment(now, limits, stepDays);
        expect(again.isLast).toBe(false);
        const first = 'at' in again.change ? again.change.at : again.change.from;
        expect(first).toBe(dayFromNumber(limits.from));
      }),
    );
  });

  it('keeps the length of a sliding window', () => {
    const start = view({ timeMode: 'window', from: '2022-02-01', to: '2022-02-28' });
    expect(nextMoment(start, limits, 7).change).toEqual({ from: '2022-02-08', to: '2022-03-07' });
  });
});

describe('playPace', () => {
  it('passes the time that the speed says, and steps once a second where motion is not wanted', () => {
    for (const speed of SPEEDS) {
      const { tickMs, stepDays } = playPace(speed, 700, false);
      expect(stepDays).toBeGreaterThanOrEqual(1);
      expect(tickMs).toBeGreaterThanOrEqual(120);
      expect(playPace(speed, 700, true).tickMs).toBeGreaterThanOrEqual(1000);
    }
    const week = playPace('week', 700, false);
    expect((week.stepDays / week.tickMs) * 1000).toBeCloseTo(7, 0);
  });
});
