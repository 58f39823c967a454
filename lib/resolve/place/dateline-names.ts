/** What the head of a dispatch says of its places: "SAN SALVADOR, 23 JUN 89 (RADIO SONORA) --" is sent from the capital. */

import type { InDateline } from './is-dateline.ts';
import type { Match } from './match.ts';
import type { NameGroup } from './name-group.ts';

/** A country that is this likely for the place of the dateline is the one the dispatch is sent from. */
const SURE = 0.5;
/** The brackets of an agency are no longer than this. */
const BRACKET = 60;

/** True inside the brackets of a dateline, where the agency or the station is named. */
function isAgency(match: Match, text: string, inDateline: InDateline): boolean {
  if (!inDateline(match.start, match.end)) return false;
  const lead = text.slice(Math.max(0, match.start - BRACKET), match.start);
  const open = lead.lastIndexOf('(');
  return open >= 0 && !lead.slice(open).includes(')') && !lead.slice(open).includes('\n\n');
}

/** The names without those that belong to the agency of a dateline. */
export function withoutAgencies(matches: readonly Match[], text: string, inDateline: InDateline): Match[] {
  return matches.filter((match) => !isAgency(match, text, inDateline));
}

/** Marks the names that stand alone in a dateline: what they leave unsaid, every reader is to know. */
export function markDatelined(groups: Iterable<NameGroup>, inDateline: InDateline): void {
  for (const group of groups)
    if (group.beside.length === 0 && group.matches.some(({ start, end }) => inDateline(start, end)))
      group.datelined = true;
}

/** The country that a text is sent from; null where its datelines name none or several. */
export function datelineCountry(groups: readonly NameGroup[]): string | null {
  const countries = new Set<string>();
  for (const { datelined, candidates } of groups) {
    const first = candidates[0];
    if (datelined && first !== undefined && first.p >= SURE && first.hit.place.country !== null)
      countries.add(first.hit.place.country);
  }
  return countries.size === 1 ? ([...countries][0] ?? null) : null;
}
