import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { extract, loadDeps } from '../../../bench/eval-deps.ts';

const deps = loadDeps();
/** A Wednesday. */
const DAY = '2023-06-14';

function read(text: string): Mention[] {
  return extract(deps, 't', text, DAY).mentions;
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
});
