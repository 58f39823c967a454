/**
 * What a time expression says, before anyone knows when the text was published.
 *
 * Vocabulary. The *anchor* is the day the text is written from (its publication day). A *found timex* is a
 * stretch of the text with its TIMEX3 value and its *meaning*; the meaning never depends on the anchor, so the
 * same found timex can be placed on the calendar under any anchor (`placeMeaning`). A *shift* is the word that
 * turns a name into a direction: last (-1), this (0), next (+1); null where none stands.
 */
import type { Evidence, PublicationDay, Timex } from '#lib/schema.ts';

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century';
export type Season = 'SP' | 'SU' | 'FA' | 'WI';
export type DayPart = 'dawn' | 'morning' | 'midday' | 'afternoon' | 'evening' | 'night' | 'daytime';
export type Stretch = 'early' | 'mid' | 'late';
export type Shift = -1 | 0 | 1 | null;

export type Meaning =
  /** A calendar day, or the days `day`..`toDay` of one month; `year` null = not stated; `yearShift` for "Oct. 10 last year". */
  | {
      kind: 'day';
      year: number | null;
      yearShift: Shift;
      month: number;
      day: number;
      toDay: number | null;
      weekday: number | null;
    }
  /** Digits whose order is open: 07-04-2022 is 7 April or 4 July. */
  | { kind: 'numeric_day'; year: number; first: number; second: number }
  | { kind: 'month'; year: number | null; month: number; shift: Shift; yearShift: Shift }
  | { kind: 'year'; year: number }
  | { kind: 'decade'; decade: number }
  | { kind: 'century'; century: number }
  | { kind: 'season'; season: Season; year: number | null; shift: Shift }
  | {
      kind: 'quarter';
      quarter: number | null;
      half: boolean;
      year: number | null;
      shift: Shift;
      yearShift: Shift;
    }
  | { kind: 'iso_week'; year: number; week: number }
  /** ISO weekday, Monday = 1. */
  | { kind: 'weekday'; weekday: number; shift: Shift }
  /** yesterday = -1, today = 0, tomorrow = +1. */
  | { kind: 'deictic_day'; offset: number; overnight: boolean }
  /** this/last/next week, month, year … */
  /** `trailing`: "the past week" is the seven days up to the anchor, where "last week" is the calendar week before. */
  | { kind: 'unit'; unit: Unit; shift: -1 | 0 | 1; trailing: boolean }
  /** "three weeks ago": count of units before (-) or after (+) the anchor; `base: 'text'` = counted from another time of the text. */
  | { kind: 'offset'; unit: Unit; count: number; direction: -1 | 1; base: 'anchor' | 'text' }
  /** "the past two months", "the next few days": a stretch that touches the anchor; count null = some. */
  | { kind: 'span'; unit: Unit; count: number | null; direction: -1 | 1 }
  | { kind: 'duration'; unit: Unit; count: number | null; value: string }
  | { kind: 'set'; value: string }
  | { kind: 'ref'; ref: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF' }
  /** A time of day alone; its day stands elsewhere. */
  | { kind: 'clock' }
  | { kind: 'day_part' };

/** Local time of day as stated, 24-hour "HH:MM". */
export type Clock = { from: string; to: string };

export type Tense = 'past' | 'future' | 'unknown';

/** A time expression of the text with its meaning; a `Timex` with more to it. */
export type FoundTimex = Timex & {
  meaning: Meaning;
  clock: Clock | null;
  dayPart: DayPart | null;
  /** "in early April", "late on Monday". */
  stretch: Stretch | null;
  /** "nearly", "about": the count or day is not exact. */
  approximate: boolean;
  /** "since", "until", "by", "before", "after" standing right before it; null otherwise. */
  relation: 'since' | 'until' | 'by' | 'before' | 'after' | null;
  /** Tense of the words around it. */
  tense: Tense;
};

/**
 * A publication day and, where it is not known, what is known about it: the text was published on or after
 * `earliest` and on or before `latest`; `ambiguous` lists days a header may mean; `after` quotes words of the
 * text without a year that lie before publication ("early April").
 */
export type PublicationGuess = PublicationDay & {
  earliest?: string;
  latest?: string;
  ambiguous?: string[];
  after?: string[];
  /** Days between which a dated photo puts publication: enough to find the year of "Tuesday, Oct. 4", not of a bare weekday. */
  near?: { earliest: string; latest: string };
  /** The words of the text that an inferred day rests on. */
  clues?: Evidence[];
};
