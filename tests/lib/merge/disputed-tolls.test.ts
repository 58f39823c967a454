import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseToll } from '#lib/merge/choose-toll.ts';
import { areTollsDisputed } from '#lib/merge/disputed-tolls.ts';
import type { Ledger, LedgerEntry, Range } from '#lib/schema.ts';

const exactly = (count: number): Range => ({ min: count, max: count });
const atLeast = (count: number): Range => ({ min: count, max: null });

function ledgerOf(told: readonly Partial<LedgerEntry>[]): Ledger {
  const entries = told.map(
    (given, index): LedgerEntry => ({
      id: `a${index}/m1#0`,
      field: 'killed',
      speaker: null,
      value: exactly(1),
      mode: null,
      scope: 'incident',
      reportedAt: `2023-01-0${index + 1}`,
      article: `a${index}`,
      mention: 'm1',
      source: `s${index}`,
      evidence: [],
      own: true,
      passing: false,
      supersededBy: null,
      withdrawn: false,
      ...given,
    }),
  );
  const [killed, injured] = [chooseToll(entries, 'killed'), chooseToll(entries, 'injured')];
  return { entries, killed, injured, knownAt: null };
}

describe('tolls', () => {
  it.each<[string, Partial<LedgerEntry>[], boolean]>([
    ['of nobody', [], false],
    ['of one report', [{ value: exactly(3) }], false],
    ['of one report that gives a span', [{ value: { min: 11, max: 13 } }], false],
    ['that are the same', [{ value: exactly(3) }, { value: exactly(3) }], false],
    ['that are open and above', [{ value: atLeast(3) }, { value: exactly(5) }], false],
    ['that exclude one another', [{ value: exactly(15) }, { value: exactly(17) }], true],
    ['that fall short of “at least”', [{ value: exactly(15) }, { value: atLeast(17) }], true],
    [
      'of which the later one takes the place of the earlier',
      [{ value: exactly(15), supersededBy: 'a1/m1#0' }, { value: exactly(17) }],
      false,
    ],
    ['of which one is taken back', [{ value: exactly(15), retracted: true }, { value: exactly(17) }], false],
    ['of which one is a part', [{ value: exactly(3), own: false }, { value: exactly(17) }], false],
    [
      'of the attack and of a region',
      [{ value: exactly(15) }, { value: exactly(17), scope: 'region' }],
      false,
    ],
    [
      'of the injured',
      [
        { field: 'injured', value: exactly(15) },
        { field: 'injured', value: exactly(17) },
      ],
      true,
    ],
    [
      'of the killed and of the injured',
      [
        { field: 'killed', value: exactly(15) },
        { field: 'injured', value: exactly(17) },
      ],
      false,
    ],
  ])('%s', (_, told, isDisputed) => {
    expect(areTollsDisputed(ledgerOf(told))).toBe(isDisputed);
  });

  it('disagree only where the span of what stands is wider than a number', () => {
    const range = fc
      .tuple(fc.nat(20), fc.option(fc.nat(5)))
      .map(([min, more]): Range => ({ min, max: more === null ? null : min + more }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 5 }), (ranges) => {
        const ledger = ledgerOf(ranges.map((value) => ({ value })));
        if (!areTollsDisputed(ledger)) return;
        const { low, high } = ledger.killed!;
        expect(high === null || low < high).toBe(true);
      }),
    );
  });
});
