import { describe, expect, it } from 'vitest';
import type { Gold, GoldEvent } from '../../bench/gold-slots.ts';
import type { Counts } from '../../bench/score-bootstrap.ts';
import { scoreDated, scoreGold } from '../../bench/score-gold.ts';
import { makeMention, toll } from './make-mention.ts';

const strike: GoldEvent = {
  id: 'E1',
  evidence: [{ start: 0, end: 20 }],
  type: 'missile_strike',
  date: { start: '2024-04-09', precision: 'day', acceptable: ['2024-04-09'] },
  place: { name: 'Lutsk', lat: 50.75, lon: 25.34, precision: 'city' },
  casualties: { killed: { min: 2, max: 2 }, injured: null },
  perpetrator: { actor: 'Russia' },
};
const trap = { id: 'T1', why: 'a fear', evidence: { start: 100, end: 120 } };
const keyOf = (...events: GoldEvent[]): Gold => ({
  article: 'a.txt',
  trueDate: '2024-04-10',
  events,
  traps: [trap],
});
const told = makeMention({
  casualties: { killed: toll(2), injured: null, missing: null, captured: null },
  perpetrator: { actor: 'Russia', mode: 'asserted', by: null, evidence: [] },
});
const count = (counts: Counts, key: string): string =>
  `${counts[`${key}.hit`]}/${counts[`${key}.answered`]}/${counts[`${key}.wanted`]}`;

describe('events', () => {
  it('counts a right mention as right in every slot that the key fills', () => {
    const { counts, notes } = scoreGold(keyOf(strike), [told]);
    expect(notes).toEqual([]);
    expect(counts).toMatchObject({ 'events.found': 1, 'events.right': 1, 'events.answered': 1 });
    for (const slot of ['type', 'date', 'place', 'killed', 'perpetrator'])
      expect(count(counts, slot), slot).toBe('1/1/1');
    expect(count(counts, 'injured')).toBe('0/0/0');
    expect(counts).toMatchObject({ 'day.exact': 1, 'day.wrong': 0, 'place.10': 1, 'precision.right': 1 });
  });

  it('counts what is missed, and what is not in the key', () => {
    const far = makeMention({
      id: 'm2',
      day: '2020-01-01',
      type: 'shooting',
      place: { name: 'Lagos', lng: 3.4, lat: 6.5 },
    });
    const { counts, notes } = scoreGold(keyOf(strike), [far]);
    expect(counts).toMatchObject({ 'events.found': 0, 'events.answered': 1, 'events.right': 0 });
    expect(count(counts, 'type')).toBe('0/1/1');
    expect(notes.map((n) => n.kind)).toEqual(
      expect.arrayContaining(['event missed', 'event not in the key']),
    );
  });

  it('does not take a denial, a threat or a supposition for an answer', () => {
    for (const assertion of ['denied', 'negated', 'threatened', 'hypothetical'] as const)
      expect(scoreGold(keyOf(strike), [{ ...told, assertion }]).counts).toMatchObject({
        'events.found': 0,
        'traps.hit': 0,
      });
  });

  it('never pairs an interception with a strike', () => {
    const { counts } = scoreGold(keyOf(strike), [{ ...told, type: 'interception' }]);
    expect(counts).toMatchObject({ 'events.found': 0, 'events.right': 0 });
  });

  it('asks for no optional event and takes none for wrong', () => {
    const siege = { ...strike, id: 'E2', type: 'siege' };
    const { counts } = scoreGold(keyOf(siege), [told]);
    expect(counts['events.wanted'] ?? 0).toBe(0);
    expect(counts['events.answered'] ?? 0).toBe(0);
  });
});

describe('days', () => {
  const open: GoldEvent = { ...strike, date: { start: null, precision: 'weekday_only' } };

  it('counts a wrong day as wrong and as resolved', () => {
    const { counts } = scoreGold(keyOf(strike), [{ ...told, ...makeTime('2024-04-08') }]);
    expect(counts).toMatchObject({ 'day.exact': 0, 'day.resolved': 1, 'day.wrong': 1, 'events.found': 1 });
  });

  it('counts an abstention where the text gives no day, and an invented day as wrong', () => {
    const abstained = scoreGold(keyOf(open), [{ ...told, ...makeTime(null) }]);
    expect(abstained.counts).toMatchObject({ 'abstain.wanted': 1, 'abstain.right': 1, 'events.found': 1 });
    const invented = scoreGold(keyOf(open), [told]);
    expect(invented.counts).toMatchObject({ 'abstain.right': 0, 'day.wrong': 1 });
    expect(invented.notes.map((n) => n.kind)).toContain('day invented');
  });

  it('wants the day once the publication day is given', () => {
    const dated = { ...open, date: { ...open.date, withPublicationDate: { resolved: '2024-04-09' } } };
    expect(scoreDated(keyOf(dated), [told]).counts).toEqual({ 'dated.wanted': 1, 'dated.right': 1 });
    expect(scoreDated(keyOf(dated), [{ ...told, ...makeTime(null) }]).counts).toMatchObject({
      'dated.right': 0,
    });
  });
});

it('counts a place by its distance from the key', () => {
  const near = makeMention({ place: { name: 'Kovel', lng: 24.71, lat: 51.21, precision: 'district' } });
  expect(scoreGold(keyOf(strike), [near]).counts).toMatchObject({
    'place.10': 0,
    'place.161': 1,
    'precision.right': 0,
  });
});

it('counts a trap only when a fact on the ground stands on its words', () => {
  const evidence = [{ start: 110, end: 130, quote: 'might strike the city' }];
  expect(scoreGold(keyOf(strike), [told]).counts).toMatchObject({ traps: 1, 'traps.hit': 0 });
  expect(scoreGold(keyOf(strike), [{ ...told, evidence }]).counts['traps.hit']).toBe(1);
  expect(scoreGold(keyOf(strike), [{ ...told, evidence, type: 'air_raid_alert' }]).counts['traps.hit']).toBe(
    0,
  );
});

function makeTime(day: string | null) {
  return { time: makeMention({ day }).time };
}
