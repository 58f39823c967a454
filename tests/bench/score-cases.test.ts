import { expect, it } from 'vitest';
import { failureOf, matchesSlots } from '../../bench/score-cases.ts';
import { makeMention, toll } from './make-mention.ts';

const told = makeMention({
  casualties: { killed: toll(3, null), injured: null, missing: null, captured: null },
  perpetrator: { actor: 'Russia', mode: 'alleged', by: null, evidence: [] },
  claims: [{ field: 'killed', speaker: 'the governor', value: { min: 3, max: null }, evidence: [] }],
});

it.each([
  { type: 'missile_strike' },
  { type: 'attack' },
  { date: ['2024-04-08', '2024-04-09'] },
  { dateStart: '2024-04-09', dateEnd: '2024-04-09', datePrec: 'day' },
  { place: 'Lutsk', prec: 'settlement' },
  { killed: [3, null], injured: null },
  { killed: ['~', null] },
  { perp: 'Russia', attr: 'alleged', status: 'happened', srcHas: 'governor' },
] as const)('holds for %j', (slots) => {
  expect(matchesSlots(told, slots as never)).toBe(true);
});

it.each([
  { type: 'shelling' },
  { date: '2024-04-08' },
  { datePrec: 'unresolved' },
  { place: 'Kyiv' },
  { prec: 'region' },
  { killed: [3, 3] },
  { killed: null },
  { injured: [0, 0] },
  { perp: null },
  { attr: 'claimed' },
  { status: 'reported' },
  { srcHas: 'mayor' },
] as const)('does not hold for %j', (slots) => {
  expect(matchesSlots(told, slots as never)).toBe(false);
});

it('says what is missing, what should not be there, and a wrong number of facts', () => {
  expect(failureOf({ any: { type: 'missile_strike' }, n: 1 }, [told])).toBeNull();
  expect(failureOf({ any: { type: 'shelling' } }, [told])).toMatch(/no mention/);
  expect(failureOf({ any2: [{ type: 'attack' }, { type: 'shelling' }] }, [told])).toMatch(/shelling/);
  expect(failureOf({ notAny: { place: 'Lutsk' } }, [told])).toMatch(/a mention/);
  expect(failureOf({ none: { type: 'attack' } }, [told])).toMatch(/a fact/);
  expect(failureOf({ n: 0 }, [told])).toMatch(/1 facts instead of 0/);
});

it('lets a negated mention neither satisfy nor count', () => {
  const negated = { ...told, assertion: 'negated' as const };
  expect(failureOf({ any: { type: 'attack' } }, [negated])).toMatch(/no mention/);
  expect(failureOf({ none: { type: 'attack' }, n: 0 }, [negated])).toBeNull();
});
