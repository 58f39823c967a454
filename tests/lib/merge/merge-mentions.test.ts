import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCandidates } from '#lib/merge/candidates.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import type { Report } from '#lib/merge/report.ts';
import { isWide, kmBetween } from '#lib/merge/score-place.ts';
import { recallsItself, tellsTwice } from '#lib/merge/tells-twice.ts';
import type { Mention, Range } from '#lib/schema.ts';
import { arbitraryReports } from './arbitrary-reports.ts';
import {
  BROVARY,
  KHARKIV,
  makeMention,
  makeReport,
  OBOLONSKYI,
  onDay,
  onWeekday,
  PECHERSKYI,
} from './make-report.ts';

const toll = (killed: Range | null, injured: Range | null = null): Mention['casualties'] => ({
  killed: killed && { ...killed, evidence: [] },
  injured: injured && { ...injured, evidence: [] },
  missing: null,
  captured: null,
});
const home = { kind: 'residential', count: null, evidence: [] };

describe('mergeMentions', () => {
  it('joins two reports of one attack when day, place and type agree', () => {
    const merged = mergeMentions([
      makeReport('a', '2022-11-15', makeMention()),
      makeReport('b', '2022-11-16', makeMention()),
    ]);
    expect(merged).toHaveLength(1);
    expect(merged[0]!.incident.members).toHaveLength(2);
    expect(merged[0]!.incident.grade.level).toBe('fair');
    expect(merged[0]!.why.join(' ')).toContain('same day: 2022-11-15');
  });

  it('takes the finer place when a district and its city are joined', () => {
    const merged = mergeMentions([
      makeReport('a', '2022-11-15', makeMention({ targets: [home] })),
      makeReport('b', '2022-11-15', makeMention({ place: PECHERSKYI, targets: [home] })),
    ]);
    expect(merged.map((m) => m.incident.place?.name)).toEqual(['Pecherskyi District']);
  });

  const apart: [string, Mention, Mention][] = [
    ['different days', makeMention(), makeMention({ time: onDay('2022-11-16') })],
    ['different cities', makeMention(), makeMention({ place: KHARKIV })],
    ['a city and a town 20 km away', makeMention(), makeMention({ place: BROVARY })],
    [
      'two districts with different targets',
      makeMention({ place: PECHERSKYI, targets: [home] }),
      makeMention({ place: OBOLONSKYI, targets: [{ kind: 'energy', count: null, evidence: [] }] }),
    ],
    ['an attack and an interception', makeMention(), makeMention({ type: 'interception' })],
    ['missiles and drones with nothing else in common', makeMention(), makeMention({ type: 'drone_strike' })],
    ['an undated report without rare cues', makeMention(), makeMention({ time: onWeekday(2) })],
  ];
  it.each(apart)('keeps apart %s', (_, a, b) => {
    expect(mergeMentions([makeReport('a', null, a), makeReport('b', null, b)])).toHaveLength(2);
  });

  it('joins missiles and drones of one night where both reports count many dead', () => {
    const a = makeMention({ casualties: toll({ min: 5, max: 5 }, { min: 38, max: 38 }) });
    const b = makeMention({
      type: 'drone_strike',
      casualties: toll({ min: 9, max: 9 }, { min: 60, max: 60 }),
    });
    expect(mergeMentions([makeReport('a', '2022-11-15', a), makeReport('b', '2022-11-15', b)])).toHaveLength(
      1,
    );
    const few = makeMention({ type: 'drone_strike', casualties: toll({ min: 2, max: 2 }) });
    expect(
      mergeMentions([makeReport('a', '2022-11-15', a), makeReport('b', '2022-11-15', few)]),
    ).toHaveLength(2);
  });

  it('gathers what reports tell first around one another, not around a part that one of them tells besides', () => {
    const whole = makeMention({ targets: [home], casualties: toll({ min: 4, max: 4 }) });
    const part = makeMention({ id: 'm2', casualties: toll(null, { min: 3, max: 3 }) });
    const merged = mergeMentions([
      makeReport('a', '2022-11-15', whole, part),
      makeReport('b', '2022-11-16', makeMention({ targets: [home], casualties: toll({ min: 6, max: 6 }) })),
      makeReport('c', '2022-11-16', makeMention({ casualties: toll(null, { min: 4, max: 4 }) })),
    ]);
    expect(
      merged.map(({ incident }) => incident.members.map(({ article, mention }) => article + mention)),
    ).toEqual([['am1', 'bm1', 'cm1'], ['am2']]);
  });

  it('takes a queue and the shop that it stood at for one target, but not a home and a shop', () => {
    const hit = (kind: string, type: Mention['type']): Mention =>
      makeMention({ type, targets: [{ kind, count: null, evidence: [] }] });
    const count = (a: Mention, b: Mention): number =>
      mergeMentions([makeReport('a', '2022-11-15', a), makeReport('b', '2022-11-15', b)]).length;
    expect(count(hit('market', 'shooting'), hit('public_space', 'shelling'))).toBe(1);
    expect(count(hit('market', 'shooting'), hit('residential', 'shelling'))).toBe(2);
  });

  it('takes a “bombing” for an air strike where another report says that aircraft came, but no car bomb', () => {
    const typeOf = (...mentions: Mention[]): string[] =>
      mergeMentions(mentions.map((m, i) => makeReport(`r${i}`, `2022-11-1${5 + i}`, m))).map(
        ({ incident }) => incident.type,
      );
    const bomb = (kind: string | null): Mention =>
      makeMention({
        type: 'bombing',
        weapon: kind === null ? null : { kind, model: null, count: null, evidence: [] },
      });
    expect(typeOf(makeMention({ type: 'air_strike' }), bomb(null), bomb('bomb'))).toEqual(['air_strike']);
    expect(typeOf(bomb(null), bomb('bomb'))).toEqual(['bombing']);
    expect(typeOf(makeMention({ type: 'air_strike' }), bomb('car_bomb'), bomb('car_bomb'))).toEqual([
      'bombing',
    ]);
  });

  it('never joins two mentions that one article tells apart', () => {
    const report = makeReport('a', '2022-11-15', makeMention(), makeMention({ id: 'm2' }));
    expect(mergeMentions([report])).toHaveLength(2);
  });

  it('lends a day to an undated report when the weekday fits and two rare cues agree', () => {
    const two = { kind: 'missile', model: null, count: { min: 2, max: 2 }, evidence: [] };
    const dated = makeMention({ weapon: two, targets: [home] });
    const open = makeMention({ weapon: two, targets: [home], time: onWeekday(2) });
    const wrong = makeMention({ weapon: two, targets: [home], time: onWeekday(3) });
    expect(mergeMentions([makeReport('a', null, open), makeReport('b', null, dated)])).toMatchObject([
      { incident: { time: { start: '2022-11-15' } } },
    ]);
    expect(mergeMentions([makeReport('a', null, wrong), makeReport('b', null, dated)])).toHaveLength(2);
  });

  it('shows the toll of the latest report, and unknown where nobody states one', () => {
    const merged = mergeMentions([
      makeReport('a', '2022-11-17', makeMention({ casualties: toll({ min: 4, max: 4 }) })),
      makeReport('b', '2022-11-15', makeMention({ casualties: toll({ min: 1, max: null }) })),
    ]);
    expect(merged[0]!.incident.casualties).toEqual({ killed: { min: 4, max: 4 }, injured: null });
  });

  it('makes no incident of what is denied, threatened or hypothetical', () => {
    const words = (['denied', 'negated', 'threatened', 'hypothetical', 'habitual'] as const).map(
      (assertion, i) => makeMention({ id: `m${i}`, assertion }),
    );
    expect(mergeMentions([makeReport('a', null, ...words)])).toEqual([]);
  });

  it('keeps the id of an incident when a report joins it', () => {
    const first = makeReport('b', '2022-11-15', makeMention());
    const before = mergeMentions([first])[0]!.incident;
    const previous = new Map(before.members.map((m) => [`${m.article}/${m.mention}`, before.id]));
    const after = mergeMentions([makeReport('a', '2022-11-14', makeMention()), first], {
      of: previous,
      born: new Map(),
    });
    expect(after.map((m) => m.incident.id)).toEqual([before.id]);
  });

  it('is contested when reports hold different sides responsible', () => {
    const by = (actor: string) =>
      makeMention({ perpetrator: { actor, mode: 'alleged', by: null, evidence: [] } });
    const merged = mergeMentions([makeReport('a', null, by('Russia')), makeReport('b', null, by('Ukraine'))]);
    expect(merged[0]!.incident.grade.level).toBe('contested');
  });
});

