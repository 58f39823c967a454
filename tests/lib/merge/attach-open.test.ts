import { describe, expect, it } from 'vitest';
import { NO_PREVIOUS } from '#lib/merge/assign-ids.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import type { MergedIncident, Report } from '#lib/merge/report.ts';
import { NO_RULINGS } from '#lib/merge/rulings.ts';
import { packSignature, signText } from '#lib/merge/sign-text.ts';
import type { Mention, MentionTime, Range } from '#lib/schema.ts';
import {
  BROVARY,
  KHARKIV,
  KYIV,
  makeMention,
  makeReport,
  onDay,
  onWeekday,
  PECHERSKYI,
} from './make-report.ts';

const undated: MentionTime = { ...onWeekday(2), surface: null, bounds: {} };
const during = (start: string, end: string): MentionTime => ({ ...onDay(start), end, precision: 'month' });
const home = [{ kind: 'residential', count: null, evidence: [] }];
const REGION = {
  ...KYIV,
  name: 'Kyiv region',
  placeId: 'kyiv-region',
  precision: 'region' as const,
  radiusKm: 150,
  admin1: 'Kyiv region',
};
const UKRAINE = {
  ...KYIV,
  name: 'Ukraine',
  placeId: 'ukraine',
  precision: 'country' as const,
  radiusKm: 600,
  admin1: null,
};

function dead(count: number): Mention['casualties'] {
  const exact: Range = { min: count, max: count };
  return { killed: { ...exact, evidence: [] }, injured: null, missing: null, captured: null };
}
function merge(...reports: Report[]): MergedIncident[] {
  return mergeMentions(reports);
}
const strike = (others: Partial<Mention> = {}): Mention => makeMention({ targets: home, ...others });

