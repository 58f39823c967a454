/** A doubtful name that stands where a sentence on an attack says what was attacked is a place. */
import { HIT_VERB } from './context-words.ts';
import type { Match, Scan } from './match.ts';
import type { NameGroup } from './name-group.ts';
import type { People } from './people.ts';
import { F } from './rank-features.ts';
import { isStruck } from './struck-name.ts';

const ASSAULT =
  /^(?:attacks?|airstrikes?|strikes?|bombings?|shellings?|bombardments?|sieges?|raids?|battles?|assaults?|massacres?)$/;
const LAUNCHED = /^(?:fired|launched|aimed|lobbed)$/;
/** A name this likely to be a place is one where it stands as what was attacked. */
const DOUBTFUL = 0.3;
const ATTACKED = 0.6;
const SURE = 0.55;

/** "Wednesday's attack on Chaplyne", "the bombing of Mariupol's theatre": an attack's object that only one place is called. */
export function attackedChance(
  p: number,
  match: Match,
  group: NameGroup,
  scan: Scan,
  people: People,
): number {
  if (p < DOUBTFUL || p >= ATTACKED) return p;
  if (standsAtHome(match, group, scan)) return ATTACKED;
  if (people.holds(match.from, match.to)) return p;
  const [word, before] = [scan.tokens[match.from - 2]?.key ?? '', scan.tokens[match.from - 1]?.key ?? ''];
  const isObject =
    HIT_VERB.has(before) ||
    (scan.tokens[match.to - 1]?.capital === true && isStruck(scan.tokens, match.to)) ||
    (/^(?:on|of|against)$/.test(before) && ASSAULT.test(word)) ||
    (before === 'at' && LAUNCHED.test(word));
  if (!isObject) return p;
  return (group.candidates[0]?.p ?? 0) > 0.9 ? ATTACKED : p;
}

/** Share of a text's names that lie in one country, from which on it is the country of the text. */
const MOST = 0.5;

/** "in Douma" in a text on Syria: a doubtful name in a place's position that only one place there has. */
function standsAtHome(match: Match, { candidates }: NameGroup, { tokens, upperCase }: Scan): boolean {
  const first = candidates[0];
  const token = tokens[match.from];
  if (upperCase || first === undefined || token?.gap !== ' ' || tokens[match.to - 1]?.possessive)
    return false;
  if (!/^(?:in|near)$/.test(tokens[match.from - 1]?.key ?? '')) return false;
  const next = tokens[match.to];
  if (next?.capital === true && next.gap === ' ') return false;
  return first.p > SURE && (first.features[F.countryAgrees] ?? 0) >= MOST;
}
