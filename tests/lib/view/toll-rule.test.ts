import { expect, it } from 'vitest';
import { type Ledger, type LedgerEntry, ledger } from '#lib/schema.ts';
import { sayTollRule } from '#lib/view/toll-rule.ts';
import { EN } from '../../fixtures/words.ts';

function entry(id: string, min: number, day: string | null, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id,
    field: 'killed',
    speaker: null,
    value: { min, max: min },
    mode: null,
    scope: 'incident',
    reportedAt: day,
    article: id,
    mention: 'm0',
    source: id,
    evidence: [],
    own: true,
    passing: false,
    supersededBy: null,
    withdrawn: false,
    ...more,
  };
}
function ledgerOf(entries: LedgerEntry[], current: LedgerEntry, low: number, high: number | null): Ledger {
  const value = current.value;
  if (typeof value === 'string') throw new Error('a number is wanted');
  return ledger.parse({
    entries,
    killed: { value, low, high, entry: current.id, rule: 'as merging says it' },
    injured: null,
    knownAt: null,
  });
}

it('names the report that brought the count, not the one that last repeated it', () => {
  const entries = [
    entry('a', 51, '2023-10-05'),
    entry('b', 59, '2023-10-13', { speaker: 'the police' }),
    entry('c', 59, '2024-10-05'),
  ];
  expect(sayTollRule(ledgerOf(entries, entries[2]!, 59, 59), 'killed', EN)).toBe(
    'The latest count, first reported on 13 Oct 2023 by the police.',
  );
});

it('counts from the last change where an older count came back', () => {
  const entries = [
    entry('a', 55, '2023-10-05'),
    entry('b', 51, '2023-10-06'),
    entry('c', 55, '2023-10-09'),
    entry('d', 55, '2023-10-12'),
  ];
  expect(sayTollRule(ledgerOf(entries, entries[3]!, 51, 55), 'killed', EN)).toBe(
    'The latest count, first reported on 9 Oct 2023; figures that stand run from 51 to 55.',
  );
});

it('passes over what is told in passing, and other places', () => {
  const entries = [
    entry('a', 6, '2022-10-11'),
    entry('b', 20, '2022-10-12', { scope: 'nationwide' }),
    entry('c', 5, '2022-10-14', { passing: true }),
    entry('d', 6, '2022-10-17', { passing: true }),
  ];
  expect(sayTollRule(ledgerOf(entries, entries[3]!, 5, null), 'killed', EN)).toBe(
    'The latest count, first reported on 11 Oct 2022; figures that stand start at 5, with no upper end.',
  );
});

it('says so where the report has no day, and says nothing of one figure', () => {
  const undated = [entry('a', 6, null), entry('b', 6, null)];
  expect(sayTollRule(ledgerOf(undated, undated[1]!, 6, 6), 'killed', EN)).toBe(
    'The latest count, of a report without a day.',
  );
  const alone = [entry('a', 6, '2022-10-11')];
  expect(sayTollRule(ledgerOf(alone, alone[0]!, 6, 6), 'killed', EN)).toBeNull();
  expect(sayTollRule(ledgerOf(alone, alone[0]!, 6, 6), 'injured', EN)).toBeNull();
});
