import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWaves, type WaveCandidate } from '#lib/merge/find-waves.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import type { Report } from '#lib/merge/report.ts';
import { type Mention, type Wave, wave as waveSchema } from '#lib/schema.ts';
import { arbitraryReports } from './arbitrary-reports.ts';
import { KHARKIV, KYIV, makeMention, makeReport, OBOLONSKYI, onDay, PECHERSKYI } from './make-report.ts';

const ODESA = { ...KYIV, name: 'Odesa', lng: 30.73, lat: 46.48, placeId: 'odesa', admin1: 'Odesa region' };
const MARKET = {
  ...KYIV,
  name: 'Market',
  lng: 30.53,
  lat: 50.45,
  placeId: 'market',
  precision: 'exact' as const,
};
const salvo = (min: number, kind = 'missile') => ({
  kind,
  model: null,
  count: { min, max: min },
  evidence: [],
});
const at = (id: string, place: Mention['place'], others: Partial<Mention> = {}) =>
  makeMention({ id, place, ...others });

function wavesOf(reports: readonly Report[]): { waves: Wave[]; all: WaveCandidate[] } {
  const byKey = new Map(reports.flatMap((r) => r.mentions.map((m) => [`${r.articleId}/${m.id}`, m])));
  const all = mergeMentions(reports).map(({ incident }) => ({
    incident,
    told: incident.members.map(({ article, mention }) => ({
      article,
      mention: byKey.get(`${article}/${mention}`)!,
    })),
  }));
  return { waves: findWaves(all), all };
}

