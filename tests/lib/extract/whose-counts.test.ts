import { describe, expect, it } from 'vitest';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2024-05-22';

/** Killed and injured (lower bounds) of the first attack of a text. */
function counts(text: string): [number | null, number | null] {
  const [first] = readText(text, DAY);
  return [first?.casualties.killed?.min ?? null, first?.casualties.injured?.min ?? null];
}

describe('whose victims a count is of', () => {
  const cases: [string, string, [number | null, number | null]][] = [
    [
      'counts lives that are claimed',
      'A bombing in Kano on Monday claimed five lives and maimed nine traders.',
      [5, 9],
    ],
    [
      'counts by the rank of the dead',
      'A student on Tuesday became the fifth person to have died of injuries received in the grenade attack on a dormitory in Bujumbura on 12 May.',
      [5, null],
    ],
    [
      'counts the victim that an attack has claimed',
      'A suicide bombing at a police academy in Mogadishu on Sunday has claimed its 19th victim, the commander said; 27 others remain in hospital.',
      [19, 27],
    ],
    [
      'counts the men that an army lost',
      'The army lost ten men in an ambush near Diffa on Sunday, state television said.',
      [10, null],
    ],
    [
      'counts a further victim that has died by its rank',
      'Five people were killed when a missile hit Izium on Tuesday. Rescuers said that a sixth victim had died in hospital.',
      [6, null],
    ],
    [
      'joins those behind an aside on some of the first',
      'A bomb went off beside a police van in Quetta on Tuesday. It wounded three officers, one critically, and a vendor.',
      [null, 4],
    ],
    [
      'gives a second verb the subject of the first, and counts people before their ages',
      'Detectives are looking for whoever opened fire on teenagers in Fresno on Sunday. A 17-year-old was hit in the chest and died at the hospital; three others, 15, 16 and 18, are expected to be okay.',
      [1, 3],
    ],
    ['counts the mayor of a town', 'Gunmen shot dead the mayor of Nikopol on Monday.', [1, null]],
    [
      'takes “some 107” as it stands',
      'At least 133 people were killed in the attack on a hall in Krasnogorsk on Monday. Some 107 people are in hospital.',
      [133, 107],
    ],
    [
      'ends “no one” at “but”',
      'A bomb ripped through a hotel in Quetta on Sunday and left no one dead but wounded six.',
      [0, 6],
    ],
    [
      'reads the second of two stated sums',
      'A missile hit a school in Poltava on Tuesday; the governor put the number of dead at 53 and of injured at 298.',
      [53, 298],
    ],
    [
      'leaves a wounded attacker out of those who were shot',
      'Eight people were shot, three of them fatally, at a party in Baltimore late on Saturday. The suspect was wounded by officers.',
      [3, 5],
    ],
    [
      'counts those shot where nobody of another kind was hurt',
      'Four people were shot outside a bar in Memphis on Sunday. No officers were injured.',
      [null, 4],
    ],
    [
      'gives the wounds of all the dead to the dead',
      'Three people were found dead in a house in San Diego on Monday after a shooting. All three suffered gunshot wounds.',
      [3, null],
    ],
    [
      'prefers the count of one shooting to that of a weekend',
      'Twenty people were wounded in several shootings in Brooklyn over the weekend. In one, on Sunday, seven people were wounded at a barbecue.',
      [null, 7],
    ],
    [
      'lets the first sentence refine the headline',
      'More than 100 killed in Gaza City\n\nGAZA CITY - At least 112 people were killed and 280 injured on Tuesday when troops opened fire near a crowd in Gaza City.',
      [112, 280],
    ],
    [
      'adds no “many of them” to a count',
      'A bomb exploded at a church in Batticaloa on Sunday; the dead numbered 28, many of them children.',
      [28, null],
    ],
    [
      'counts what a ministry now speaks of',
      'Warplanes hit a base near Aleppo on Tuesday. The ministry now speaks of 36 soldiers killed.',
      [36, null],
    ],
    [
      'takes what other accounts speak of for no newer count',
      'Bombs fell on a street in Chernihiv on Tuesday and killed nine. Eighteen people were injured. Other accounts speak of dozens of wounded.',
      [9, 18],
    ],
    [
      'leaves the dead of a stretch of time to no attack',
      'A house in Rafah was bombed on Tuesday; ten people were killed. Over the past 24 hours 83 Palestinians were killed and 125 injured.',
      [10, null],
    ],
    [
      'leaves those who have died since a day to no attack',
      'A shell killed the mayor of Taybeh on Monday. He was among more than 130 people to have lost their lives since October 8.',
      [1, null],
    ],
    [
      'leaves the dead of floods to no attack',
      'An air strike hit a school in Al Fashir on Monday, killing 18. Heavy rains in the region have killed five people.',
      [18, null],
    ],
    [
      'leaves a sum over the country to no town',
      'Missiles hit Kyiv on Monday, 41 killed across Ukraine\n\nMissiles hit Kyiv on Monday morning. In the capital 27 people died.',
      [27, null],
    ],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(counts(text)).toEqual(expected);
  });
});
