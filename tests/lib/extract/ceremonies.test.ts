import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2023-06-14';

function read(text: string): Mention[] {
  return readText(text, DAY);
}

describe('words of remembrance', () => {
  it.each([
    ['A drone struck the museum in Kharkiv on Monday, wounding two people.', '2023-06-12'],
    ['A shell damaged the war museum in Izium on Saturday.', '2023-06-10'],
    ['A bomb exploded on Friday at a memorial for soldiers in Grozny, killing two people.', '2023-06-09'],
    ['Gunmen burst into a court hearing in Tunis on Tuesday and shot dead two officers.', '2023-06-13'],
    ['During a memorial ceremony in Kerman on Monday, two bombs exploded, killing 84 people.', '2023-06-12'],
  ])('say where, and not that it is long ago: %s', (text, day) => {
    expect(read(text).map((m) => [m.assertion, m.tier, m.time.start])).toEqual([
      ['happened', 'primary', day],
    ]);
  });

  it.each([
    'A museum in Oslo tells the story of the bombing that killed eight people in 2011.',
    'At a vigil in Denver on Sunday for the five people shot dead at a club in 2022, hundreds lit candles.',
    'The city of Ternopil marked on Monday the anniversary of the drone attack that killed five people last year.',
  ])('look back where the attack is what is remembered: %s', (text) => {
    expect(read(text).map((m) => [m.assertion, m.tier])).toEqual([['historic', 'background']]);
  });
});

describe('days of remembrance', () => {
  it.each([
    'Residents of Bucha lit candles on Friday for the 12 people killed in a missile strike on their market two years earlier.',
    'Families gathered in Izmir on Sunday to remember the 31 victims of the bombing of the station one year ago.',
  ])('are not those of the attack: %s', (text) => {
    for (const { time } of read(text)) expect(time.precision).not.toBe('day');
  });

  it('leave the day of the attack that is told behind them', () => {
    const found = read(
      'Flowers were laid in Dnipro on Tuesday for those killed in Saturday’s missile strike.',
    );
    expect(found.map((m) => m.time.start)).toEqual(['2023-06-10']);
  });

  it('are those of the attack where the mourners themselves were hit', () => {
    const found = read('On Friday a bomb tore through mourners at a funeral in Kabul, killing 12.');
    expect(found.map((m) => [m.time.start, m.casualties.killed?.min])).toEqual([['2023-06-09', 12]]);
  });

  it('tell of no attack where those who died are only remembered, and the other attack keeps its day', () => {
    const found = read(
      'While people in Poltava laid flowers on Monday for those who died in their market a year before, a missile was on its way to a hotel in the east. By Tuesday morning eight bodies had been found in the ruins of the hotel in Kramatorsk, where it struck at half past seven in the evening.',
    );
    expect(found.map((m) => [m.place?.name, m.time.start, m.casualties.killed?.min])).toEqual([
      ['Kramatorsk', '2023-06-12', 8],
    ]);
  });

  it('keep a count or a word for an attack that is remembered', () => {
    const found = read(
      'Residents lit candles in Lviv on Monday for those killed in Saturday’s drone attack.',
    );
    expect(found.map((m) => [m.type, m.time.start])).toEqual([['drone_strike', '2023-06-10']]);
  });

  it('are not those of the attack at whose hour or spot the silence is held', () => {
    const [first] = read(
      'In Poltava there was a minute of silence on 12 June, at the hour at which two missiles hit the market in 2021.',
    );
    expect(first?.time.start).not.toBe('2023-06-12');
    const [second] = read(
      'Hundreds held a minute of silence in Bursa on Monday at the spot where a car bomb killed five people on Saturday.',
    );
    expect(second?.time.start).toBe('2023-06-10');
  });
});
