/** What one stretch of one sentence says of one attack, and what sentences without any say: the records that pass between the steps. */
import type { Entries } from '#lib/extract/entries.ts';
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Denial } from '#lib/extract/find-denials.ts';
import type { Blame } from '#lib/extract/find-perpetrator.ts';
import type { Speaker } from '#lib/extract/find-speakers.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import type { Sentence } from '#lib/extract/segment.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Zone } from '#lib/extract/zones.ts';
import type { Assertion, AttackType, Toponym } from '#lib/schema.ts';

export type Candidate = {
  sentence: Sentence;
  zone: Zone;
  triggers: Trigger[];
  type: AttackType;
  weapon: Match<'weapons'> | null;
  assertion: Assertion;
  weight: Trigger['weight'];
  definite: boolean;
  /** "that attack", "those strikes": the one told last, not the one the report is about. */
  distal: boolean;
  /** It sums up several attacks: "two attacks killed 12". */
  several: boolean;
  /** "another", "a second", "separately" before the trigger. */
  opensNew: boolean;
  /** Words set it in the past of the report ("days earlier", "last targeted"). */
  background: boolean;
  quoted: boolean;
  toponyms: Toponym[];
  /** The zone says "there", "the city", "the capital". */
  pointsBack: boolean;
  /** The country of "the Kenyan capital", "" for "the capital" alone, null where the zone says neither. */
  capital: string | null;
  dating: DatingTimex[];
  /** Costs of `dating`, in step. */
  datingCosts: number[];
  /** "two days after the strike": days from the attack to the day told beside it. */
  daysAfter: {
    days: number;
    weeks: boolean;
    /** Counted in months or years: the day stays as open as they are. */
    wide: 'month' | 'year' | null;
    count: number;
    span: { start: number; end: number };
    anchor: DatingTimex | null;
  } | null;
  /** The day of the statement that tells it, where only its hour is told. */
  saidOn: DatingTimex | null;
  /** The day told before it in the sentence, where its own counts from that one. */
  leansOn: DatingTimex | null;
  /** How far the best day stands from the triggers; above 15 it may be the day of a statement or an arrest. */
  datingCost: number;
  tolls: Toll[];
  targets: Match<'targets'>[];
  blame: Blame | null;
  speakers: Speaker[];
  /** Who denies it, where the assertion is `denied` and the sentence names the denier. */
  deniedBy: string | null;
};

/** What a sentence without any candidate still tells of the attack before it. */
export type Remainder = {
  sentence: Sentence;
  tolls: Toll[];
  speakers: Speaker[];
  toponyms: Toponym[];
  dating: DatingTimex[];
};

export type Reading = {
  candidates: Candidate[];
  remainders: Remainder[];
  denials: Denial[];
  /** A weapon or a plain attack is told somewhere in the text. */
  armed: boolean;
  /** For each sentence the index of the one that names its scene at the head of a paragraph, null outside round-ups. */
  heads: readonly (number | null)[];
  /** The entries of a log or a live blog, null in other texts. */
  entries: Entries | null;
  /** Index of the first body sentence. */
  bodyStart: number;
};