describe('findWaves', () => {
  it('frames the impacts, interceptions and counts of one night, and adds nothing up', () => {
    const toll = (n: number): Mention['casualties'] => ({
      killed: { min: n, max: n, evidence: [] },
      injured: null,
      missing: null,
      captured: null,
    });
    const { waves, all } = wavesOf([
      makeReport(
        'a',
        '2022-11-15',
        at('m1', KYIV, { weapon: salvo(40), casualties: toll(3) }),
        at('m2', KHARKIV, { casualties: toll(4) }),
        at('m3', ODESA, { type: 'interception', outcome: 'intercepted', weapon: salvo(30) }),
      ),
    ]);
    expect(waves).toHaveLength(1);
    expect(waves[0]).toMatchObject({
      title: 'Missiles on 3 places in Ukraine, 15 November 2022',
      country: 'UA',
      launched: [{ count: { min: 40, max: 40 }, article: 'a' }],
      intercepted: [{ count: { min: 30, max: 30 }, article: 'a' }],
    });
    const types = waves[0]!.members.map((id) => all.find((c) => c.incident.id === id)!.incident.type);
    expect(types).toEqual(['missile_strike', 'missile_strike', 'interception']);
    expect(JSON.stringify(waves[0])).not.toMatch(/killed|casualties|"lng"/);
  });

  const none: [string, Report[]][] = [
    [
      'two places that no report ties together',
      [makeReport('a', null, at('m1', KYIV)), makeReport('b', null, at('m1', KHARKIV))],
    ],
    [
      'one town, however many are launched',
      [makeReport('a', null, at('m1', KYIV, { weapon: salvo(80) }), at('m2', MARKET))],
    ],
    [
      'three places on three days',
      [
        makeReport(
          'a',
          null,
          ...[KYIV, KHARKIV, ODESA].map((place, i) => at(`m${i}`, place, { time: onDay(`2022-11-1${i}`) })),
        ),
      ],
    ],
    [
      'shelling',
      [
        makeReport(
          'a',
          null,
          ...[KYIV, KHARKIV, ODESA].map((place, i) => at(`m${i}`, place, { type: 'shelling' })),
        ),
      ],
    ],
  ];
  it.each(none)('makes no wave of %s', (_, reports) => {
    expect(wavesOf(reports).waves).toEqual([]);
  });

  const LVIV = { ...KYIV, name: 'Lviv', lng: 24.03, lat: 49.84, placeId: 'lviv', admin1: 'Lviv region' };
  const some: [string, Report[]][] = [
    [
      'four places of one night, each told by an article of its own',
      [KYIV, KHARKIV, ODESA, LVIV].map((place, i) =>
        makeReport(`a${i}`, null, at('m1', place, { type: i % 2 ? 'drone_strike' : 'missile_strike' })),
      ),
    ],
    [
      'two places told apart, if a third report counts a great salvo',
      [
        makeReport('a', null, at('m1', KYIV)),
        makeReport('b', null, at('m1', KHARKIV)),
        makeReport('c', null, at('m1', { ...KYIV, precision: 'country' }, { weapon: salvo(120) })),
      ],
    ],
    [
      'one town, if what was brought down of a great salvo is told beside it',
      [
        makeReport(
          'a',
          null,
          at('m1', KYIV, { weapon: salvo(127) }),
          at('m2', KYIV, { type: 'interception', weapon: salvo(102) }),
        ),
      ],
    ],
    [
      'three impacts at two places that one article tells of',
      [makeReport('a', null, at('m1', PECHERSKYI), at('m2', OBOLONSKYI), at('m3', KHARKIV))],
    ],
  ];
  it.each(some)('makes a wave of %s', (_, reports) => {
    const { waves, all } = wavesOf(reports);
    expect(waves).toHaveLength(1);
    expect(waves[0]!.members).toHaveLength(all.length);
  });

  it('does not take those who bring drones down for those who sent them', () => {
    const by = (actor: string) => ({
      perpetrator: { actor, mode: 'asserted' as const, by: null, evidence: [] },
    });
    const down = { type: 'interception' as const, weapon: salvo(40), ...by('Ukraine') };
    const { waves } = wavesOf([
      makeReport('a', null, at('m1', KYIV, by('Russia')), at('m2', KHARKIV), at('m3', ODESA, down)),
    ]);
    expect(waves[0]!.members).toHaveLength(3);
    expect(waves[0]!.why).toContain('Russia is held responsible.');
  });

  it('leaves out what the other side is held responsible for', () => {
    const by = (actor: string) => ({
      perpetrator: { actor, mode: 'asserted' as const, by: null, evidence: [] },
    });
    const { waves, all } = wavesOf([
      makeReport(
        'a',
        null,
        at('m1', KYIV, { ...by('Russia'), weapon: salvo(40) }),
        at('m2', KHARKIV, by('Russia')),
      ),
      makeReport('b', null, at('m1', ODESA, by('Ukraine'))),
    ]);
    const names = waves[0]!.members.map((id) => all.find((c) => c.incident.id === id)!.incident.place!.name);
    expect(names.sort()).toEqual(['Kharkiv', 'Kyiv']);
  });

  it('takes words for a whole salvo as a frame, not as a pin with its sum', () => {
    const country = { ...KYIV, name: 'Ukraine', placeId: 'ua', precision: 'country' as const };
    const killed = {
      killed: { min: 19, max: 19, evidence: [] },
      injured: null,
      missing: null,
      captured: null,
    };
    const [merged] = mergeMentions([
      makeReport('a', null, at('m1', country, { weapon: salvo(100), casualties: killed })),
    ]);
    expect(merged!.incident).toMatchObject({ type: 'campaign', casualties: { killed: null } });
    expect(merged!.ledger.entries).toMatchObject([{ value: { min: 19 }, scope: 'nationwide' }]);
  });
});

/** The reports of `arbitraryReports`, each mention with a number of weapons. */
const armedReports = arbitraryReports.map((reports) =>
  reports.map((report, i) => ({
    ...report,
    mentions: report.mentions.map((m, k) => ({ ...m, weapon: salvo(20 + 7 * i + k) })),
  })),
);

describe('findWaves, for any reports', () => {
  it('does not depend on order, obeys its schema, and states only counts that a member states', () => {
    let found = 0;
    fc.assert(
      fc.property(armedReports, fc.infiniteStream(fc.nat()), (reports, random) => {
        const { waves, all } = wavesOf(reports);
        const shuffled: WaveCandidate[] = [];
        for (const one of all) {
          shuffled.splice((random.next().value as number) % (shuffled.length + 1), 0, {
            ...one,
            told: [...one.told].reverse(),
          });
        }
        expect(findWaves(shuffled)).toEqual(waves);
        found += waves.length;
        for (const wave of waves) {
          expect(waveSchema.parse(wave)).toEqual(wave);
          const told = all
            .filter(({ incident }) => wave.members.includes(incident.id))
            .flatMap((c) => c.told);
          for (const { article, count } of [...wave.launched, ...wave.intercepted]) {
            expect(
              told.some((t) => t.article === article && t.mention.weapon?.count?.min === count.min),
            ).toBe(true);
          }
        }
      }),
    );
    expect(found).toBeGreaterThan(0);
  });
});
