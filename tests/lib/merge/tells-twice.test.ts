import { describe, expect, it } from 'vitest';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import type { Mention, MentionTime } from '#lib/schema.ts';
import { KYIV, makeMention, makeReport, OBOLONSKYI, onDay, onWeekday, PECHERSKYI } from './make-report.ts';

const words = [{ start: 10, end: 26, quote: 'Thursday evening' }];
const evening: MentionTime = { ...onDay('2022-11-15'), evidence: words };
const undated: MentionTime = { ...onWeekday(2), surface: null, bounds: {} };
const hit = (kind: string) => [{ kind, count: null, evidence: [] }];
const counting = (
  killed: number | null,
  injured: [number, number | null] | null = null,
): Mention['casualties'] => ({
  killed: killed === null ? null : { min: killed, max: killed, evidence: [] },
  injured: injured && { min: injured[0], max: injured[1], evidence: [] },
  missing: null,
  captured: null,
});
const merge = (...mentions: Mention[]) =>
  mergeMentions([
    makeReport('a', '2022-11-18', ...mentions.map((mention, i) => ({ ...mention, id: `m${i + 1}` }))),
  ]);

describe('one article that tells of one attack twice', () => {
  const at = (place: Mention['place'], others: Partial<Mention> = {}): Mention =>
    makeMention({ place, time: evening, ...others });
  const ones: [string, Mention, Mention][] = [
    ['blasts in a district, and the missiles in the city', at(PECHERSKYI, { type: 'explosion' }), at(KYIV)],
    [
      'at least three injured, and six in the end',
      at(PECHERSKYI, { casualties: counting(null, [3, null]) }),
      at(KYIV, { casualties: counting(0, [6, 6]), targets: hit('residential') }),
    ],
  ];
  it.each(ones)('is one incident: %s', (_, a, b) => {
    const merged = merge(a, b);
    expect(merged.map(({ incident }) => incident.members.length)).toEqual([2]);
  });

  const others: [string, Mention, Mention][] = [
    ['two districts', at(PECHERSKYI), at(OBOLONSKYI)],
    ['two numbers', at(KYIV, { casualties: counting(3) }), at(PECHERSKYI, { casualties: counting(5) })],
    ['two targets', at(KYIV, { targets: hit('energy') }), at(PECHERSKYI, { targets: hit('school') })],
    ['two kinds', at(KYIV, { type: 'shelling' }), at(PECHERSKYI, { type: 'drone_strike' })],
    [
      'two times',
      at(KYIV),
      at(PECHERSKYI, { time: { ...evening, evidence: [{ ...words[0]!, start: 90, end: 106 }] } }),
    ],
    ['one intercepted beside it', at(KYIV), at(KYIV, { partOf: 'm1' })],
  ];
  it.each(others)('is two with %s', (_, a, b) => {
    expect(merge(a, b)).toHaveLength(2);
  });

  it('counts it once: the toll of one is not added to that of the other', () => {
    const [merged] = merge(
      at(PECHERSKYI, { casualties: counting(2) }),
      at(KYIV, { casualties: counting(2, [6, 6]) }),
    );
    expect(merged!.incident.casualties).toMatchObject({ killed: { min: 2 }, injured: { min: 6 } });
    expect(merged!.incident.grade.level).toBe('weak');
  });
});

describe('an article that recalls with its day the attack that it is about', () => {
  const news = makeMention({ time: undated, casualties: counting(37), targets: hit('government') });
  const recalled = makeMention({ tier: 'background', time: onDay('2022-11-15'), casualties: counting(3) });

  it('is one incident of that day with the toll of the news', () => {
    const first = makeReport(
      'first',
      '2022-11-15',
      makeMention({ casualties: counting(16), targets: hit('government') }),
    );
    const later = makeReport('later', '2022-11-30', { ...news, id: 'm1' }, { ...recalled, id: 'm2' });
    const merged = mergeMentions([first, later]);
    expect(merged).toHaveLength(1);
    expect(merged[0]!.incident).toMatchObject({
      time: { start: '2022-11-15' },
      casualties: { killed: { min: 37, max: 37 } },
    });
  });

  it('is two where nothing but the place agrees', () => {
    const first = makeReport(
      'first',
      '2022-10-01',
      makeMention({ time: onDay('2022-10-01'), casualties: counting(2), targets: hit('energy') }),
    );
    const later = makeReport(
      'later',
      '2022-11-30',
      { ...news, id: 'm1' },
      { ...recalled, time: onDay('2022-10-01'), casualties: counting(2), id: 'm2' },
    );
    expect(mergeMentions([first, later])).toHaveLength(2);
  });
});

describe('words that name neither place nor day', () => {
  it('make no incident: “a year after, 59 are known to have died at the dam”', () => {
    const dam = makeMention({ place: null, time: undated, casualties: counting(59), targets: hit('energy') });
    expect(merge(dam)).toEqual([]);
    expect(merge({ ...dam, time: onDay('2022-11-15') })).toHaveLength(1);
    expect(merge({ ...dam, place: KYIV })).toHaveLength(1);
  });
});

describe('a month and a place', () => {
  const hroza = makeReport(
    'news',
    '2022-10-05',
    makeMention({ time: onDay('2022-10-05'), casualties: counting(59) }),
  );
  const month: MentionTime = {
    ...onDay('2022-10-01'),
    end: '2022-10-31',
    precision: 'month',
    surface: 'in October',
  };
  const recall = (others: Partial<Mention> = {}) =>
    makeReport('recall', '2024-11-30', makeMention({ tier: 'background', time: month, ...others }));

  it.each([
    ['with the toll', recall({ casualties: counting(59) })],
    ['with no more than the kind', recall()],
  ])('join the one attack there in that month %s', (_, report) => {
    const merged = mergeMentions([hroza, report]);
    expect(merged).toHaveLength(1);
    expect(merged[0]!.incident.time.start).toBe('2022-10-05');
  });

  it('join none of two', () => {
    const other = makeReport(
      'other',
      '2022-10-20',
      makeMention({ time: onDay('2022-10-20'), casualties: counting(59) }),
    );
    expect(mergeMentions([hroza, other, recall({ casualties: counting(59) })])).toHaveLength(3);
  });
});