describe('mentions without a day or a point', () => {
  const joins: [string, Report, Report][] = [
    [
      'a follow-up of the same week that names no day',
      makeReport('a', '2022-11-15', strike()),
      makeReport('b', '2022-11-18', strike({ time: undated })),
    ],
    [
      'a later toll with the same target',
      makeReport('a', '2022-11-15', strike({ casualties: dead(9) })),
      makeReport('b', '2022-12-10', strike({ time: undated, casualties: dead(11) })),
    ],
    [
      'a recollection by month of the only attack there',
      makeReport('a', '2022-11-15', strike()),
      makeReport('b', '2023-02-01', strike({ time: during('2022-11-01', '2022-11-30'), tier: 'background' })),
    ],
    [
      'a recollection of day and town whatever the district and the type',
      makeReport('a', '2022-11-15', strike({ place: PECHERSKYI })),
      makeReport('b', '2023-02-01', makeMention({ type: 'drone_strike', tier: 'background' })),
    ],
    [
      'a report that names only the region, with the same target',
      makeReport('a', '2022-11-15', strike({ place: BROVARY })),
      makeReport('b', '2022-11-15', strike({ place: REGION })),
    ],
    [
      'a report that names only the country, with the very toll',
      makeReport('a', '2022-11-15', strike({ casualties: dead(12) })),
      makeReport('b', '2022-11-15', strike({ place: UKRAINE, casualties: dead(12) })),
    ],
    [
      'a night told by either of its days',
      makeReport(
        'a',
        '2022-11-15',
        strike({
          casualties: dead(4),
          time: { ...onDay('2022-11-14'), clock: { from: '23:50', to: '23:50' } },
        }),
      ),
      makeReport(
        'b',
        '2022-11-15',
        strike({ casualties: dead(4), time: { ...onDay('2022-11-15'), basis: 'metadata' } }),
      ),
    ],
  ];
  it.each(joins)('joins %s', (_, a, b) => {
    const merged = merge(a, b);
    expect(merged).toHaveLength(1);
    expect(merged[0]!.why).toHaveLength(1);
    expect(merged[0]!.incident.time.start).not.toBeNull();
  });

  const apart: [string, Report[]][] = [
    [
      'news of half a year later',
      [makeReport('a', '2022-11-15', strike()), makeReport('b', '2023-05-15', strike({ time: undated }))],
    ],
    [
      'words from before the attack',
      [makeReport('a', '2022-11-15', strike()), makeReport('b', '2022-11-12', strike({ time: undated }))],
    ],
    [
      'a mention that fits two attacks',
      [
        makeReport('a', '2022-11-15', strike()),
        makeReport('b', '2022-11-16', strike({ time: onDay('2022-11-16') })),
        makeReport('c', '2022-11-18', strike({ time: undated })),
      ],
    ],
    [
      'a report that names only the country',
      [makeReport('a', '2022-11-15', strike()), makeReport('b', '2022-11-15', strike({ place: UKRAINE }))],
    ],
    [
      'another city of the same month',
      [
        makeReport('a', '2022-11-15', strike()),
        makeReport('b', '2022-11-20', strike({ place: KHARKIV, time: undated })),
      ],
    ],
    [
      'neighbouring nights with nothing rare in common',
      [
        makeReport(
          'a',
          '2022-11-15',
          makeMention({ time: { ...onDay('2022-11-14'), clock: { from: '23:50', to: '23:50' } } }),
        ),
        makeReport('b', '2022-11-15', makeMention({ time: { ...onDay('2022-11-15'), basis: 'metadata' } })),
      ],
    ],
  ];
  it.each(apart)('keeps apart %s', (_, reports) => {
    expect(merge(...reports)).toHaveLength(reports.length);
  });

  it('says why a mention that fits two attacks joined neither', () => {
    const merged = merge(
      makeReport('a', '2022-11-15', strike()),
      makeReport('b', '2022-11-16', strike({ time: onDay('2022-11-16') })),
      makeReport('c', '2022-11-18', strike({ time: undated })),
    );
    expect(merged.flatMap((m) => m.apart)).toContainEqual(
      expect.objectContaining({ b: 'c/m1', why: 'it fits more than one attack' }),
    );
  });

  it('joins copies of one text that nobody can date', () => {
    const words = Array.from({ length: 80 }, (_, i) => `word${i}`).join(' ');
    const copy = (id: string): Report => ({
      ...makeReport(id, null, makeMention({ time: undated })),
      notes: { signature: packSignature(signText(words)), scopes: {} },
    });
    expect(merge(copy('a'), copy('b'), { ...copy('c'), notes: undefined })).toHaveLength(2);
  });
});

describe('rulings of an analyst', () => {
  const [a, b] = [makeReport('a', '2022-11-15', strike()), makeReport('b', '2022-11-15', strike())];
  const far = makeReport('c', '2022-11-20', strike({ place: KHARKIV, time: onDay('2022-11-20') }));

  it('keep apart what would be joined, and say so', () => {
    const merged = mergeMentions([a, b], NO_PREVIOUS, { ...NO_RULINGS, apart: [['b/m1', 'a/m1']] });
    expect(merged).toHaveLength(2);
    expect(merged.map((m) => m.apart[0])).toMatchObject([
      { a: 'a/m1', b: 'b/m1', why: 'an analyst told them apart' },
      { a: 'b/m1', b: 'a/m1', why: 'an analyst told them apart' },
    ]);
  });

  it('join what would be kept apart, and say so', () => {
    const merged = mergeMentions([a, far], NO_PREVIOUS, { ...NO_RULINGS, together: [['a/m1', 'c/m1']] });
    expect(merged).toHaveLength(1);
    expect(merged[0]!.why).toEqual(['a/m1 and c/m1 are one attack: an analyst joined them']);
  });

  it('on mentions that are gone do nothing', () => {
    expect(
      mergeMentions([a, b], NO_PREVIOUS, {
        ...NO_RULINGS,
        together: [['a/m1', 'gone/m1']],
        apart: [['gone/m1', 'b/m1']],
      }),
    ).toHaveLength(1);
  });
});
