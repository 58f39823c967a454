/** Why this number is in force, in one sentence: since when it is told, by whom, and how far the figures that stand differ. */
import type { Ledger, LedgerEntry, Range } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { voiceName } from '#lib/view/voice-name.ts';
import type { Words } from '#lib/view/words.ts';

type TollEntry = LedgerEntry & { value: Range };

/**
 * The sentence for one field, e.g. "The latest count, first reported on 13 Oct 2023 by the police; figures that stand run
 * from 51 to 59."; null where one figure alone is known. A later report that only repeats the count does not make it new.
 */
export function sayTollRule(ledger: Ledger, field: 'killed' | 'injured', words: Words): string | null {
  const { say, language } = words;
  const current = ledger[field];
  if (current === null) return null;
  const told = ledger.entries.filter(
    (entry): entry is TollEntry =>
      entry.field === field && entry.scope === 'incident' && typeof entry.value !== 'string',
  );
  if (told.length < 2) return null;
  const first = findFirst(told, current.value);
  const day = first?.reportedAt ?? null;
  const since =
    day === null ? say('ledger.noDay') : say('ledger.firstOn', { day: formatShortDay(day, language) });
  const voice = first?.speaker ? say('ledger.byVoice', { speaker: voiceName(first.speaker, words) }) : '';
  return say('ledger.rule', { since, voice, span: spanWords(current.low, current.high, words) });
}

function spanWords(low: number, high: number | null, { say }: Words): string {
  if (low === high) return '';
  return high === null ? say('ledger.spanOpen', { low }) : say('ledger.spanFrom', { low, high });
}

/** The report that brought the number: the earliest one that gives it after the last main report that gives another. */
function findFirst(told: readonly TollEntry[], value: Range): TollEntry | undefined {
  const isSame = (entry: TollEntry) => entry.value.min === value.min && entry.value.max === value.max;
  const same = told.filter(isSame).sort(byDay);
  const end = same.at(-1)?.reportedAt ?? '9999';
  const others = told.filter(
    (entry) => entry.own && !entry.passing && !isSame(entry) && (entry.reportedAt ?? '') <= end,
  );
  const lastOther = others.sort(byDay).at(-1)?.reportedAt ?? '';
  return same.find((entry) => (entry.reportedAt ?? '9999') >= lastOther) ?? same[0];
}

function byDay(a: TollEntry, b: TollEntry): number {
  const [x, y] = [a.reportedAt ?? '9999', b.reportedAt ?? '9999'];
  return x < y ? -1 : x > y ? 1 : 0;
}
