/**
 * The language of the house: every record that crosses a folder border, as a zod schema and its type.
 * Words and codes are those of the product; imports zod and the codes only.
 * Offsets are UTF-16 code units into the article's own text, end exclusive.
 */
import { z } from 'zod';
import { ATTACK_TYPES, GRADES, OUTCOMES, PLACE_PRECISIONS, TIME_PRECISIONS } from '#lib/codes.ts';

export * from '#lib/codes.ts';

export const attackType = z.enum(ATTACK_TYPES);

export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

export const ASSERTIONS = [
  'happened',
  'reported',
  'denied',
  'negated',
  'threatened',
  'hypothetical',
  'habitual',
  'historic',
] as const;
export const assertion = z.enum(ASSERTIONS);
export type Assertion = z.infer<typeof assertion>;

export const gradeLevel = z.enum(GRADES);

export const placePrecision = z.enum(PLACE_PRECISIONS);

export const timePrecision = z.enum(TIME_PRECISIONS);
export type TimePrecision = z.infer<typeof timePrecision>;

/** What a day rests on: stated in full (`explicit`), or relative to a publication day of the given basis. */
export const TIME_BASES = [
  'explicit',
  'metadata',
  'header',
  'dateline',
  'inferred',
  'cross_document',
] as const;
export const timeBasis = z.enum(TIME_BASES);
export type TimeBasis = z.infer<typeof timeBasis>;

/** ISO calendar day, YYYY-MM-DD. */
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A span of an article's own text: `text.slice(start, end) === quote` always holds. */
export const evidence = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  quote: z.string(),
});
export type Evidence = z.infer<typeof evidence>;

/** A count that may be open: `max: null` has no upper bound ("at least 3" = 3..null). */
export const range = z.object({ min: z.int().nonnegative(), max: z.int().nonnegative().nullable() });
export type Range = z.infer<typeof range>;
export const evidencedRange = range.extend({ evidence: z.array(evidence) });
export type EvidencedRange = z.infer<typeof evidencedRange>;

export const PROBLEM_KINDS = [
  'empty',
  'binary',
  'too_large',
  'encoding',
  'malformed',
  'unsupported',
  'unreadable',
  'needs_date',
  'no_attack',
  'duplicate',
  'refused',
  'internal',
] as const;
/** An expected failure: which kind, and one line that names the input, the place in it and the cure. */
export const problem = z.object({ kind: z.enum(PROBLEM_KINDS), message: z.string() });
export type Problem = z.infer<typeof problem>;

