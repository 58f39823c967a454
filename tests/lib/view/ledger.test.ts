import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerEntry, Range } from '#lib/schema.ts';
import { dayFromNumber, dayNumber } from '#lib/time.ts';
import { actorLines, meansLines, reportedWords, tollLines } from '#lib/view/ledger-lines.ts';
import { dayTicks, ledgerSeries } from '#lib/view/ledger-series.ts';
import { groupSources } from '#lib/view/source-groups.ts';
import { spellReason } from '#lib/view/spell-reason.ts';
import { incidentDetail } from '#lib/wire.ts';
import { EN } from '../../fixtures/words.ts';

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/api/${name}`, import.meta.url), 'utf8'));
}
const pechersk = incidentDetail.parse(readFixture('incident-kyiv-2022-11-15.json'));
const october = incidentDetail.parse(readFixture('incident-kyiv-2022-10-17.json'));

type Told = Partial<LedgerEntry> & { id: string; value: Range | string };

function entry(told: Told): LedgerEntry {
  return {
    field: 'killed',
    speaker: null,
    mode: null,
    scope: 'incident',
    reportedAt: '2023-10-05',
    article: told.id,
    mention: 'm1',
    source: told.id,
    evidence: [],
    own: true,
    passing: false,
    supersededBy: null,
    withdrawn: false,
    ...told,
  };
}

function ledgerOf(entries: LedgerEntry[], current: string): Ledger {
  const found = entries.find(({ id }) => id === current);
  const value = typeof found?.value === 'object' ? found.value : { min: 0, max: 0 };
  const killed = { value, low: value.min, high: value.max, entry: current, rule: 'The latest count.' };
  return { entries, killed, injured: null, knownAt: null };
}

const exactly = (count: number): Range => ({ min: count, max: count });

/** Withdrawn at once, revised twice, then repeated a year later. */
const hroza = ledgerOf(
  [
    entry({ id: 'a', value: exactly(55), speaker: 'police', withdrawn: true, supersededBy: 'b' }),
    entry({ id: 'b', value: exactly(51), speaker: 'police', supersededBy: 'c' }),
    entry({ id: 'c', value: exactly(53), speaker: 'police', reportedAt: '2023-10-10', supersededBy: 'd' }),
    entry({ id: 'd', value: exactly(59), speaker: 'police', reportedAt: '2023-10-12' }),
    entry({ id: 'e', value: exactly(59), speaker: 'police', reportedAt: '2024-10-05', passing: true }),
  ],
  'e',
);

describe('ledgerSeries', () => {
  it('lays figures on a true time scale that ends with the last news, not with its repetition', () => {
    const series = ledgerSeries(hroza, 'killed', EN);
    expect(series).toMatchObject({
      from: dayNumber('2023-10-05'),
      to: dayNumber('2023-10-12'),
      figure: '59',
      repeatedUntil: '2024-10-05',
    });
    expect(series?.points.map(({ value, state }) => [value, state])).toEqual([
      [51, 'superseded'],
      [55, 'withdrawn'],
      [53, 'superseded'],
      [59, 'in_force'],
    ]);
  });

  it('lets the line follow what stood, never what was withdrawn', () => {
    expect(ledgerSeries(hroza, 'killed', EN)?.steps.map((step) => step.line)).toEqual([51, 53, 59]);
  });

  it('draws the span of voices that disagree, and leaves an open one open', () => {
    const open = ledgerOf(
      [
        entry({ id: 'a', value: exactly(89), speaker: 'ministry' }),
        entry({ id: 'b', value: { min: 63, max: null }, speaker: 'spokesman', reportedAt: '2023-10-07' }),
      ],
      'b',
    );
    expect(ledgerSeries(open, 'killed', EN)?.steps).toEqual([
      { day: dayNumber('2023-10-05'), low: 89, high: 89, line: 89 },
      { day: dayNumber('2023-10-07'), low: 63, high: null, line: 63 },
    ]);
  });

  it('leaves out what counts a part: it is no revision', () => {
    const part = ledgerOf(
      [
        entry({ id: 'a', value: exactly(55) }),
        entry({ id: 'b', value: exactly(1), reportedAt: '2023-10-06' }),
        entry({ id: 'c', value: exactly(59), reportedAt: '2023-10-08' }),
      ],
      'c',
    );
    expect(ledgerSeries(part, 'killed', EN)?.points.map(({ value }) => value)).toEqual([55, 59]);
  });

  it('does not let a passing mention lower the line or stretch the axis', () => {
    const passing = ledgerOf(
      [
        entry({ id: 'a', value: exactly(16) }),
        entry({ id: 'b', value: exactly(17), reportedAt: '2023-10-08' }),
        entry({ id: 'c', value: { min: 15, max: null }, reportedAt: '2023-12-01', passing: true }),
        entry({ id: 'd', value: exactly(17), reportedAt: '2024-08-09', passing: true }),
      ],
      'd',
    );
    expect(ledgerSeries(passing, 'killed', EN)).toMatchObject({
      to: dayNumber('2023-10-08'),
      repeatedUntil: '2024-08-09',
      steps: [{ line: 16 }, { line: 17 }],
    });
  });

  it('is null where one figure is all there is', () => {
    expect(ledgerSeries(ledgerOf([entry({ id: 'a', value: exactly(3) })], 'a'), 'killed', EN)).toBeNull();
    expect(
      ledgerSeries({ entries: [], killed: null, injured: null, knownAt: null }, 'killed', EN),
    ).toBeNull();
  });

  it('keeps every point on the axis and the band around the line’s voices, whatever was said', () => {
    const told = fc.record({
      value: fc.integer({ min: 0, max: 40 }),
      day: fc.integer({ min: 19_000, max: 19_400 }),
      withdrawn: fc.boolean(),
      own: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (list) => {
        const entries = list.map((one, index) =>
          entry({
            id: `e${index}`,
            value: exactly(one.value),
            reportedAt: dayFromNumber(one.day),
            withdrawn: one.withdrawn,
            own: one.own,
          }),
        );
        const series = ledgerSeries(ledgerOf(entries, 'e0'), 'killed', EN);
        if (series === null) return;
        for (const { day } of series.points) {
          expect(day).toBeGreaterThanOrEqual(series.from);
          expect(day).toBeLessThanOrEqual(series.to);
        }
        for (const step of series.steps) expect(step.low).toBeLessThanOrEqual(step.high ?? 40);
        const [floor = 0] = series.scale;
        for (const { value } of series.points) {
          expect(value).toBeGreaterThanOrEqual(floor);
          expect(value).toBeLessThanOrEqual(series.scale.at(-1) ?? 0);
        }
        for (const tick of series.ticks) {
          expect(tick.day).toBeGreaterThanOrEqual(series.from);
          expect(tick.day).toBeLessThanOrEqual(series.to);
        }
      }),
    );
  });
});

describe('dayTicks', () => {
  it('gives few whole days, however long the axis', () => {
    for (const span of [1, 7, 45, 100, 400, 3000]) {
      const ticks = dayTicks(19_000, 19_000 + span, 'en');
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(7);
      for (const { day } of ticks) expect(Number.isInteger(day)).toBe(true);
    }
  });
});

describe('tollLines', () => {
  it('put the figure in force first and strike what was taken back, saying what came after', () => {
    expect(tollLines(hroza, EN).map(({ value, isVoid, note }) => [value, isVoid, note])).toEqual([
      ['59', false, null],
      ['53', true, 'later 59'],
      ['55', true, 'withdrawn, then 51'],
      ['51', true, 'later 53'],
    ]);
  });

  it('say of each figure who gave it and how often, copies of one source counted once', () => {
    const copies = ledgerOf(
      [
        entry({ id: 'a', value: exactly(3), speaker: 'mayor', source: 'wire' }),
        entry({ id: 'b', value: exactly(3), speaker: 'mayor', source: 'wire' }),
        entry({ id: 'c', value: exactly(3), speaker: 'mayor', source: 'daily' }),
      ],
      'a',
    );
    const [line] = tollLines(copies, EN);
    expect(line).toMatchObject({ value: '3', speaker: 'mayor', articleCount: 3, sourceCount: 2 });
    expect(reportedWords(line!, EN)).toBe('5 Oct 2023 · 3 reports, 2 sources');
  });

  it('never strike a figure of a wider scope: it counts something else', () => {
    const wide = ledgerOf(
      [
        entry({ id: 'a', value: exactly(4) }),
        entry({ id: 'b', value: exactly(30), scope: 'nationwide', supersededBy: 'x', withdrawn: true }),
      ],
      'a',
    );
    expect(tollLines(wide, EN).map(({ value, isVoid, note }) => [value, isVoid, note])).toEqual([
      ['4', false, null],
      ['30', false, 'counts the country'],
    ]);
  });

  it('say each toll of an incident once with who says it', () => {
    expect(
      tollLines(pechersk.ledger, EN).map(({ label, value, speaker }) => [label, value, speaker]),
    ).toEqual([
      ['Killed', 'at least 1', 'rescuers'],
      ['Injured', '3', null],
    ]);
  });
});

describe('actorLines', () => {
  it('name who is said to have done it and, last, who denies it', () => {
    expect(
      actorLines(pechersk.ledger, EN).map(({ label, value, speaker }) => [label, value, speaker]),
    ).toEqual([
      ['Blames', 'Russia', 'Kyrylo Tymoshenko'],
      ['Denies', 'striking homes', 'Russian defence ministry'],
    ]);
  });
});

describe('meansLines', () => {
  it('join what two articles state alike and keep words for it', () => {
    const hits = meansLines(october.reports, EN).filter(({ label }) => label === 'Hit');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ value: '1 × residential', articleCount: 2, quote: 'a block of flats' });
  });
});

describe('groupSources', () => {
  it('puts reports of one source together, each once, with the number it gives', () => {
    const [first] = october.reports;
    const article = { ...first!.article, id: 'copy', title: 'A copy' };
    const reports = [...october.reports, { ...first!, article }];
    const groups = groupSources(reports, undefined, EN);
    expect(groups.flatMap((group) => group.reports).length).toBe(
      new Set(reports.map((report) => report.article.id)).size,
    );
    const withCopy = groups.find((group) => group.reports.some((report) => report.article.id === 'copy'));
    expect(withCopy?.reports.length).toBeGreaterThan(1);
  });
});

describe('spellReason', () => {
  it('puts titles for ids and plain days for ISO days', () => {
    const titles = new Map([['a_0hae88m1wchwsp', 'Missile hits café']]);
    expect(
      spellReason('a_0hae88m1wchwsp/m1 and a_0ohrws21g2kmiv/m2 are one: same day: 2023-10-05', titles, EN),
    ).toBe('“Missile hits café” and another report are one: same day: 5 Oct 2023');
    expect(spellReason('2023-99-99 stays', titles, EN)).toBe('2023-99-99 stays');
  });
});
