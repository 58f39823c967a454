import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2024-05-22';

function read(text: string): Mention[] {
  return readText(text, DAY);
}

/** Place, first and last day of each attack. */
function days(text: string): unknown[] {
  return read(text).map((m) => [m.place?.name ?? null, m.time.start, m.time.end]);
}

describe('days that stand beside an attack', () => {
  const cases: [string, string, unknown[]][] = [
    [
      'takes “exactly a year ago” at its word',
      'Exactly a year ago, gunmen stormed a hospital in Kabul and killed 24 people.',
      [['Kabul', '2023-05-22', '2023-05-22']],
    ],
    [
      'takes “two weeks ago to the day” at its word',
      'A bomb killed nine people at a market in Kirkuk two weeks ago to the day.',
      [['Kirkuk', '2024-05-08', '2024-05-08']],
    ],
    [
      'takes “a year ago” alone for no day of a report’s own attack',
      'A year ago, gunmen stormed a hospital in Kabul and killed 24 people.',
      [['Kabul', null, null]],
    ],
    [
      'counts the night of a statement back from its day',
      'During the night, drones struck a grain silo in Izmail, the port authority said on Tuesday.',
      [['Izmail', '2024-05-20', '2024-05-21']],
    ],
    [
      'keeps a day in front of an aside on the hours after another attack',
      'On Monday night, hours after the blasts in the capital, a roadside mine killed three people in Herat.',
      [['Herat', '2024-05-20', '2024-05-20']],
    ],
    [
      'takes the second of two times that open a sentence',
      'A week ago, on May 15, gunmen seized a hotel in Kismayo and killed nine people after ramming its gate with a car packed with explosives.',
      [['Kismayo', '2024-05-15', '2024-05-15']],
    ],
    [
      'gives a day before “and a …” to what it was said of',
      'France is still reeling from the beheading of a teacher near Paris on May 2 and a knife attack in a church in Nice on Monday that killed three.',
      [['Nice', '2024-05-20', '2024-05-20']],
    ],
    [
      'knows gunmen who appear from an appearance in court',
      'Gunmen appeared on Monday morning in Barsalogho and shot at everything that moved.',
      [['Barsalogho', '2024-05-20', '2024-05-20']],
    ],
    [
      'takes the day of a sentence that only heads its paragraph, and tells no attack of it',
      'A missile killed five people in Poltava on Sunday.\n\nOn Tuesday Russia struck again. In Lviv a drone attack killed seven people.',
      [
        ['Poltava', '2024-05-19', '2024-05-19'],
        ['Lviv', '2024-05-21', '2024-05-21'],
      ],
    ],
    [
      'counts “two days later” from the attack told right before it and apart from it',
      'A farmer was killed on Saturday when a missile hit his field near Metula. Two days later, rockets wounded three people in Kiryat Shmona.',
      [
        ['Metula', '2024-05-18', '2024-05-18'],
        ['Kiryat Shmona', '2024-05-20', '2024-05-20'],
      ],
    ],
    [
      'takes the day on which a count moved for no day of the attack',
      'The toll from the bomb attacks on churches in Colombo rose to 29 on Tuesday. The blasts took place on Sunday morning.',
      [['Colombo', '2024-05-19', '2024-05-19']],
    ],
    [
      'keeps a month in front of an aside on what came after',
      'In March, before the truce, a strike on a car in Baalbek killed five people.',
      [['Baalbek', '2024-03-01', '2024-03-31']],
    ],
    [
      'reads the answer to “When?”',
      'Explainer: The blasts in Kerman\n\nWhen? On Monday at about 3 p.m.\n\nWho did it? Nobody has claimed the attack, in which 84 people died.',
      [['Kerman', '2024-05-20', '2024-05-20']],
    ],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(days(text)).toEqual(expected);
  });
});

describe('attacks that one sentence tells', () => {
  it('gives a second verb to the weapon of the first', () => {
    expect(
      read(
        'Drones struck a plant in Yelabuga during the night and early on Tuesday hit a refinery in Nizhnekamsk.',
      ).map((m) => [m.type, m.place?.name, m.time.start]),
    ).toEqual([
      ['drone_strike', 'Yelabuga', '2024-05-20'],
      ['drone_strike', 'Nizhnekamsk', '2024-05-21'],
    ]);
  });

  it('parts a town with a day of its own behind “where”', () => {
    expect(
      days(
        'The convoy that came under mortar fire near Mopti on Friday had left Gao, where a car bomb killed nine in March.',
      ),
    ).toEqual([
      ['Mopti', '2024-05-17', '2024-05-17'],
      ['Gao', '2024-03-01', '2024-03-31'],
    ]);
  });

  it('takes two subjects of one verb for one attack', () => {
    expect(
      read(
        'A car bomb and two other devices went off outside a school in Kabul on Monday, killing 58 people.',
      ),
    ).toHaveLength(1);
  });

  it('calls what another of the same struck by the kind of the first', () => {
    expect(
      read(
        'In the night to Tuesday a drone hit a fuel depot in Sumy. Two hours later another struck a fire engine there; the driver was killed.',
      ).map((m) => m.type),
    ).toEqual(['drone_strike', 'drone_strike']);
  });

  it('opens an attack with “the killing of 26 tourists”', () => {
    const [found] = read(
      'Soldiers searched the forest on Tuesday after the killing of 26 tourists in a meadow near Pahalgam.',
    );
    expect([found?.place?.precision, found?.casualties.killed?.min]).toEqual(['near', 26]);
  });

  it('tells of officers who shoot the attackers no shooting', () => {
    const types = read(
      'Three men drove a van into pedestrians on London Bridge on Sunday and stabbed revellers, killing seven people. Armed officers shot the attackers dead.',
    ).map((m) => m.type);
    expect(types).toEqual(['attack_unspecified']);
  });
});
