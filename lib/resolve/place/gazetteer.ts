/** The gazetteer as the resolver sees it. It is opened by `openGazetteer` and widened by `addPlaces`; no I/O here. */
import type { Place } from '#lib/schema.ts';
import type { PlaceKnowledge } from './knowledge.ts';

/**
 * How a looked-up name belongs to the place: its display name, another official spelling, an alias (old or foreign
 * name), a demonym ("Russian"), or a variant that only agrees on a coarse romanisation key.
 */
export const NAME_MATCHES = ['name', 'spelling', 'alias', 'demonym', 'variant'] as const;
export type NameMatch = (typeof NAME_MATCHES)[number];

/**
 * Importance of a settlement after GeoNames feature codes: 0 capital of a country, 1 seat of a region, 2 of a district,
 * 3–4 of lower units, 5 populated place, 6 section of a place, 7 abandoned or other, 8 not classed.
 */
export type FeatureRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface NameHit {
  place: Place;
  match: NameMatch;
  rank: FeatureRank;
}

export interface Gazetteer {
  /** Number of places. */
  readonly size: number;
  /** Longest key in words that a longest-match scan need try. */
  readonly maxWords: number;
  /** The place of an id, or null. */
  get(id: string): Place | null;
  /** Places of this name by exact, folded or alias key (never by demonym), best prior first; [] when there is none. */
  lookup(name: string): Place[];
  /** The same with how each name matched; includes demonyms; romanisation variants only when nothing else fits. */
  lookupHits(name: string): NameHit[];
  /** Hits of a key that `foldName` made, without the variant fallback: what a scan over text calls. */
  hitsOfKey(foldedKey: string): NameHit[];
  /** True if some key is this folded key or goes on after it with a space: a longest-match scan may stop where false. */
  hasStart(foldedKey: string): boolean;
  /** Places with a key that starts so, most important first. */
  lookupPrefix(query: string, limit: number): Place[];
  /** What the place lies in, finest first: neighbourhood → city → district → region → country. */
  containers(place: Place): Place[];
  /** Weights, common words and given names that go with these places. */
  readonly knowledge: PlaceKnowledge;
  /** The country's capital, or null; takes an ISO 3166-1 alpha-2 code. */
  capitalOf(country: string): Place | null;
}
