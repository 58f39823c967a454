import { expect, it } from 'vitest';
import { scoreMessage, type Template, toldAttacks } from '../../bench/score-muc4.ts';
import { makeMention, toll } from './make-mention.ts';

const template: Template = {
  'INCIDENT: DATE': ['07 JAN 89'],
  'INCIDENT: LOCATION': ['PERU: LIMA (CITY)'],
  'INCIDENT: TYPE': ['BOMBING'],
  'INCIDENT: INSTRUMENT TYPE': ['BOMB: "A BOMB"'],
  'PERP: ORGANIZATION ID': ['"SHINING PATH"'],
  'HUM TGT: EFFECT OF INCIDENT': ['DEATH: "A MAN"'],
};
const message = (...templates: Template[]) => ({ docid: 'D1', text: '', templates });
const bomb = makeMention({
  type: 'bombing',
  day: '1989-01-07',
  place: { name: 'Lima', country: 'PE', admin1: null },
  weapon: { kind: 'bomb', model: null, count: null, evidence: [] },
  casualties: { killed: toll(1), injured: null, missing: null, captured: null },
  perpetrator: { actor: 'Shining Path', mode: 'alleged', by: null, evidence: [] },
});

it('counts a right answer in every field', () => {
  const { counts, notes } = scoreMessage(message(template), [bomb]);
  expect(notes).toEqual([]);
  expect(counts).toMatchObject({ keys: 1, answers: 1, paired: 1 });
  for (const field of ['type', 'day', 'place', 'country', 'weapon', 'organisation', 'death'])
    expect([counts[`${field}.hit`], counts[`${field}.answered`], counts[`${field}.wanted`]], field).toEqual([
      1, 1, 1,
    ]);
});

it('does not pair what shares neither type nor place nor day', () => {
  const other = makeMention({ type: 'shooting', day: '1990-01-01', place: null });
  const { counts, notes } = scoreMessage(message(template), [other]);
  expect(counts).toMatchObject({ paired: 0, 'type.answered': 1, 'type.hit': 0 });
  expect(notes.map((n) => n.kind)).toEqual(['incident missed', 'not in the key']);
});

it('counts a wrong day against precision, a missing one only against recall', () => {
  const wrong = { ...bomb, time: makeMention({ day: '1989-01-08' }).time };
  const none = { ...bomb, time: makeMention({ day: null }).time };
  expect(scoreMessage(message(template), [wrong]).counts).toMatchObject({
    'day.hit': 0,
    'day.answered': 1,
    'day.wanted': 1,
  });
  expect(scoreMessage(message(template), [none]).counts).toMatchObject({ 'day.hit': 0, 'day.answered': 0 });
});

it('takes no threat, habit or interception for an answer', () => {
  expect(
    toldAttacks([
      makeMention({ assertion: 'threatened' }),
      makeMention({ type: 'campaign' }),
      makeMention({ type: 'interception' }),
      bomb,
    ]),
  ).toEqual([bomb]);
});
