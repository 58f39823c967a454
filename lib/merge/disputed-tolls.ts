import { isStanding } from '#lib/merge/choose-toll.ts';
import type { Ledger, LedgerEntry, Range } from '#lib/schema.ts';

/**
 * Whether the tolls of a ledger disagree: no single number of killed, or of injured, agrees with every figure that
 * stands. “At least 3” and 5 agree; 15 and 17 do not.
 */
export function areTollsDisputed(ledger: Ledger): boolean {
  return (['killed', 'injured'] as const).some((field) => {
    const entry = ledger[field]?.entry;
    const best = ledger.entries.find(({ id }) => id === entry);
    if (best === undefined) return false;
    const told = ledger.entries.filter((other) => other === best || isStanding(other, field, best));
    const ranges = told.flatMap(rangeOf);
    const least = Math.max(...ranges.map(({ min }) => min));
    return ranges.some(({ max }) => max !== null && max < least);
  });
}

function rangeOf({ value }: LedgerEntry): Range[] {
  return typeof value === 'string' ? [] : [value];
}
