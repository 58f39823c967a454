import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2023-06-14';
const LEAD = 'KHARKIV — A missile hit an apartment block in Kharkiv on Tuesday and killed five people.';

function facts(text: string): Mention[] {
  return readText(text, DAY).filter((m) => ['happened', 'reported', 'historic'].includes(m.assertion));
}

describe('what speaks of a told attack or of none', () => {
  it.each([
    `${LEAD} The governor called it another terrorist attack.`,
    `${LEAD} Ukrainian officials called it an attack at the very border of the European Union.`,
    `${LEAD} An official told reporters that the blasts had shocked him.`,
    `${LEAD} The Ministry of Defence in Moscow said that it had hit a place where troops were stationed.`,
    `${LEAD} In Moscow it was stated that a deployment point had been struck.`,
    `${LEAD} A fuller count of the dead and injured was expected in the course of Wednesday.`,
    `${LEAD} It is one of the deadliest attacks on the city since the invasion began on 24 February 2022.`,
  ])('tells one attack in %j', (text) => {
    const found = facts(text);
    expect(found.map((m) => m.place?.name)).toEqual(['Kharkiv']);
    expect(found[0]?.time.start).toBe('2023-06-13');
  });

  it.each([
    'LONDON — A forward fires his team into the next round with a rocket of a free kick.',
    'NEW YORK — An actor who bombed in New York is the talk of the town.',
    'LONDON — The trader was bombarded with offers in spring.',
    'MADRID — Shares were hit and markets were rocked by a scandal.',
  ])('finds no attack in %j', (text) => {
    expect(facts(text)).toEqual([]);
  });

  it('keeps an older attack apart with its own day, place and dead', () => {
    const found = facts(
      `${LEAD} On 8 April last year a missile killed 61 people at the station in Kramatorsk.`,
    );
    expect(found.map((m) => [m.place?.name, m.time.start, m.casualties.killed?.min])).toEqual([
      ['Kharkiv', '2023-06-13', 5],
      ['Kramatorsk', '2022-04-08', 61],
    ]);
  });

  it('compares two attacks without mixing them', () => {
    const found = facts(
      'ODESA — Drones hit a port in Odesa on Tuesday. The attack was larger than that of 2 May, in which a drone killed nine people in Kherson.',
    );
    expect(found.find((m) => m.place?.name === 'Odesa')?.casualties.killed).toBeNull();
  });
});

describe('days', () => {
  it.each([
    ['The toll of the missile attack on Uman rose to 23 on Tuesday, officials said.', null],
    ['A missile hit a school in Uman on Monday. A wounded man died in hospital on Tuesday.', '2023-06-12'],
    ['On Monday, a house in Uman, at the opposite end of the region, was struck by a missile.', '2023-06-12'],
    ['A missile hit a school in Uman the previous evening, killing two.', '2023-06-13'],
    ['A man was charged Tuesday with killing four people in a shooting in Uman.', null],
  ])('%j happened on %s', (text, day) => {
    expect(facts(text)[0]?.time.start ?? null).toBe(day);
  });

  it('leans an attack told by "two days earlier" on the lead', () => {
    const found = facts(
      'KYIV — Drones hit a plant in Kyiv on Tuesday. Two days earlier a missile struck a bakery in Odesa, killing three.',
    );
    expect(found.find((m) => m.place?.name === 'Odesa')?.time).toMatchObject({ start: '2023-06-11' });
  });

  it('leaves a bare weekday open that lies nearly a week back', () => {
    const time = facts('Three people were shot in Austin on Thursday, police said.')[0]?.time;
    expect(time).toMatchObject({ start: null, precision: 'unresolved', candidates: ['2023-06-08'] });
  });
});

describe('counts of the whole country', () => {
  it('does not give them to one town', () => {
    const found = facts(
      'KYIV — Missiles hit Kyiv on Tuesday, killing five people in the city. Nationwide 14 people were killed and 87 injured.',
    );
    expect(found[0]?.casualties).toMatchObject({ killed: { min: 5, max: 5 }, injured: null });
  });
});

describe('denials', () => {
  it.each([
    ['Russia denied responsibility.', 'Russia'],
    ['Moscow denied that its forces had struck the building.', 'Moscow'],
    ["Russia's Defence Ministry rejected the accusation.", "Russia's Defence Ministry"],
  ])('keeps %j as a claim', (sentence, speaker) => {
    const claims = facts(`${LEAD} ${sentence}`)[0]?.claims.filter((c) => c.field === 'denial');
    expect(claims).toMatchObject([{ speaker, value: sentence.slice(0, -1) }]);
  });

  it('marks an accused side that denies the deed, not one that only says it spares civilians', () => {
    const accused = `${LEAD} Ukrainian prosecutors accuse Russian forces of the attack.`;
    expect(facts(`${accused} Moscow denies it.`)[0]?.perpetrator).toMatchObject({
      actor: 'Russia',
      mode: 'denied',
    });
    expect(facts(`${accused} Moscow denies targeting civilians.`)[0]?.perpetrator?.mode).toBe('alleged');
  });
});
