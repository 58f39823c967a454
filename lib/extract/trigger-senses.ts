/** What a trigger word means where its neighbours turn it: aircraft that bomb, people who are "neutralised", attackers who are shot. */
import type { Match } from '#lib/extract/lexicon.ts';
import { type Scope, wordAt } from '#lib/extract/sentence-matches.ts';

type Frame = Match<'frames'>;

/** "the occupation's aircraft bombed tents". */
export function isFlown(scope: Scope, at: number): boolean {
  for (let i = at - 1; i >= Math.max(scope.sentence.from, at - 3); i--)
    if (/^(aircraft|aircrafts|plane|planes|helicopter|helicopters|jet|warplane)$/.test(wordAt(scope, i)))
      return true;
  return false;
}

const DESTROYS = /^(destroyed|destroying|damaged|damaging|set|burned|burnt|shattered)$/;

/** What is destroyed has been hit. */
export function doesHarm(scope: Scope, f: Frame): boolean {
  return f.entry.id === 'toll_verb' && DESTROYS.test(wordAt(scope, f.from));
}

const DATE_WORD =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)$/;

/** "began trading fire on October 8": a day, nothing that was fired on. */
export function isFireOnDay(scope: Scope, f: Frame): boolean {
  return f.entry.id === 'fire_at' && DATE_WORD.test(wordAt(scope, f.to));
}

/** "Armed officers shot the attackers dead": the end of the attack, none of its own. */
export function isAnswerShot(scope: Scope, f: Frame): boolean {
  if (f.entry.id !== 'shoot' && f.entry.id !== 'kill_verb') return false;
  let hit = false;
  for (let i = f.from + 1; i < Math.min(scope.sentence.to, f.to + 4); i++)
    hit ||= /^(attackers|assailants|bombers|terrorists|hijackers)$/.test(wordAt(scope, i));
  if (!hit) return false;
  for (let i = f.from - 1; i >= Math.max(scope.sentence.from, f.from - 3); i--)
    if (/^(police|officers|marksmen|guards|commandos)$/.test(wordAt(scope, i))) return true;
  return false;
}

/** "Drones neutralised eight terrorists": people, whom no one intercepts. */
export function isNeutralised(scope: Scope, f: Frame): boolean {
  return (
    /^neutrali[sz]ed$/.test(wordAt(scope, f.from)) &&
    scope.m.people.some((p) => p.from >= f.to && p.from - f.to <= 4)
  );
}
