/** Gathers the time expressions that date one attack. */
import { groupAround, type TimeGroup } from './group-timexes.ts';
import { clockOf, mainTimex } from './place-group.ts';
import type { FoundTimex } from './time-meaning.ts';
import type { TimeQuestion } from './time-question.ts';

/** Groups around the dating spans in their order; a clock alone lends itself to the first group with a day. */
export function datingGroups(question: TimeQuestion): TimeGroup[] {
  const { text, found, dating } = question;
  const groups: TimeGroup[] = [];
  for (const span of dating) {
    for (let index = firstEndingAfter(found, span.start); index < found.length; index++) {
      const timex = found[index];
      if (timex === undefined || timex.start >= span.end) break;
      if (groups.some((group) => group.members.includes(timex))) continue;
      groups.push(groupAround(text, found, index));
    }
  }
  const day = groups.find((group) => mainTimex(group) !== null);
  if (day === undefined || clockOf(day) !== null) return groups;
  const clock = groups.find((group) => group.members.every(isTimeOfDay) && isOneLine(text, day, group));
  if (clock === undefined) return groups;
  const members = [...day.members, ...clock.members].sort((a, b) => a.start - b.start);
  return groups.map((group) => (group === day ? { ...day, members } : group));
}

/** Index of the first expression that ends after `at`; they are sorted and do not overlap. */
function firstEndingAfter(found: readonly FoundTimex[], at: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isTimeOfDay(timex: FoundTimex): boolean {
  return timex.meaning.kind === 'clock' || timex.meaning.kind === 'day_part';
}

/** True if no line break stands between two groups. */
function isOneLine(text: string, a: TimeGroup, b: TimeGroup): boolean {
  const starts = [...a.members, ...b.members].map((member) => member.start);
  return !text.slice(Math.min(...starts), Math.max(...starts)).includes('\n');
}
