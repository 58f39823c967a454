import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2023-06-14';

function read(text: string): Mention[] {
  return readText(text, DAY);
}

function facts(text: string): Mention[] {
  return read(text).filter((m) => m.assertion === 'happened' || m.assertion === 'reported');
}

describe('individuation', () => {
  it('joins "the strike" to the attack told before it', () => {
    const found = facts(
      'A missile struck a warehouse in Odesa on Tuesday. The strike wounded four people, the governor said.',
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.casualties.injured).toMatchObject({ min: 4, max: 4 });
  });
  it('opens a new attack for "another" and for another day', () => {
    expect(facts('A drone hit Odesa on Monday. Another drone hit Odesa on Tuesday.')).toHaveLength(2);
  });
  it('gives each town of a list its own attack and the total to none of them', () => {
    const found = facts('Missiles hit Kharkiv, Dnipro and Odesa on Tuesday, killing nine people.');
    expect(found.map((m) => m.place?.name).sort()).toEqual(['Dnipro', 'Kharkiv', 'Odesa']);
    expect(found.every((m) => m.casualties.killed === null)).toBe(true);
  });
  it('keeps the day of the lead away from an older attack', () => {
    const found = read(
      'Missiles hit Dnipro on Tuesday. A strike on the city on 14 January killed 46 people.',
    );
    expect(found.map((m) => m.time.start).sort()).toEqual(['2023-01-14', '2023-06-13']);
    expect(found.find((m) => m.time.start === '2023-01-14')).toMatchObject({
      assertion: 'historic',
      tier: 'background',
    });
  });
  it('takes the day from "two days after the strike"', () => {
    const found = facts(
      'The death toll in Uman reached 23 on Sunday, two days after the missile strike, officials said.',
    );
    expect(found[0]?.time).toMatchObject({ start: '2023-06-09', precision: 'day' });
  });
});

describe('what is no attack on the ground', () => {
  it('tells an interception apart and counts no strike', () => {
    expect(
      read('Air defences shot down 12 drones over Odesa on Tuesday.').map((m) => [m.type, m.outcome]),
    ).toEqual([['interception', 'intercepted']]);
  });
  it('reads debris that falls as the attack it is', () => {
    expect(
      facts('Debris from a downed drone fell on a school in Odesa on Tuesday, injuring two people.')[0],
    ).toMatchObject({ type: 'drone_strike', outcome: 'debris' });
  });
  it('labels a habit as a campaign', () => {
    const found = read('Russian forces have been shelling Kherson almost daily for months.');
    expect(
      found.every((m) => m.type === 'campaign' && m.assertion === 'habitual' && m.tier === 'campaign'),
    ).toBe(true);
  });
  it.each([
    'Teachers went on strike in Paris on Tuesday.',
    'The two sides struck a deal in Istanbul on Tuesday.',
    'The club fired its coach in Madrid on Tuesday.',
    'He suffered a heart attack in Kyiv on Tuesday.',
    'Officials fear that Russia could attack Odesa again.',
    'The army rehearsed an attack on Lviv in a drill on Tuesday.',
    'If missiles hit the dam, towns downstream will flood.',
    'Police foiled a car bomb attack in Odesa on Tuesday.',
  ])('finds no fact in %j', (text) => {
    expect(facts(text)).toEqual([]);
  });
});

describe('who did it', () => {
  it.each([
    ['Russian forces shelled Kherson on Tuesday.', 'Russia', 'asserted', null],
    [
      'Russian forces shelled Kherson on Tuesday, the regional governor said.',
      'Russia',
      'alleged',
      'regional governor',
    ],
    ['Missiles hit Odesa on Tuesday in an attack blamed on Russia.', 'Russia', 'alleged', null],
    ['Hamas claimed responsibility for the shooting in Jerusalem.', 'Hamas', 'claimed', 'Hamas'],
    ['Houthi rebels fired missiles at a tanker in the Red Sea.', 'Houthis', 'asserted', null],
    ['Israeli warplanes bombed a camp in Rafah on Tuesday.', 'Israel', 'asserted', null],
    ['Rapid Support Forces shelled El Fasher on Tuesday.', 'Rapid Support Forces', 'asserted', null],
  ])('reads %j', (text, actor, mode, by) => {
    expect(read(text)[0]?.perpetrator).toMatchObject({ actor, mode, by });
  });
  it('names nobody where nobody claimed it', () => {
    expect(read('No one claimed responsibility for the car bombing in Kabul.')[0]?.perpetrator).toBeNull();
  });
  it('takes the maker of a weapon for no attacker', () => {
    expect(read('Iranian-made drones hit Odesa on Tuesday.')[0]?.perpetrator).toBeNull();
  });
  it('keeps a ledger of who said which toll', () => {
    const claims =
      read(
        'A missile hit a cafe in Odesa on Tuesday. Two people were killed, the mayor said. The governor later said three people had died.',
      )[0]?.claims ?? [];
    expect(claims.filter((c) => c.field === 'killed').map((c) => [c.speaker, c.value])).toEqual([
      ['mayor', { min: 2, max: 2 }],
      ['governor', { min: 3, max: 3 }],
    ]);
  });
});

describe('what a text does not say stays null', () => {
  it('leaves toll, weapon, perpetrator and clock open', () => {
    expect(read('An explosion shook Lviv on Tuesday.')[0]).toMatchObject({
      weapon: null,
      perpetrator: null,
      casualties: { killed: null, injured: null, missing: null, captured: null },
      time: { clock: null },
    });
  });
  it('keeps a weekday a weekday without a publication day', () => {
    const time = readText('Missiles hit Odesa on Tuesday.', null)[0]?.time;
    expect(time).toMatchObject({ start: null, precision: 'unresolved', bounds: { weekday: 2 } });
  });
});
