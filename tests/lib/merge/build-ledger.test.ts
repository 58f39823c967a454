import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLedger, ledgerAsKnownAt } from '#lib/merge/build-ledger.ts';
import type { Candidate, Report } from '#lib/merge/report.ts';
import type { Mention, Range } from '#lib/schema.ts';
import { ledger as ledgerSchema } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';
import { makeMention, makeReport } from './make-report.ts';

const exactly = (n: number): Range => ({ min: n, max: n });

function killed(count: Range, speaker: string | null = null, others: Partial<Mention> = {}): Mention {
  return makeMention({
    casualties: {
      killed: { ...count, evidence: [] },
      injured: null,
      missing: null,
      captured: null,
    },
    claims: [{ field: 'killed', speaker, value: count, evidence: [] }],
    ...others,
  });
}

function member(article: string, published: string | null, mention: Mention): Candidate {
  const report = makeReport(article, published, mention);
  return { key: `${article}/${mention.id}`, report, mention };
}

describe('buildLedger', () => {
  it('lets the count of the latest report stand and says so', () => {
    const ledger = buildLedger(
      [
        member('a', '2023-01-14', killed(exactly(5), 'the governor')),
        member('b', '2023-01-17', killed(exactly(45), 'The governor')),
        member('c', '2023-01-19', killed(exactly(46), 'the mayor')),
      ],
      [],
    );
    expect(ledger.killed).toMatchObject({ value: exactly(46), low: 45, high: 46 });
    expect(ledger.killed!.rule).toBe(
      'The latest count: the mayor, reported on 2023-01-19, after 2 revisions; standing claims run from 45 to 46.',
    );
    expect(ledger.injured).toBeNull();
  });

  it('links a count to the next one of the same speaker, and marks a lowered one as withdrawn', () => {
    const { entries } = buildLedger(
      [
        member('a', '2024-07-09', killed(exactly(34), 'Rescuers')),
        member('b', '2024-07-10', killed(exactly(33), 'rescuers')),
        member('c', '2024-07-10', killed(exactly(31), 'the mayor')),
      ],
      [],
    );
    expect(entries.map((e) => [e.id, e.supersededBy, e.withdrawn])).toEqual([
      ['a/m1#0', 'b/m1#0', true],
      ['b/m1#0', null, false],
      ['c/m1#0', null, false],
    ]);
  });

  const steps: [string, [string, Range, Partial<Mention>?][], Range][] = [
    [
      'a correction downwards',
      [
        ['2024-07-09', exactly(34)],
        ['2024-07-10', exactly(33)],
      ],
      exactly(33),
    ],
    [
      'no part of the toll',
      [
        ['2024-07-09', exactly(34)],
        ['2024-07-10', exactly(2)],
      ],
      exactly(34),
    ],
    [
      'a small toll set right',
      [
        ['2022-03-14', exactly(2)],
        ['2022-03-15', exactly(1)],
      ],
      exactly(1),
    ],
    [
      'nobody taken off by “one more died”',
      [
        ['2025-03-11', exactly(4)],
        ['2025-03-13', exactly(1)],
      ],
      exactly(4),
    ],
    [
      'a higher number recalled in passing',
      [
        ['2022-07-14', exactly(48)],
        ['2023-07-14', exactly(49), { tier: 'background' }],
      ],
      exactly(49),
    ],
    [
      'no lower number recalled in passing',
      [
        ['2022-03-14', exactly(23)],
        ['2024-01-22', exactly(15), { tier: 'background' }],
      ],
      exactly(23),
    ],
    [
      'no count recalled in passing that a later one replaced',
      [
        ['2022-08-24', exactly(50)],
        ['2022-08-25', exactly(31)],
        ['2024-11-30', exactly(50), { tier: 'background' }],
      ],
      exactly(31),
    ],
    [
      'the word of a report that nobody was killed before one recalled in passing',
      [
        ['2022-04-01', exactly(0)],
        ['2024-01-01', exactly(5), { tier: 'background' }],
      ],
      exactly(0),
    ],
    [
      'the higher of two counts of one day',
      [
        ['2025-06-18', exactly(28)],
        ['2025-06-18', exactly(27)],
      ],
      exactly(28),
    ],
  ];
  it.each(steps)('takes %s', (_, counts, expected) => {
    const members = counts.map(([day, count, others], i) =>
      member(`a${i}`, day, killed(count, null, others)),
    );
    expect(buildLedger(members, []).killed!.value).toEqual(expected);
  });

  it('keeps a number that its own report says was taken back out of the band, whoever gave it', () => {
    const at = (start: number, quote: string) => [{ start, end: start + quote.length, quote }];
    const told = makeMention({
      casualties: {
        killed: { ...exactly(55), evidence: at(40, '55 deaths') },
        injured: null,
        missing: null,
        captured: null,
      },
      claims: [
        { field: 'killed', speaker: 'Regional police', value: exactly(55), evidence: at(40, '55 deaths') },
        { field: 'killed', speaker: 'the ministry', value: exactly(51), evidence: at(90, '51') },
      ],
    });
    const first = member('a', '2023-10-05', told);
    const report = { ...first.report, notes: { signature: '', scopes: {}, retracted: [40] } };
    const ledger = buildLedger(
      [{ ...first, report }, member('b', '2023-10-12', killed(exactly(59), 'the minister'))],
      [],
    );
    expect(ledger.killed).toMatchObject({ value: exactly(59), low: 51, high: 59 });
    expect(ledger.entries.find(({ value }) => (value as Range).min === 55)).toMatchObject({
      ...{ speaker: 'Regional police', own: false, withdrawn: true, retracted: true, supersededBy: null },
    });
    expect(ledgerAsKnownAt(ledger, '2023-10-05').killed).toMatchObject({
      value: exactly(51),
      low: 51,
      high: 51,
    });
  });

  it('never mixes the count of a region or a nation with that of the attack', () => {
    const nationwide = killed(exactly(19), 'police');
    nationwide.casualties.killed!.evidence.push({ start: 7, end: 9, quote: '19' });
    const a = member('a', '2022-10-11', nationwide);
    a.report.notes = { signature: '', scopes: { 7: 'nationwide' } };
    const b = member('b', '2022-10-10', killed(exactly(5), 'police'));
    const ledger = buildLedger([a, b], []);
    expect(ledger.killed).toMatchObject({ value: exactly(5), high: 5 });
    expect(ledger.entries.map((e) => e.scope)).toEqual(['incident', 'nationwide']);
    expect(ledger.entries.every((e) => e.supersededBy === null)).toBe(true);
  });

  it('keeps another speaker’s number beside the report’s own, and leaves out parts', () => {
    const mention = killed(exactly(32), 'the governor');
    mention.claims.push(
      { field: 'killed', speaker: 'the mayor', value: exactly(31), evidence: [] },
      { field: 'killed', speaker: 'the mayor', value: exactly(1), evidence: [] },
    );
    const ledger = buildLedger([member('a', '2022-10-01', mention)], []);
    expect(ledger.entries.map((e) => [e.speaker, e.value, e.own])).toEqual([
      ['the governor', exactly(32), true],
      ['the mayor', exactly(31), false],
    ]);
    expect(ledger.killed).toMatchObject({ value: exactly(32), low: 31, high: 32 });
  });

  it('records who holds whom responsible, and denials with their words', () => {
    const told = makeMention({
      perpetrator: { actor: 'Russia', mode: 'alleged', by: 'the governor', evidence: [] },
    });
    const denial = makeMention({
      id: 'm2',
      assertion: 'denied',
      claims: [{ field: 'denial', speaker: 'Moscow', value: 'Moscow denies it.', evidence: [] }],
    });
    const { entries } = buildLedger([member('a', '2022-11-15', told)], [member('a', '2022-11-15', denial)]);
    expect(entries).toMatchObject([
      { field: 'perpetrator', speaker: 'the governor', value: 'Russia', mode: 'alleged' },
      { field: 'denial', speaker: 'Moscow', value: 'Moscow denies it.' },
    ]);
  });
});

