/** A stretch of a text that is a name in the gazetteer, and the text as it is looked through. */
import type { NameHit } from './gazetteer.ts';
import type { Token } from './tokens.ts';

export interface Match {
  /** Token range, end exclusive. */
  from: number;
  to: number;
  start: number;
  end: number;
  key: string;
  hits: NameHit[];
  /** The folded word after (or before) the name that says what kind of area it is: "oblast", "county", "district". */
  areaWord: string | null;
  /** Country whose people are called so ("Somali"), or null. */
  people: string | null;
  /** Stands after a name that it may hold: "Texas" in "Odessa, Texas". */
  outer: boolean;
}

export interface Scan {
  text: string;
  tokens: readonly Token[];
  upperCase: boolean;
}
