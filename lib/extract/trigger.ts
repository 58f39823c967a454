/** A word that says an attack took place. */
import type { Match } from '#lib/extract/lexicon.ts';
import type { AttackType, Outcome } from '#lib/schema.ts';

export type Trigger = {
  frame: Match<'frames'>;
  from: number;
  to: number;
  type: AttackType;
  weapon: Match<'weapons'> | null;
  outcome: Outcome | null;
  /** full = opens an attack; echo = can only speak of one that is told elsewhere. */
  weight: 'full' | 'echo';
  /** "the attack", "Thursday's blasts": speaks of an attack already told. */
  definite: boolean;
};
