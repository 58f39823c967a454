/** The forces that an adjective, a genitive or a pronoun makes a side's own: "Moscow's forces", "Russian attack drones", "its fighters". */
import type { Match } from '#lib/extract/lexicon.ts';
import { seatAt } from '#lib/extract/seats.ts';
import { type Scope, wordAt } from '#lib/extract/sentence-matches.ts';

/** Words that may stand between a side and its force: "Russia's two long-range bombers". */
const BEFORE_FORCE = new Set(
  (
    'elite special armed military air naval ground attack fighter long-range fpv kamikaze reconnaissance government ' +
    'security allied border marine tank artillery missile rocket combat strike surface suicide army helicopter ' +
    'ballistic cruise first-person-view regular paramilitary local rebel militant operations own two three four ' +
    'five six several many dozens of main heavy explosive naval sea masked'
  ).split(' '),
);
const MAX_BEFORE = 3;

/** Token behind the force whose first words stand at `at`, of a state or of any side; null where no force is named there. */
export function forceEnd(scope: Scope, at: number, state: boolean): number | null {
  const isForce = (i: number): boolean => {
    const kind = scope.m.forces.find(({ from }) => from === i)?.entry.kind;
    return kind === 'regular' || (kind === 'irregular' && !state);
  };
  let i = at;
  while (i - at < MAX_BEFORE && !isForce(i) && BEFORE_FORCE.has(wordAt(scope, i))) i++;
  // "Its attack drones", "their air force": the last of them is the noun.
  let end: number | null = null;
  while (i - at <= MAX_BEFORE + 1 && (isForce(i) || wordAt(scope, i) === 'force')) end = ++i;
  return end;
}

/** Token behind the noun phrase of an actor; null where it is an adjective or a genitive of something that is no force. */
export function actorEnd(scope: Scope, actor: Match<'actors'>): number | null {
  const genitive = /^('s|'|’)$/.test(wordAt(scope, actor.to));
  if (!genitive && !actor.adjective) return actor.to;
  return forceEnd(scope, genitive ? actor.to + 1 : actor.to, actor.entry.kind === 'state');
}

/** "Kyiv's drones": seats of governments that own a force before `until`, as actors. */
export function seatForces(scope: Scope, from: number, until: number): Match<'actors'>[] {
  const found: Match<'actors'>[] = [];
  for (let i = Math.max(from, scope.sentence.from) + 1; i < until; i++) {
    if (wordAt(scope, i) !== "'s") continue;
    const seat = seatAt(scope, i - 1);
    if (seat) found.push(seat);
  }
  return found;
}
