/** Words that count from another day: "the previous evening", "two days earlier", "the same afternoon". */
import type { MentionTime } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

const PART = '(?:day|morning|afternoon|evening|night)';
const SAME = new RegExp(`^(?:on |in |during |at )?(?:the |that )(?:very )?same ${PART}$|^that ${PART}$`, 'i');
const BEFORE = new RegExp(
  `^(?:on |in |during )?the (?:previous|preceding) ${PART}$|^the ${PART} before$|^(?:a|one|the) day (?:earlier|before)$`,
  'i',
);
const AFTER = new RegExp(
  `^(?:on |in )?the (?:next|following) ${PART}$|^(?:a|one|the) day (?:later|after)$`,
  'i',
);
const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
const COUNTED = new RegExp(
  `^(${NUMBERS.slice(2).join('|')}|[2-9]|[12][0-9]) days (earlier|before|later|after)$`,
  'i',
);

/** Days from the day the words lean on to the day they mean, null where they lean on none. */
export function shiftOf(surface: string): number | null {
  const words = surface.trim();
  if (SAME.test(words)) return 0;
  if (BEFORE.test(words)) return -1;
  if (AFTER.test(words)) return 1;
  const counted = COUNTED.exec(words);
  if (!counted) return null;
  const word = counted[1]!.toLowerCase();
  const count = NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word);
  return /earlier|before/i.test(counted[2]!) ? -count : count;
}

/** The day of a time, the later one of a night; null where it is vaguer. */
export function singleDay(time: MentionTime | null): string | null {
  if (!time?.start || !time.end) return null;
  if (time.start === time.end) return time.start;
  return time.precision === 'part_of_day' && addDays(time.start, 1) === time.end ? time.end : null;
}

/** "on 27 June …, four days later": the day that relative words mean beside a day told before them; null without either. */
export function dayFrom(time: MentionTime, base: MentionTime): MentionTime | null {
  const shift = time.start || !time.surface ? null : shiftOf(time.surface);
  const day = singleDay(base);
  if (shift === null || !day) return null;
  const then = addDays(day, shift);
  return {
    ...time,
    start: then,
    end: then,
    precision: /day/i.test(time.surface ?? '') ? 'day' : 'part_of_day',
    basis: base.basis,
    candidates: [],
    bounds: {},
    evidence: [...base.evidence, ...time.evidence],
    why: [...base.why, `“${time.surface}” counts from “${base.surface}”, ${day}: ${then}`],
  };
}