/** What a stretch of an article is; stretches are labelled, never deleted, so offsets stay true. */
export const SECTION_KINDS = [
  'meta',
  'headline',
  'byline',
  'dateline',
  'caption',
  'body',
  'list',
  'boilerplate',
  'repeated',
] as const;
export const section = z.object({
  kind: z.enum(SECTION_KINDS),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Section = z.infer<typeof section>;

/** One published text. `publishedAt` is an ISO day or instant as its source states it, else null. */
export const article = z.object({
  /** Stable: derived from the content (and url when there is one). */
  id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  byline: z.string().nullable(),
  url: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** Where `publishedAt` comes from, e.g. "front matter", "--published", "JSON-LD". */
  publishedFrom: z.string().nullable(),
  language: z.string().nullable(),
  /** Citations that the front matter names. */
  sources: z.array(z.string()),
  text: z.string(),
  /** Sections of `text` that the reader knows already (front matter, caption markup …); others are found later. */
  sections: z.array(section),
});
export type Article = z.infer<typeof article>;

/** The publication day of an article: given, read off the text, inferred with its steps, or null. */
export const publicationDay = z.object({
  value: isoDay.nullable(),
  basis: z.enum(['metadata', 'header', 'dateline', 'inferred', 'cross_document']).nullable(),
  why: z.array(z.string()),
});
export type PublicationDay = z.infer<typeof publicationDay>;

export const PLACE_KINDS = [
  'country',
  'macro_region',
  'region',
  'district',
  'settlement',
  'neighbourhood',
  'site',
  'water',
] as const;
/** A gazetteer entry. `admin1`/`admin2` are names; `bbox` is [west, south, east, north] where known. */
export const place = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(PLACE_KINDS),
  lng: z.number(),
  lat: z.number(),
  country: z.string().length(2).nullable(),
  admin1: z.string().nullable(),
  admin2: z.string().nullable(),
  population: z.number().nonnegative().nullable(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});
export type Place = z.infer<typeof place>;

export const TOPONYM_ROLES = [
  'event',
  'container',
  'origin',
  'speaker',
  'dateline',
  'metonym',
  'organisation',
  'person',
  'home',
  'mention',
] as const;
/** A place name found in a text, its role there and the gazetteer entry it stands for, if one was found. */
export const toponym = evidence.extend({
  role: z.enum(TOPONYM_ROLES),
  place: place.nullable(),
  /** How sure the choice among homonyms is, 0..1. */
  score: z.number(),
  why: z.array(z.string()),
});
export type Toponym = z.infer<typeof toponym>;

export const TIMEX_TYPES = ['DATE', 'TIME', 'DURATION', 'SET'] as const;
/** A time expression with its TIMEX3 value ("2022-11-15", "2022-W46", "XXXX-WXX-2", "PT2H", "PRESENT_REF"). */
export const timex = evidence.extend({ type: z.enum(TIMEX_TYPES), value: z.string() });
export type Timex = z.infer<typeof timex>;

/**
 * When an attack happened. `start`/`end` are local calendar days, inclusive; null = not known.
 * `clock` is the local time of day as stated ("22:50"), null when no hour is stated (never 00:00).
 * Unresolved times keep `candidates` (days), `bounds` and the words.
 */
export const mentionTime = z.object({
  start: isoDay.nullable(),
  end: isoDay.nullable(),
  precision: timePrecision,
  basis: timeBasis.nullable(),
  clock: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** The words that say it, e.g. "on Thursday"; null when nothing does. */
  surface: z.string().nullable(),
  candidates: z.array(isoDay),
  bounds: z.object({
    earliest: isoDay.optional(),
    latest: isoDay.optional(),
    /** ISO weekday, Monday = 1. */
    weekday: z.int().min(1).max(7).optional(),
  }),
  evidence: z.array(evidence),
  why: z.array(z.string()),
});
export type MentionTime = z.infer<typeof mentionTime>;

/** Where an attack happened. `radiusKm` is the drawn uncertainty; name is kept when no entry was found. */
export const mentionPlace = z.object({
  name: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  precision: placePrecision,
  radiusKm: z.number().nullable(),
  placeId: z.string().nullable(),
  admin1: z.string().nullable(),
  country: z.string().nullable(),
  evidence: z.array(evidence),
  why: z.array(z.string()),
});
export type MentionPlace = z.infer<typeof mentionPlace>;

export const weaponUse = z.object({
  /** Class from the lexicon: missile, drone, guided_bomb, aerial_bomb, artillery, rocket, mortar, mine, … */
  kind: z.string(),
  /** Model where named, e.g. "Shahed", "Kalibr". */
  model: z.string().nullable(),
  count: range.nullable(),
  evidence: z.array(evidence),
});
export type WeaponUse = z.infer<typeof weaponUse>;

export const targetHit = z.object({
  /** Class from the lexicon: residential, energy, hospital, school, transport, military, … */
  kind: z.string(),
  count: range.nullable(),
  evidence: z.array(evidence),
});
export type TargetHit = z.infer<typeof targetHit>;

export const casualties = z.object({
  killed: evidencedRange.nullable(),
  injured: evidencedRange.nullable(),
  missing: evidencedRange.nullable(),
  captured: evidencedRange.nullable(),
});

export const PERPETRATOR_MODES = ['asserted', 'alleged', 'claimed', 'denied', 'disputed', 'implied'] as const;
export const perpetrator = z.object({
  actor: z.string(),
  mode: z.enum(PERPETRATOR_MODES),
  by: z.string().nullable(),
  evidence: z.array(evidence),
});
export type Perpetrator = z.infer<typeof perpetrator>;

export const CLAIM_FIELDS = [
  'killed',
  'injured',
  'missing',
  'captured',
  'perpetrator',
  'weapon',
  'target',
  'denial',
  'attack',
] as const;
/** One attributed statement about one field. `value` is a range for tolls, a string otherwise. */
export const claim = z.object({
  field: z.enum(CLAIM_FIELDS),
  speaker: z.string().nullable(),
  value: z.union([range, z.string()]),
  evidence: z.array(evidence),
});
export type Claim = z.infer<typeof claim>;

export const TIERS = ['primary', 'secondary', 'background', 'campaign'] as const;
/** What one article says of one attack. A field that the text does not state is null (never 0 or ""). */
export const mention = z.object({
  /** Unique in its article: m1, m2, … in order of first evidence. */
  id: z.string(),
  type: attackType,
  assertion,
  outcome,
  time: mentionTime,
  place: mentionPlace.nullable(),
  weapon: weaponUse.nullable(),
  targets: z.array(targetHit),
  casualties,
  perpetrator: perpetrator.nullable(),
  claims: z.array(claim),
  tier: z.enum(TIERS),
  /** Id of the mention this one belongs to (an interception of a salvo), else null. */
  partOf: z.string().nullable(),
  evidence: z.array(evidence),
});
export type Mention = z.infer<typeof mention>;

/** What `dateline extract` prints for one article. */
export const extraction = z.object({
  id: z.string(),
  publishedAt: publicationDay,
  mentions: z.array(mention),
  problems: z.array(problem),
});
export type Extraction = z.infer<typeof extraction>;

export const grade = z.object({ level: gradeLevel, why: z.array(z.string()) });
export type Grade = z.infer<typeof grade>;

export const memberRef = z.object({ article: z.string(), mention: z.string() });
export type MemberRef = z.infer<typeof memberRef>;

/** The attack itself as the panes draw it. Times and places are those of its best mention. */
export const incident = z.object({
  id: z.string(),
  title: z.string(),
  type: attackType,
  assertion,
  outcome,
  time: mentionTime.omit({ evidence: true, why: true }),
  place: mentionPlace.omit({ evidence: true, why: true }).nullable(),
  weapon: z.object({ kind: z.string(), model: z.string().nullable() }).nullable(),
  targets: z.array(z.string()),
  casualties: z.object({ killed: range.nullable(), injured: range.nullable() }),
  perpetrator: z.object({ actor: z.string(), mode: z.enum(PERPETRATOR_MODES) }).nullable(),
  grade,
  members: z.array(memberRef),
  /** Earliest and latest publication day of its articles, where known. */
  reported: z.object({ first: isoDay.nullable(), last: isoDay.nullable() }),
});
export type Incident = z.infer<typeof incident>;

export const articleSummary = article
  .pick({ id: true, title: true, publisher: true, url: true, sources: true, language: true })
  .extend({ published: publicationDay, mentionCount: z.int(), addedAt: z.string() });
export type ArticleSummary = z.infer<typeof articleSummary>;

export const CLAIM_SCOPES = ['incident', 'region', 'nationwide'] as const;

/** One attributed statement about one field of one incident. */
export const ledgerEntry = z.object({
  /** Unique in its ledger and stable: article/mention#n. */
  id: z.string(),
  field: z.enum(CLAIM_FIELDS),
  /** Who says it; null = the report itself. */
  speaker: z.string().nullable(),
  /** A range for tolls; the actor, the weapon, the target or the words of a denial otherwise. */
  value: z.union([range, z.string()]),
  /** How a claim of responsibility is made; null for every other field. */
  mode: z.enum(PERPETRATOR_MODES).nullable(),
  /** What a number counts: this attack, a region's or a nation's day. Scopes are never mixed. */
  scope: z.enum(CLAIM_SCOPES),
  /** Publication day of the report, null where it is not known. */
  reportedAt: isoDay.nullable(),
  article: z.string(),
  mention: z.string(),
  /** Reports with the same source are copies of one another or of one publisher: they count once. */
  source: z.string(),
  evidence: z.array(evidence),
  /** True for the report's own figure, false for one that it only quotes beside it. */
  own: z.boolean(),
  /** True where the report tells of the attack only in passing: it may repeat an old count. */
  passing: z.boolean(),
  /** Id of the later entry of the same speaker, field and scope that takes its place. */
  supersededBy: z.string().nullable(),
  /** True where the speaker later gave a lower number: the claim was taken back, not outgrown. */
  withdrawn: z.boolean(),
  /** True where the very report says that the number was taken back; left out where it does not. */
  retracted: z.boolean().optional(),
  /** The article that is a newer version of the one that says this; left out where it is the newest. */
  replacedBy: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;
export type ClaimScope = LedgerEntry['scope'];

/** The number in force for one field, the span over independent sources, and the rule that chose it. */
export const currentToll = z.object({
  value: range,
  /** Lowest and highest standing number of the attack itself; `high: null` = some source leaves it open. */
  low: z.int().nonnegative(),
  high: z.int().nonnegative().nullable(),
  entry: z.string(),
  rule: z.string(),
});
export type CurrentToll = z.infer<typeof currentToll>;

export const ledger = z.object({
  /** Oldest report first; those without a day last. */
  entries: z.array(ledgerEntry),
  killed: currentToll.nullable(),
  injured: currentToll.nullable(),
  /** The day as of which the ledger stands; null = now. */
  knownAt: isoDay.nullable(),
});
export type Ledger = z.infer<typeof ledger>;

/** What a report says was launched or brought down in all during a wave. */
export const waveCount = z.object({
  /** Class of weapon as in `weaponUse`. */
  kind: z.string(),
  model: z.string().nullable(),
  count: range,
  by: z.string().nullable(),
  article: z.string(),
  evidence: z.array(evidence),
});
export type WaveCount = z.infer<typeof waveCount>;

/** Attacks of one night on one country that belong together: a frame around incidents, never an incident or a pin. */
export const wave = z.object({
  id: z.string(),
  title: z.string(),
  /** The day on which it ends, under which it is filed; an evening belongs to the night that follows it. */
  day: isoDay,
  start: isoDay,
  end: isoDay,
  country: z.string().length(2),
  /** Ids of the incidents: impacts before interceptions, then by id. */
  members: z.array(z.string()),
  /** As reports state them for the whole of it; never summed over members. */
  launched: z.array(waveCount),
  intercepted: z.array(waveCount),
  why: z.array(z.string()),
});
export type Wave = z.infer<typeof wave>;
