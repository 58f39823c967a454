/** The claim ledger of an incident as data; codes as in the house's language. */
import { z } from 'zod';
import { CLAIM_FIELDS, evidence, isoDay, PERPETRATOR_MODES, range } from '#lib/schema.ts';

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