const arbitraryMembers = fc
  .array(
    fc.record({
      day: fc.option(fc.integer({ min: 0, max: 9 })),
      count: fc.integer({ min: 0, max: 60 }),
      open: fc.boolean(),
      speaker: fc.constantFrom(null, 'the governor', 'police'),
      isRetracted: fc.boolean(),
      scope: fc.constantFrom('incident' as const, 'incident' as const, 'region' as const),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ day, count, open, speaker, isRetracted, scope }, i) => {
      const mention = killed({ min: count, max: open ? null : count }, speaker);
      mention.casualties.killed!.evidence = [{ start: 5, end: 7, quote: `${count}` }];
      const made = member(`a${i}`, day === null ? null : addDays('2023-01-01', day), mention);
      const notes = { signature: '', scopes: { 5: scope }, ...(isRetracted ? { retracted: [5] } : {}) };
      return { ...made, report: { ...made.report, notes } };
    }),
  );

describe('buildLedger, for any claims', () => {
  it('obeys its schema and does not depend on the order of reports', () => {
    fc.assert(
      fc.property(arbitraryMembers, (members) => {
        const ledger = buildLedger(members, []);
        expect(ledgerSchema.parse(ledger)).toEqual(ledger);
        expect(buildLedger([...members].reverse(), [])).toEqual(ledger);
      }),
    );
  });

  it('shows as of a day what the reports up to that day would have made', () => {
    fc.assert(
      fc.property(arbitraryMembers, fc.integer({ min: 0, max: 9 }), (members, offset) => {
        const day = addDays('2023-01-01', offset);
        const early = members.filter(({ report }: { report: Report }) => {
          const published = report.published.value;
          return published !== null && published <= day;
        });
        const then = ledgerAsKnownAt(buildLedger(members, []), day);
        const { entries, killed: toll } = buildLedger(early, []);
        expect(then.killed).toEqual(toll);
        expect(then.entries.map((e) => [e.id, e.supersededBy, e.withdrawn])).toEqual(
          entries.map((e) => [e.id, e.supersededBy, e.withdrawn]),
        );
        expect(then.knownAt).toBe(day);
      }),
    );
  });

  it('supersedes within one speaker, field and scope only, by a later report', () => {
    fc.assert(
      fc.property(arbitraryMembers, (members) => {
        const { entries } = buildLedger(members, []);
        const byId = new Map(entries.map((entry) => [entry.id, entry]));
        for (const entry of entries) {
          const next = entry.supersededBy === null ? null : byId.get(entry.supersededBy)!;
          if (next === null) continue;
          expect([next.speaker, next.field, next.scope]).toEqual([entry.speaker, entry.field, entry.scope]);
          expect(next.reportedAt! > entry.reportedAt!).toBe(true);
        }
      }),
    );
  });

  it('shows as of two days in turn what the earlier of them shows', () => {
    fc.assert(
      fc.property(
        arbitraryMembers,
        fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
        (members, [a, b]) => {
          const [early, late] = [Math.min(a, b), Math.max(a, b)].map((n) => addDays('2023-01-01', n));
          const whole = buildLedger(members, []);
          expect(ledgerAsKnownAt(ledgerAsKnownAt(whole, late!), early!)).toEqual(
            ledgerAsKnownAt(whole, early!),
          );
        },
      ),
    );
  });

  it('takes its number in force from what stands, inside the lowest and highest', () => {
    fc.assert(
      fc.property(arbitraryMembers, (members) => {
        const { killed: toll, entries } = buildLedger(members, []);
        const counted = entries.filter(({ scope, retracted }) => scope === 'incident' && !retracted);
        expect(toll === null).toBe(counted.length === 0);
        if (toll === null) return;
        expect(counted.map(({ id }) => id)).toContain(toll.entry);
        expect(toll.low).toBeLessThanOrEqual(toll.value.min);
        expect(toll.high === null || toll.high >= toll.value.min).toBe(true);
      }),
    );
  });
});
