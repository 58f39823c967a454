/** What the lexicon found in one sentence, and how its words stand to each other. */
import type { Match, Matches } from '#lib/extract/lexicon.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';

/** What stands in one sentence, by group. */
export type SentenceMatches = Matches;

/** Cuts the matches of a document down to one sentence; both are in token order. */
export function matchesWithin(matches: Matches, sentence: Sentence): SentenceMatches {
  const cut = <M extends { from: number; to: number }>(list: M[]): M[] => {
    if (list.length === 0) return list;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.from < sentence.from) low = middle + 1;
      else high = middle;
    }
    const inside: M[] = [];
    for (let i = low; i < list.length && list[i]!.from < sentence.to; i++)
      if (list[i]!.to <= sentence.to) inside.push(list[i]!);
    return inside;
  };
  return {
    frames: cut(matches.frames),
    weapons: cut(matches.weapons),
    targets: cut(matches.targets),
    actors: cut(matches.actors),
    offices: cut(matches.offices),
    cues: cut(matches.cues),
    negatives: cut(matches.negatives),
    tolls: cut(matches.tolls),
    people: cut(matches.people),
    forces: cut(matches.forces),
    seats: cut(matches.seats),
  };
}

export type Scope = { doc: Document; sentence: Sentence; m: SentenceMatches };

/** Folded word of a token of the sentence, "" outside it. */
export function wordAt(scope: Scope, i: number): string {
  return i >= scope.sentence.from && i < scope.sentence.to ? scope.doc.tokens[i]!.word : '';
}

/** Folded words of the tokens from..to (end exclusive). */
export function wordsBetween({ tokens }: Document, from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to && i < tokens.length; i++) words.push(tokens[i]!.word);
  return words;
}

/** True if only words (no comma, no quote) stand between two token positions, at most `max` of them. */
export function near(scope: Scope, from: number, to: number, max: number): boolean {
  if (to - from > max || to < from) return false;
  for (let i = from; i < to; i++) {
    const token = scope.doc.tokens[i]!;
    if (token.kind === 'mark' && token.word !== '-' && token.word !== '/' && token.word !== '"') return false;
  }
  return true;
}

/** The weapon that stands before a token with at most `max` words between. */
export function weaponBefore(scope: Scope, at: number, max: number): Match<'weapons'> | null {
  // The first of "a missile carrying explosives hit" is the subject; of "explosive drones hit" the last.
  let found = scope.m.weapons.find((w) => w.to <= at && near(scope, w.to, at, max)) ?? null;
  for (const w of scope.m.weapons) if (found && w.from === found.to && w.to <= at) found = w;
  return found;
}

/** The weapon that stands after a token with at most `max` words between. */
export function weaponAfter(scope: Scope, at: number, max: number): Match<'weapons'> | null {
  return scope.m.weapons.find((w) => w.from >= at && near(scope, at, w.from, max)) ?? null;
}

/** True for "with missiles", "by a drone", "using mortars". */
export function viaWeapon(scope: Scope, w: Match<'weapons'>, to: number): boolean {
  for (let i = w.from - 1; i >= Math.max(to, w.from - 6); i--) {
    if (/^(with|by|using)$/.test(wordAt(scope, i))) return true;
    if (wordAt(scope, i) === 'from') return false;
  }
  return false;
}

/** True if two token ranges share a token. */
export function overlaps(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from < b.to && b.from < a.to;
}