describe('mergeMentions, for any reports', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(arbitraryReports, fc.infiniteStream(fc.nat()), (reports, random) => {
        const shuffled: Report[] = [];
        for (const report of reports)
          shuffled.splice((random.next().value as number) % (shuffled.length + 1), 0, report);
        expect(mergeMentions(shuffled)).toEqual(mergeMentions(reports));
      }),
    );
  });

  it('puts every mention told as fact into one incident, save those that name neither place nor day', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const merged = mergeMentions(reports);
        const members = merged
          .flatMap((m) => m.incident.members.map((r) => `${r.article}/${r.mention}`))
          .sort();
        const all = reports.flatMap((r) => r.mentions.map((m) => ({ key: `${r.articleId}/${m.id}`, m })));
        expect(new Set(members).size).toBe(members.length);
        for (const { key, m } of all) {
          if (m.place !== null || m.time.start !== null) expect(members).toContain(key);
        }
        expect(new Set(merged.map((m) => m.incident.id)).size).toBe(merged.length);
      }),
    );
  });

  it('never joins different days, places more than 25 km apart or two mentions of one article that differ', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const byKey = new Map(reports.flatMap((r) => r.mentions.map((m) => [`${r.articleId}/${m.id}`, m])));
        const candidates = new Map(reports.flatMap(listCandidates).map((c) => [c.key, c]));
        for (const { incident } of mergeMentions(reports)) {
          const members = incident.members.map((m) => byKey.get(`${m.article}/${m.mention}`)!);
          const tolds = incident.members.map((m) => candidates.get(`${m.article}/${m.mention}`)!);
          for (const a of tolds)
            for (const b of tolds) {
              if (a === b || a.report !== b.report) continue;
              expect(tellsTwice(a, b) || recallsItself(a, b) || recallsItself(b, a)).toBe(true);
            }
          for (const a of members)
            for (const b of members) {
              if (a.time.precision === 'day' && b.time.precision === 'day')
                expect(a.time.start).toBe(b.time.start);
              const km = kmBetween(a.place, b.place);
              if (!isWide(a.place) && !isWide(b.place) && km !== null) expect(km).toBeLessThanOrEqual(25);
            }
        }
      }),
    );
  });

  it('gives the same incidents and ids when it is run again on its own ids', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const once = mergeMentions(reports);
        const ids = new Map(
          once.flatMap((m) =>
            m.incident.members.map((r) => [`${r.article}/${r.mention}`, m.incident.id] as const),
          ),
        );
        expect(mergeMentions(reports, { of: ids, born: new Map() })).toEqual(once);
      }),
    );
  });
});
