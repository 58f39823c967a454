/** The line at the head of a report that says where it was sent from. */
import type { Section } from '#lib/schema.ts';
import type { Match, Scan } from './match.ts';
import type { Token } from './tokens.ts';

/** A dateline's place stands this near the head of its line. */
const LEAD = 40;
const DATELINE_TAIL =
  /^[^\n]{0,60}?(?:\((?:Reuters|AP|AFP|CNN|UPI|Xinhua|TASS|Interfax|Ukrinform|EFE|ACAN-EFE|dpa|Bloomberg)[^)\n]{0,20}\)|\s(?:--|—|–|-)\s)/u;

/** Says of a span whether a dateline section holds it; the sections do not overlap. */
export type InDateline = (start: number, end: number) => boolean;

/** Looks a span up among the dateline sections by bisection: a text may have as many sections as lines. */
export function indexDatelines(sections: readonly Section[]): InDateline {
  const lines = sections.filter(({ kind }) => kind === 'dateline').sort((a, b) => a.start - b.start);
  return (start, end) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lines[middle] as Section).start <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && end <= (lines[low - 1] as Section).end;
  };
}

/** True of the place a report was sent from: "KYIV, May 3 (Reuters) -", "SAN SALVADOR, 3 JAN 90 --" at the head of a line. */
export function isDateline(match: Match, scan: Scan, inDateline: InDateline): boolean {
  if (inDateline(match.start, match.end)) return true;
  const lead = scan.text.slice(Math.max(0, match.start - LEAD), match.start);
  const head = lead.slice(lead.lastIndexOf('\n') + 1);
  if (head.length >= LEAD || /[.!?a-zа-я]{2}/u.test(head.replace(/^[A-Z][\p{L} ]+,\s/u, ''))) return false;
  const rest = scan.text.slice(match.end, match.end + 90);
  const title = scan.tokens[match.from] as Token;
  if (!DATELINE_TAIL.test(rest)) return false;
  return title.upper || /^(?:,|\s*\(|\s+(?:--|—|–|-)\s)/u.test(rest);
}
