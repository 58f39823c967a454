/** The names of a text and the places that each may mean, as the ranker weighs them. */
import type { NameHit } from './gazetteer.ts';
import type { Match } from './match.ts';

export interface Candidate {
  hit: NameHit;
  /** Key of the region that it is or lies in, set by the ranker; null for what lies in none. */
  region: string | null;
  features: Float64Array;
  /** Probability among the name's candidates. */
  p: number;
}

/** One name of the text with all its mentions. */
export interface NameGroup {
  key: string;
  matches: Match[];
  /** How surely it is a place at all, 0..1: its say in the agreement. */
  weight: number;
  candidates: Candidate[];
  /** Keys of names that follow it after a comma or stand around it as containers ("Odessa, Texas"). */
  beside: NameGroup[];
  /** The other way round: names that this one may hold ("Texas" for "Odessa"). */
  inner: NameGroup[];
  /** Names it is listed with ("Oregon, Idaho and Washington"). */
  peers: NameGroup[];
  /** Names it is said to be near ("Kalynivka near Kyiv"). */
  near: NameGroup[];
  /** It stands alone in the dateline of the text. */
  datelined?: boolean;
}
