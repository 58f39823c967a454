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
  if (isShotByGuards(scope, f)) return true;
  let hit = false;
  for (let i = f.from + 1; i < Math.min(scope.sentence.to, f.to + 4); i++)
    hit ||= /^(attackers|assailants|bombers|terrorists|hijackers)$/.test(wordAt(scope, i));
  if (!hit) return false;
  for (let i = f.from - 1; i >= Math.max(scope.sentence.from, f.from - 3); i--)
    if (/^(police|officers|marksmen|guards|commandos)$/.test(wordAt(scope, i))) return true;
  return false;
}

/** "The driver was shot dead by officers": who did it is the end of the attack. */
function isShotByGuards(scope: Scope, f: Frame): boolean {
  let by = -1;
  for (let i = f.to; i < Math.min(scope.sentence.to, f.to + 3); i++) if (wordAt(scope, i) === 'by') by = i;
  if (by < 0) return false;
  let guards = false;
  for (let i = by + 1; i < Math.min(scope.sentence.to, by + 5); i++)
    guards ||= /^(police|officers?|policemen|marksmen|guards|snipers?)$/.test(wordAt(scope, i));
  if (!guards) return false;
  for (let i = f.from - 1; i >= Math.max(scope.sentence.from, f.from - 12); i--)
    if (
      /^(driver|attackers?|assailants?|gunm[ae]n|bombers?|shooters?|hijackers?|knifeman|perpetrators?)$/.test(
        wordAt(scope, i),
      )
    )
      return true;
  return false;
}

/** "Drones neutralised eight terrorists": people, whom no one intercepts. */
export function isNeutralised(scope: Scope, f: Frame): boolean {
  return (
    /^neutrali[sz]ed$/.test(wordAt(scope, f.from)) &&
    scope.m.people.some((p) => p.from >= f.to && p.from - f.to <= 4)
  );
}

const SELVES = new Set(['himself', 'herself', 'themselves', 'his', 'her']);

/** "blew themselves up", "was dynamited", "stepped on a booby trap": somebody laid or wore what went off. */
export function isPlanted(scope: Scope, f: Frame): boolean {
  for (let i = f.from; i < f.to; i++) {
    const word = wordAt(scope, i);
    if (SELVES.has(word) || word === 'dynamited' || word === 'ied') return true;
    if (/^(?:explosives?|bombs?|mine|landmine|trap|improvised|booby)(?:-|$)/.test(word)) return true;
  }
  return false;
}

const CROWD =
  /^(crowds?|pedestrians|passers-?by|bystanders|revellers|revelers|shoppers|worshippers|marchers|protesters|demonstrators|people|tourists|cyclists|families|group|queue|festivalgoers|mourners|parade|procession|throng|soldiers|policemen|officers|children|visitors|guests|spectators|onlookers|fans)$/;
const CROWD_REACH = 6;

/** "drove a van into shoppers": into people, not into a wall or a town. */
export function isRunDown(scope: Scope, f: Frame): boolean {
  if (wordAt(scope, f.to - 1) !== 'into') return true;
  const end = Math.min(scope.sentence.to, f.to + CROWD_REACH);
  for (let i = f.to; i < end; i++) {
    if (CROWD.test(wordAt(scope, i))) return true;
    if (/^[,;:.]$/.test(wordAt(scope, i))) return false;
  }
  return false;
}

/** "Three bombers attacked a mosque", where they are people and no aircraft. */
export function isByBombers(scope: Scope, f: Frame): boolean {
  if (f.entry.id !== 'attack_verb' && f.entry.id !== 'weak_hit' && f.entry.id !== 'kill_verb') return false;
  if (wordAt(scope, f.from - 2) === 'and' || wordAt(scope, f.from - 3) === 'and') return false;
  for (let i = f.from - 1; i >= Math.max(scope.sentence.from, f.from - 4); i--)
    if (/^bombers?$/.test(wordAt(scope, i)))
      return !scope.m.weapons.some((w) => w.from <= i && i < w.to && w.entry.type === 'air_strike');
  return false;
}
