import { expect, it } from 'vitest';
import { answerFrom, leadMention, type Shooting, scoreShooting } from '../../bench/score-shooting.ts';
import { makeMention, toll } from './make-mention.ts';

const known: Shooting = {
  incident: '1',
  date: '2024-04-09',
  state: 'Ohio',
  city: 'Lutsk',
  killed: 1,
  injured: 2,
  lat: 50.75,
  lon: 25.34,
  docs: [],
};
const casualties = { killed: toll(1), injured: toll(2), missing: null, captured: null };
const right = makeMention({ type: 'shooting', casualties });
const kinds = (...leads: Parameters<typeof answerFrom>[0]): string[] =>
  scoreShooting(known, answerFrom(leads)).notes.map((note) => note.kind);

it('finds nothing wrong with a right answer', () => {
  expect(kinds(right)).toEqual([]);
});

it('names each failure by its class', () => {
  expect(kinds()).toEqual([
    'no attack found',
    'day not resolved',
    'no place',
    'killed not read',
    'injured not read',
  ]);
  expect(
    kinds(
      makeMention({
        day: '2024-04-10',
        place: { name: 'Lagos', lng: 3.4, lat: 6.5 },
        casualties: { ...casualties, killed: toll(0), injured: toll(9) },
      }),
    ),
  ).toEqual(['day wrong', 'place wrong', 'killed too low', 'injured too high']);
});

it('takes the day of most articles and the greatest toll', () => {
  const other = makeMention({ day: '2024-04-11' });
  expect(answerFrom([other, right, right])).toMatchObject({ start: '2024-04-09', killed: 1, injured: 2 });
});

it('prefers a place finer than a region', () => {
  const region = makeMention({ place: { name: 'Volyn', precision: 'region', lng: 24, lat: 51 } });
  expect(answerFrom([region, right]).place?.name).toBe('Lutsk');
});

it('leaves a month or an unresolved weekday out of the days given', () => {
  const month = makeMention();
  month.time = { ...month.time, precision: 'month' };
  expect(answerFrom([month]).start).toBeNull();
});

it('takes the first primary fact of an article for its lead', () => {
  const past = makeMention({ id: 'm1', tier: 'background' });
  const threat = makeMention({ id: 'm2', assertion: 'threatened' });
  const lead = makeMention({ id: 'm3' });
  expect(leadMention([past, threat, lead])?.id).toBe('m3');
  expect(leadMention([threat])).toBeNull();
});
