import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Friday. */
const DAY = '2023-10-06';
const LEAD = 'A missile hit an apartment block in Dnipro on Monday, killing four.';

function read(text: string, day = DAY): Mention[] {
  return readText(text, day);
}

function first(text: string): Mention {
  const [mention] = read(text);
  if (!mention) throw new Error(`nothing is read from: ${text}`);
  return mention;
}

function denier(text: string): string | null | undefined {
  return first(text).claims.find((c) => c.field === 'denial')?.speaker;
}

describe('clocks', () => {
  it('keeps both ends of a stretch of time whose first end leaves its half of the day to the second', () => {
    const { time } = first('An explosion broke a dam near Dnipro. It happened between 1:10 and 1:45 a.m.');
    expect([time.start, time.clock]).toEqual([DAY, { from: '01:10', to: '01:45' }]);
  });
});

describe('counts that add to others', () => {
  it('takes the sum behind “which makes”, not the one more that it adds', () => {
    const { killed } = first(
      'One more person has been found dead after the missile attack on Dnipro, which makes 17.',
    ).casualties;
    expect([killed?.min, killed?.max]).toEqual([17, 17]);
  });

  it('leaves the upper bound open where only further dead are counted', () => {
    const { killed } = first(
      'Two more people have died after a missile hit a market in Dnipro on Monday.',
    ).casualties;
    expect([killed?.min, killed?.max]).toEqual([2, null]);
  });

  it('counts “two more” beside the injured of the same attack as they stand', () => {
    const { casualties } = first(
      'One person was killed and two more were injured when a missile hit Dnipro.',
    );
    expect([casualties.killed?.max, casualties.injured?.max]).toEqual([1, 2]);
  });
});

describe('weapons that are ruled out', () => {
  it.each([
    ['An explosion tore the bridge in Dnipro apart; shells or mines could hardly do such damage.', undefined],
    ['It was not a missile but a drone that hit the depot in Dnipro on Monday.', 'drone'],
    ['A drone, rather than a missile, struck the depot in Dnipro on Monday.', 'drone'],
    ['A missile struck the depot in Dnipro; another could have hit the port.', 'missile'],
  ])('%j has %j', (text, kind) => {
    expect(first(text).weapon?.kind).toBe(kind);
  });
});

describe('who denies', () => {
  it.each([
    [`${LEAD} The attack, according to the regional governor, was denied by Moscow.`, 'Moscow'],
    [`${LEAD} Moscow, which the regional governor blamed, denied it.`, 'Moscow'],
    [`${LEAD} The regional governor said a missile had hit it, which Moscow denied.`, 'Moscow'],
    [
      'Moscow denied that it had struck the block in Dnipro on Monday, which the regional governor said was hit by a missile.',
      'Moscow',
    ],
    [
      `${LEAD} The Kremlin denied that its forces had attacked the block, the governor said on Tuesday.`,
      'Kremlin',
    ],
  ])('%j: %s', (text, speaker) => {
    expect(denier(text)).toBe(speaker);
  });
});

describe('who is said to have done it', () => {
  it.each([
    `${LEAD} A spokesman for the Kremlin said that Russian troops do not strike civilian objects.`,
    'Explosions at a Russian military airfield near Saky killed one person on Monday, officials installed by Moscow said.',
    'Explosions at an airfield near Saky killed one person on Monday. Ukraine did not claim the explosions.',
    `${LEAD} Russia has not explained the attack.`,
    `${LEAD} The administration that Russia has set up in Donetsk had reported five injured.`,
  ])('nobody in %j', (text) => {
    expect(first(text).perpetrator).toBeNull();
  });

  it('keeps a claim of the side itself', () => {
    const text =
      'Missiles hit the fleet headquarters in Sevastopol on Friday. Ukraine said it was behind the attack.';
    expect(first(text).perpetrator).toMatchObject({ actor: 'Ukraine', mode: 'claimed' });
  });

  it('names whose ambush it is', () => {
    const text = 'Five soldiers were killed in a Hamas ambush near Rafah on Monday.';
    expect(first(text).perpetrator?.actor).toBe('Hamas');
  });
});

describe('who speaks', () => {
  it.each([
    ['On the evening of 2 October police said four people had been killed by a missile in Dnipro.', 'police'],
    ['In Dnipro the mayor said a missile had killed four people there.', 'mayor'],
    ['At the start the governor reported that a missile had killed four people in Dnipro.', 'governor'],
    [
      'Four people were killed by a missile in Dnipro, according to officials installed by Russia, and two injured.',
      'officials installed by Russia',
    ],
    [
      'The authorities in Dnipro have begun to say that four people were killed by a missile.',
      'authorities in Dnipro',
    ],
    ['According to the police four people were killed by a missile in Dnipro.', 'police'],
  ])('%j: %s', (text, speaker) => {
    expect(first(text).claims.find((c) => c.field === 'killed')?.speaker).toBe(speaker);
  });

  it('hears nobody in “did not say”', () => {
    const { claims } = first(`${LEAD} The office did not say that two people were injured.`);
    expect(claims.filter((c) => c.speaker !== null)).toEqual([]);
  });
});

describe('months of older attacks', () => {
  it.each([
    'In March two people died there when a rocket hit a market.',
    'Two people were killed there in March by a rocket.',
    'In March a rocket hit a market, killing two.',
  ])('%j is an attack of its own month', (text) => {
    const found = read(`${LEAD} ${text}`);
    expect(found.map((m) => [m.time.start, m.time.precision, m.casualties.killed?.max, m.tier])).toEqual([
      ['2023-10-02', 'day', 4, 'primary'],
      ['2023-03-01', 'month', 2, 'background'],
    ]);
  });
});
