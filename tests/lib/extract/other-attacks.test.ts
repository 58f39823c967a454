import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2023-06-14';

function read(text: string): Mention[] {
  return readText(text, DAY);
}

function killedByPlace(text: string): Record<string, number | undefined> {
  return Object.fromEntries(read(text).map((m) => [m.place?.name ?? '', m.casualties.killed?.min]));
}

describe('counts that stand with a place of their own', () => {
  it('makes one attack a place of “three in A, two in B and one in C”, on the day said once', () => {
    const found = read(
      'Russian shelling killed three people in Kherson, two in Nikopol and one in Kostiantynivka on Monday, officials said.',
    );
    expect(found.map((m) => [m.type, m.place?.name, m.time.start, m.casualties.killed?.min])).toEqual([
      ['shelling', 'Kherson', '2023-06-12', 3],
      ['shelling', 'Nikopol', '2023-06-12', 2],
      ['shelling', 'Kostiantynivka', '2023-06-12', 1],
    ]);
  });
  it('gives the sum of such a list to none of its places', () => {
    expect(
      killedByPlace('Missile strikes on Monday killed 15 people, ten in Kryvyi Rih and five in Dnipro.'),
    ).toEqual({ 'Kryvyi Rih': 10, Dnipro: 5 });
  });
  it('counts the injured where the number before counted the injured', () => {
    const found = read('Drones wounded 12 people in Odesa and three in Izmail on Monday.');
    expect(found.map((m) => [m.place?.name, m.casualties.injured?.min, m.casualties.killed])).toEqual([
      ['Odesa', 12, null],
      ['Izmail', 3, null],
    ]);
  });
  it('takes parts of a count for no attacks', () => {
    const found = read(
      'A car bomb in Kabul on Monday wounded 12 people, including two children and three in a nearby school.',
    );
    expect(found.map((m) => [m.place?.name, m.casualties.injured?.min])).toEqual([['Kabul', 12]]);
  });
});

describe('counts that are of other attacks', () => {
  it('leaves out the dead of the attack that this one is measured by', () => {
    const [found] = read(
      'Gunmen opened fire in Krasnogorsk on Monday, killing at least 60 people. It was the deadliest attack in Russia since the 2004 school siege in Beslan, in which 334 people died.',
    );
    expect(found?.casualties.killed).toMatchObject({ min: 60 });
    expect(found?.targets).toEqual([]);
  });
  it('keeps the dead of this attack that stand behind such a measure', () => {
    const [found] = read(
      'A missile hit a market in Kostiantynivka on Monday in the deadliest strike since March, killing 17 people.',
    );
    expect(found?.casualties.killed).toMatchObject({ min: 17 });
  });
  it('goes on with this attack behind the comma that ends such a measure', () => {
    const [found] = read(
      'Drones struck Kyiv on Monday in the heaviest barrage since the opening of the war, and a residential building was destroyed.',
    );
    expect(found?.targets.map(({ kind }) => kind)).toEqual(['residential']);
  });
  it('takes the sum over several cities for none of them', () => {
    const [found] = read(
      'Russian missiles hit Kyiv and other cities on Monday, killing at least 36 people. At least 22 people were killed in Kyiv, the city administration said.',
    );
    expect([found?.place?.name, found?.casualties.killed?.min]).toEqual(['Kyiv', 22]);
  });
});

describe('names that are not the scene or the doer', () => {
  it('reads “U.S.-owned” as whose ship it is, not where', () => {
    const [found] = read(
      'Houthi forces struck the U.S.-owned dry bulk ship with an anti-ship ballistic missile in the Gulf of Aden on Monday, U.S. Central Command said.',
    );
    expect([found?.place?.name, found?.perpetrator?.actor]).toEqual(['Gulf of Aden', 'Houthis']);
  });
  it('blames nobody for what is said to be used by a side', () => {
    const [found] = read('Radios used by Hezbollah detonated on Tuesday in Beirut, killing 20 people.');
    expect([found?.place?.name, found?.perpetrator]).toEqual(['Beirut', null]);
  });
});

