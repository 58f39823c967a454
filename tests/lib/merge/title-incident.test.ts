import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { titleIncident } from '#lib/merge/title-incident.ts';
import { ATTACK_TYPES, OUTCOMES, PLACE_PRECISIONS } from '#lib/schema.ts';
import { KHARKIV, KYIV, PECHERSKYI } from './make-report.ts';

const targets = JSON.parse(readFileSync('data/lexicon/targets.json', 'utf8')) as {
  entries: { kind: string }[];
};
const of = (kind: string): { kind: string }[] => [{ kind }];

describe('titleIncident', () => {
  const cases: [string, Parameters<typeof titleIncident>][] = [
    [
      'Missile strike on homes in Pecherskyi District, Kyiv',
      ['missile_strike', of('residential'), PECHERSKYI],
    ],
    [
      'Shelling of homes in Kharkiv, Kharkiv region',
      ['shelling', of('residential'), { ...KHARKIV, admin1: 'Kharkiv region' }],
    ],
    ['Explosion at an energy facility in Kyiv', ['explosion', of('energy'), KYIV]],
    ['Drone debris on homes in Kyiv', ['drone_strike', of('residential'), KYIV, 'debris']],
    ['Attack near Kyiv', ['attack_unspecified', [], { ...KYIV, precision: 'near' }]],
    [
      'Air strike in Luhansk region',
      ['air_strike', [], { name: 'Luhansk region', precision: 'region', admin1: 'Luhansk region' }],
    ],
    [
      'Drone strike on a port or ships in the Black Sea',
      ['drone_strike', of('port'), { name: 'Black Sea', precision: 'region', admin1: null }],
    ],
    ['Interception over Kyiv', ['interception', of('residential'), KYIV]],
    [
      'Bombing at the Crimean Bridge',
      ['bombing', [], { name: 'Crimean Bridge', precision: 'exact', admin1: 'Crimea' }],
    ],
  ];
  it.each(cases)('says “%s”', (title, args) => {
    expect(titleIncident(...args)).toBe(title);
  });

  it('says that the place is not named', () => {
    expect(titleIncident('explosion', [], null)).toBe('Explosion, place not named');
  });

  it('has plain words for every type, target, precision and outcome', () => {
    const kinds = [...new Set(targets.entries.map((entry) => entry.kind))];
    expect(kinds.length).toBeGreaterThan(5);
    for (const type of ATTACK_TYPES)
      for (const kind of kinds)
        for (const precision of PLACE_PRECISIONS)
          for (const outcome of OUTCOMES) {
            const title = titleIncident(type, of(kind), { ...KYIV, precision }, outcome);
            expect(title).toMatch(/^[A-Z][a-z ]+ (?:in|at|near|over) Kyiv$/);
          }
  });
});
