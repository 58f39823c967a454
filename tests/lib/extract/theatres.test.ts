import { describe, expect, it } from 'vitest';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2023-06-14';

type Told = {
  type?: string;
  day: string;
  place?: string;
  killed?: number;
  injured?: number;
  who?: string;
};

/** Sentences of our own on wars in several parts of the world; a field that is left out is not asked. */
const TOLD: [theatre: string, text: string, told: Told][] = [
  [
    'Sudan',
    'RSF drones hit a power station in Merowe on Tuesday, leaving two guards dead.',
    { type: 'drone_strike', day: '2023-06-13', place: 'Merowe', killed: 2, who: 'Rapid Support Forces' },
  ],
  [
    'Sudan',
    'Shells fired by the Rapid Support Forces killed nine people at a market in Omdurman on Monday, doctors said.',
    { type: 'shelling', day: '2023-06-12', place: 'Omdurman', killed: 9, who: 'Rapid Support Forces' },
  ],
  [
    'Sudan',
    'An army air strike on Nyala in South Darfur wounded at least 12 civilians on Sunday, residents said.',
    { type: 'air_strike', day: '2023-06-11', place: 'Nyala', injured: 12 },
  ],
  [
    'Sudan',
    'Gunmen opened fire on a camp for displaced people near El Geneina on Saturday and killed seven.',
    { type: 'shooting', day: '2023-06-10', killed: 7, who: 'gunmen' },
  ],
  [
    'Sudan',
    'Artillery fire hit a hospital in El Fasher early on Tuesday; four patients were hurt.',
    { type: 'shelling', day: '2023-06-13', place: 'El Fasher', injured: 4 },
  ],
  [
    'Sahel',
    'Fighters of JNIM attacked an army post at Djibo in northern Burkina Faso on Sunday, killing 15 soldiers.',
    { day: '2023-06-11', place: 'Djibo', killed: 15, who: 'JNIM' },
  ],
  [
    'Sahel',
    'A roadside bomb went off under a convoy near Gao in Mali on Monday and killed three peacekeepers.',
    { type: 'bombing', day: '2023-06-12', place: 'Gao', killed: 3 },
  ],
  [
    'Sahel',
    'Boko Haram militants raided a village near Maiduguri on Saturday night, residents said; eight farmers were killed.',
    { day: '2023-06-10', place: 'Maiduguri', killed: 8, who: 'Boko Haram' },
  ],
  [
    'Sahel',
    'Malian army drones struck a wedding in Tenenkou on Tuesday, wounding 11 people, a local official said.',
    { type: 'drone_strike', day: '2023-06-13', place: 'Tenenkou', injured: 11, who: 'Mali' },
  ],
  [
    'Sahel',
    'Motorcycle-riding gunmen shot dead six villagers in Tillaberi, western Niger, on Sunday.',
    { type: 'shooting', day: '2023-06-11', place: 'Tillaberi', killed: 6, who: 'gunmen' },
  ],
  [
    'Myanmar',
    "The junta's fighter jets bombed a school in Sagaing region on Tuesday, killing 13 people, resistance groups said.",
    { type: 'air_strike', day: '2023-06-13', place: 'Sagaing Region', killed: 13, who: 'Myanmar military' },
  ],
  [
    'Myanmar',
    'Arakan Army fighters shelled a police station in Sittwe on Monday and two officers died.',
    { type: 'shelling', day: '2023-06-12', place: 'Sittwe', killed: 2, who: 'Arakan Army' },
  ],
  [
    'Myanmar',
    'An artillery shell hit a monastery in Loikaw on Sunday, injuring five monks.',
    { type: 'shelling', day: '2023-06-11', place: 'Loikaw', injured: 5 },
  ],
  [
    'Myanmar',
    'A bomb exploded at a checkpoint in Mandalay on Saturday, wounding three soldiers.',
    { type: 'bombing', day: '2023-06-10', place: 'Mandalay', injured: 3 },
  ],
  [
    'Myanmar',
    'Paramotors dropped bombs on a festival in Chaung-U on Tuesday evening, killing at least four.',
    { type: 'air_strike', day: '2023-06-13', killed: 4 },
  ],
  [
    'Yemen',
    'A Houthi missile struck a cargo ship in the Red Sea on Tuesday, killing two sailors, the operator said.',
    { type: 'missile_strike', day: '2023-06-13', place: 'Red Sea', killed: 2, who: 'Houthis' },
  ],
  [
    'Yemen',
    'Coalition warplanes bombed a fuel depot in Hodeidah on Monday; six workers were injured.',
    { type: 'air_strike', day: '2023-06-12', place: 'Al Hudaydah', injured: 6 },
  ],
  [
    'Yemen',
    'A Houthi drone boat exploded beside a tanker off Aden on Sunday; nobody was hurt.',
    { type: 'drone_strike', day: '2023-06-11', place: 'Aden', injured: 0, who: 'Houthis' },
  ],
  [
    'Yemen',
    'Mortar fire in Taiz killed three children on Saturday, medics said.',
    { type: 'shelling', day: '2023-06-10', place: 'Taiz', killed: 3 },
  ],
  [
    'Yemen',
    'US strikes hit radar sites near Sanaa on Tuesday night, Houthi media said.',
    { day: '2023-06-13', place: 'Sanaa', who: 'United States' },
  ],
  [
    'Syria',
    'Barrel bombs fell on a bakery in Idlib on Monday and killed ten people, rescuers said.',
    { type: 'air_strike', day: '2023-06-12', place: 'Idlib', killed: 10 },
  ],
  [
    'Syria',
    'Turkish drones targeted a vehicle near Qamishli on Tuesday, killing three members of the SDF.',
    { type: 'drone_strike', day: '2023-06-13', place: 'Al Qamishli', killed: 3, who: 'Turkey' },
  ],
  [
    'Syria',
    'Rockets landed in a residential area of Aleppo on Sunday; five people were wounded.',
    { type: 'shelling', day: '2023-06-11', place: 'Aleppo', injured: 5 },
  ],
  [
    'Syria',
    'A car bomb went off outside a bank in Damascus on Saturday, wounding eight.',
    { type: 'bombing', day: '2023-06-10', place: 'Damascus', injured: 8 },
  ],
  [
    'Syria',
    'Islamic State fighters ambushed a bus of soldiers near Deir ez-Zor on Monday and killed 14 of them.',
    { type: 'ground_assault', day: '2023-06-12', place: 'Deir ez-Zor', killed: 14, who: 'Islamic State' },
  ],
  [
    'Levant',
    'An Israeli air strike on a house in Khan Younis killed six members of a family on Tuesday, medics said.',
    { type: 'air_strike', day: '2023-06-13', place: 'Khan Younis', killed: 6, who: 'Israel' },
  ],
  [
    'Levant',
    'Rockets fired from Gaza hit a factory in Sderot on Monday, injuring two workers.',
    { type: 'shelling', day: '2023-06-12', place: 'Sderot', injured: 2 },
  ],
  [
    'Levant',
    'Hezbollah fired anti-tank missiles at a military post near Metula on Sunday; one soldier was killed.',
    { type: 'missile_strike', day: '2023-06-11', killed: 1, who: 'Hezbollah' },
  ],
  [
    'Levant',
    'Israeli jets bombed a bridge near Tyre in southern Lebanon on Saturday, killing four people.',
    { type: 'air_strike', day: '2023-06-10', place: 'Tyre', killed: 4, who: 'Israel' },
  ],
  [
    'Levant',
    'Iran launched ballistic missiles at Tel Aviv on Tuesday night; eleven people were wounded.',
    { type: 'missile_strike', day: '2023-06-13', place: 'Tel Aviv', injured: 11, who: 'Iran' },
  ],
  [
    'Iran',
    'Two explosions at a shrine in Shiraz on Monday killed nine pilgrims, state television said.',
    { type: 'explosion', day: '2023-06-12', place: 'Shiraz', killed: 9 },
  ],
  [
    'Iran',
    'A drone hit an ammunition plant in Isfahan on Saturday night; no one was injured, the ministry said.',
    { type: 'drone_strike', day: '2023-06-10', place: 'Isfahan', injured: 0 },
  ],
  [
    'Ukraine',
    'A missile hit the market in Kharkiv on Tuesday, killing about 50 people.',
    { type: 'missile_strike', day: '2023-06-13', place: 'Kharkiv', killed: 45 },
  ],
  [
    'Iraq',
    'A suicide bomber blew himself up in a café in Baquba on Monday, killing five customers.',
    { type: 'bombing', day: '2023-06-12', place: 'Baqubah', killed: 5 },
  ],
  [
    'Pakistan',
    'Militants attacked a police station in Dera Ismail Khan on Sunday, and ten officers were killed.',
    { day: '2023-06-11', place: 'Dera Ismail Khan', killed: 10, who: 'militants' },
  ],
];

describe('attacks in many wars', () => {
  it.each(TOLD)('%s: reads %j', (_theatre, text, told) => {
    const mentions = readText(text, DAY);
    expect(mentions).toHaveLength(1);
    const [mention] = mentions;
    expect({
      assertion: mention?.assertion,
      ...(told.type === undefined ? {} : { type: mention?.type }),
      day: mention?.time.start,
      ...(told.place === undefined ? {} : { place: mention?.place?.name }),
      killed: mention?.casualties.killed?.min,
      injured: mention?.casualties.injured?.min,
      ...(told.who === undefined ? {} : { who: mention?.perpetrator?.actor }),
    }).toEqual({
      assertion: 'happened',
      killed: undefined,
      injured: undefined,
      ...told,
    });
  });
});
