import { expect, it } from 'vitest';
import { describeFound } from '#lib/view/count-mentions.ts';
import { EN } from '../../fixtures/words.ts';

it('counts as attacks what is told to have happened on the ground, and the rest as other mentions', () => {
  const strike = { type: 'missile_strike', assertion: 'happened' } as const;
  const alert = { type: 'air_raid_alert', assertion: 'happened' } as const;
  const threat = { type: 'drone_strike', assertion: 'threatened' } as const;
  expect(describeFound([], EN)).toBe('no attack found');
  expect(describeFound([strike], EN)).toBe('1 attack found');
  expect(describeFound([strike, alert, threat, strike], EN)).toBe('2 attacks found, 2 other mentions');
  expect(describeFound([threat], EN)).toBe('no attack found, 1 other mention');
});