describe('days', () => {
  it('takes the narrower of two words for one time', () => {
    const [found] = read('A year ago, in May 2022, a bombing at a mosque in Peshawar killed 60 people.');
    expect([found?.time.start, found?.time.end]).toEqual(['2022-05-01', '2022-05-31']);
  });
});

describe('places that are not what they seem', () => {
  it('calls a place unknown when the only one of its name lies in another country than the text says', () => {
    const [found] = read('Militants attacked a post at Barda in Nigeria on Monday, killing five people.');
    expect([found?.place?.country, found?.place?.precision]).toEqual(['NG', 'country']);
  });
  it('does not take the first word of an unknown name for a place far away', () => {
    const found = read('A missile struck a building in Mir Kala in Pakistan on Monday, killing five people.');
    expect(found.map((m) => m.place?.country)).toEqual(['PK']);
  });
  it('knows a village that shares its name with an older name of another town', () => {
    const [found] = read('A missile struck the village of Hrodivka in the Donetsk region on Monday.');
    expect([found?.place?.name, found?.place?.lat]).toEqual(['Hrodivka', 48.22]);
  });
  it('takes the country behind a town for no attacker', () => {
    const [found] = read('Air strikes hit Idlib, Syria, on Monday, killing five people.');
    expect([found?.place?.name, found?.perpetrator]).toEqual(['Idlib', null]);
  });
});

describe('kinds of attack', () => {
  it.each([
    ['A gunman killed two people at a bar in Oslo early on Monday.', 'shooting', 'Oslo', 2],
    [
      'A man drove a car into a crowd in Magdeburg on Monday, killing five people.',
      'attack_unspecified',
      'Magdeburg',
      5,
    ],
    ['Israeli jets struck a building in Tyre on Monday, killing four people.', 'air_strike', 'Tyre', 4],
    [
      'The strike in Odesa on Monday killed a woman, her son and a paramedic.',
      'attack_unspecified',
      'Odesa',
      3,
    ],
  ])('reads “%s”', (text, type, place, killed) => {
    const found = read(text);
    expect(found.map((m) => [m.type, m.place?.name, m.casualties.killed?.min])).toEqual([
      [type, place, killed],
    ]);
  });
  it('reads a projectile that hits a ship, without guessing its kind', () => {
    const [found] = read(
      'A projectile hit a tanker 60 nautical miles southeast of Aden on Saturday, the navy said.',
    );
    expect([found?.weapon?.kind, found?.place?.name, found?.place?.precision]).toEqual([
      'projectile',
      'Aden',
      'near',
    ]);
  });
});

describe('days and victims in the ways that reports tell them', () => {
  it.each([
    ['Missiles hit the centre of Sumy on Palm Sunday morning, killing 34 people.', '2023-06-11', 34],
    [
      'A missile hit a café in Hroza where people had gathered for a wake on Tuesday, killing 51.',
      '2023-06-13',
      51,
    ],
    [
      'Seven people including three children were killed in a drone attack on Lviv on Tuesday.',
      '2023-06-13',
      7,
    ],
    ['A boy and his grandmother died when a missile hit Kharkiv early on Tuesday.', '2023-06-13', 2],
  ])('reads “%s”', (text, day, killed) => {
    const found = read(text);
    expect(found.map((m) => [m.assertion, m.time.start, m.casualties.killed?.min])).toEqual([
      ['happened', day, killed],
    ]);
  });
  it('keeps the attack on a ceremony apart from the one that the ceremony remembers', () => {
    const found = read(
      'Two explosions killed nearly 100 people at a ceremony in Kerman on Tuesday to commemorate a commander, killed by a U.S. drone in Baghdad in 2020.',
    );
    expect(found.map((m) => [m.type, m.place?.name, m.time.start, m.casualties.killed?.max])).toEqual([
      ['explosion', 'Kerman', '2023-06-13', 99],
      ['drone_strike', 'Baghdad', '2020-01-01', undefined],
    ]);
  });
});
