import { beforeAll, describe, expect, it } from 'vitest';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

function rolesOf(text: string): [string, string][] {
  return geoparse(text, gazetteer).map(({ quote, role }) => [quote, role]);
}

describe('roles of place names', () => {
  it.each<[string, [string, string][]]>([
    ['Missiles hit Kyiv on Tuesday.', [['Kyiv', 'event']]],
    [
      'Kharkiv Mayor Ihor Terekhov said missiles hit Kramatorsk.',
      [
        ['Kharkiv', 'speaker'],
        ['Kramatorsk', 'event'],
      ],
    ],
    [
      'Missiles fired from Belgorod hit Kharkiv.',
      [
        ['Belgorod', 'origin'],
        ['Kharkiv', 'event'],
      ],
    ],
    [
      'Drones launched from Crimea struck Odesa.',
      [
        ['Crimea', 'origin'],
        ['Odesa', 'event'],
      ],
    ],
    [
      'Kyiv said Russia shelled Kherson.',
      [
        ['Kyiv', 'metonym'],
        ['Russia', 'metonym'],
        ['Kherson', 'event'],
      ],
    ],
    [
      'KYIV, Ukraine (AP) — Missiles slammed into flats in Dnipro.',
      [
        ['KYIV', 'dateline'],
        ['Ukraine', 'dateline'],
        ['Dnipro', 'event'],
      ],
    ],
    [
      'SAN SALVADOR, 3 JAN 90 -- GUERRILLAS ATTACKED THE TOWN OF SAN MIGUEL YESTERDAY, THE ARMY SAID TODAY.',
      [
        ['SAN SALVADOR', 'dateline'],
        ['SAN MIGUEL', 'event'],
      ],
    ],
    [
      'Dynamo Kyiv won in Warsaw.',
      [
        ['Kyiv', 'organisation'],
        ['Warsaw', 'event'],
      ],
    ],
    [
      'Moscow-backed officials spoke in Donetsk.',
      [
        ['Moscow', 'metonym'],
        ['Donetsk', 'event'],
      ],
    ],
    [
      'A drone hit a bus in Nikopol in the Dnipropetrovsk region.',
      [
        ['Nikopol', 'event'],
        ['Dnipropetrovsk region', 'container'],
      ],
    ],
    [
      "Missiles hit Ukraine's capital Kyiv.",
      [
        ['Ukraine', 'container'],
        ['Kyiv', 'event'],
      ],
    ],
    ['Washington said it would answer.', [['Washington', 'metonym']]],
    ["Russia's National Anti-Terrorism Committee described them as boats.", [['Russia', 'metonym']]],
    [
      'A missile hit Ryazan. Kyiv made no comment.',
      [
        ['Ryazan', 'event'],
        ['Kyiv', 'mention'],
      ],
    ],
    [
      'A drone hit Nikopol in the Dnipropetrovsk region, Ukraine.',
      [
        ['Nikopol', 'event'],
        ['Dnipropetrovsk region', 'container'],
        ['Ukraine', 'container'],
      ],
    ],
    [
      'Child shot at school - WTOC-TV: Savannah, Beaufort, SC, News, Weather & Sports',
      [
        ['Savannah', 'organisation'],
        ['Beaufort', 'organisation'],
        ['SC', 'organisation'],
      ],
    ],
    ['The attack was blamed on Russia.', [['Russia', 'metonym']]],
  ])('%s', (text, expected) => {
    expect(rolesOf(text)).toEqual(expected);
  });

  it.each([
    'Paris Hilton sang.',
    'President Ivan Washington thanked Mr Lincoln.',
    'Nice weather, he said. Reading is fun. Most people agree.',
    'Russian and Ukrainian officials met Israeli envoys.',
    'The Grad rockets fell from the north.',
    'On Monday the police mobile unit left the bar.',
  ])('finds no place in: %s', (text) => {
    expect(rolesOf(text)).toEqual([]);
  });

  it('reads a demonym as its country only when asked for', () => {
    const text = 'Ukrainian officials spoke.';
    const [toponym] = geoparse(text, gazetteer, { mentions: [{ start: 0, end: 9 }] });
    expect(toponym?.place?.id).toBe('co:UA');
  });

  it('tells the river from the city', () => {
    const found = geoparse('Troops crossed the Dnipro. Missiles hit Dnipro.', gazetteer);
    expect(found.map(({ place }) => place?.kind)).toEqual(['water', 'settlement']);
  });
});
