/** Shape of the files in data/lexicon: one group a file, extended by dropping another file of the same group. */
import { z } from 'zod';
import { ATTACK_TYPES } from '#lib/schema.ts';

/** A phrase in lower case; `*` stands for any one word, never the first; `a|the` for each of what it lists. */
const form = z
  .string()
  .min(1)
  .regex(/^[^*]/, 'a phrase may not open with *')
  .refine((text) => !/(?:^|[ |])\||\|(?: |$)/.test(text), 'an alternative of "|" is empty');
const forms = z.array(form).min(1);
const oneWord = z.string().regex(/^[^ *|]+$/, 'must be one word');
const base = { id: z.string().regex(/^[a-z0-9_]+$/), forms };

const frameEntry = z.strictObject({
  ...base,
  pos: z.enum(['noun', 'verb']),
  /** `by_weapon`: the weapon in the clause decides. */
  type: z.enum([...ATTACK_TYPES, 'by_weapon']),
  /** weak = counts only with military evidence near it. */
  strength: z.enum(['strong', 'weak']),
});
const weaponEntry = z.strictObject({
  ...base,
  kind: z.string(),
  model: z.string().nullable(),
  type: z.enum(ATTACK_TYPES),
});
const targetEntry = z.strictObject({ ...base, kind: z.string() });
const actorEntry = z.strictObject({
  ...base,
  name: z.string(),
  /** state = a country's forces or government; generic = unnamed ("gunmen"). */
  kind: z.enum(['state', 'group', 'generic']),
  country: z.string().length(2).nullable(),
  side: z.string().nullable(),
  /** Demonyms and adjectives: an actor only before a weapon, force or attack word. */
  adjectives: z.array(z.string()),
  /** Short forms that are also written as words: "Isis" beside "ISIS". */
  spoken: z.array(z.string()).optional(),
  /** Short names that are everyday words too: they mean it where they alone are in capitals ("IS claimed it"). */
  inCapitals: z.array(oneWord).optional(),
  /** Sides of its war: the forms mean it only in a text that names one of them in other words ("the enemy"). */
  onlyWith: z.array(z.string()).min(1).optional(),
  /** What unnamed attackers the forms mean in other texts; without it they mean nobody there. */
  elsewhere: z.string().optional(),
  /** Seats of its government: they stand for it where they own a force, blame or speak ("Kyiv's drones"). */
  seats: z.array(oneWord).optional(),
});
const officeEntry = z.strictObject({ ...base, rank: z.enum(['person', 'body']) });
const CUE_KINDS = [
  'negation',
  'modal',
  'conditional',
  'threat',
  'denial',
  'foiled',
  'habit',
  'drill',
  'memorial',
  'hypothetical',
  'never_after',
  'past_background',
  'new_event',
  'new_scene',
  'claim_responsibility',
  'no_claim',
  'blame',
  'suspicion',
  'speech',
  'according',
  'war_total',
] as const;
export type CueKind = (typeof CUE_KINDS)[number];
const cueEntry = z.strictObject({ ...base, cue: z.enum(CUE_KINDS) });
const negativeEntry = z.strictObject({ ...base });
const TOLL_FIELDS = ['killed', 'injured', 'missing', 'captured', 'casualties', 'shot'] as const;
const tollEntry = z.strictObject({
  ...base,
  field: z.enum(TOLL_FIELDS),
  /** active: the number follows ("killed two"); passive: it precedes ("two died"); both; total: "death toll". */
  order: z.enum(['active', 'passive', 'both', 'total']),
});
const peopleEntry = z.strictObject({ ...base, kind: z.enum(['person', 'plural', 'life']) });
const forceEntry = z.strictObject({
  ...base,
  /** regular: a state's or anybody's; irregular: no state's ("rebels"); none: no force by itself ("ministry"). */
  kind: z.enum(['regular', 'irregular', 'none']),
  /** It speaks for its side: what "the army" calls "its" is the army's. */
  body: z.boolean(),
});

const GROUPS = {
  frames: frameEntry,
  weapons: weaponEntry,
  targets: targetEntry,
  actors: actorEntry,
  offices: officeEntry,
  cues: cueEntry,
  negatives: negativeEntry,
  tolls: tollEntry,
  people: peopleEntry,
  forces: forceEntry,
} as const;
/** What a file of the lexicon may hold. */
type FileGroup = keyof typeof GROUPS;

/** A file of the lexicon; `doc` says in English what the group is for. */
export const lexiconFile = z
  .strictObject({
    version: z.int().positive(),
    group: z.enum(Object.keys(GROUPS) as [FileGroup, ...FileGroup[]]),
    doc: z.string().min(20),
    entries: z.array(z.unknown()).min(1),
  })
  .transform((file, ctx) => {
    const parsed = z.array(GROUPS[file.group] as z.ZodType<Entry>).safeParse(file.entries);
    if (parsed.success) return { ...file, entries: parsed.data };
    for (const issue of parsed.error.issues)
      ctx.addIssue({ code: 'custom', message: issue.message, path: ['entries', ...issue.path] });
    return z.NEVER;
  });

type FrameEntry = z.infer<typeof frameEntry>;
type WeaponEntry = z.infer<typeof weaponEntry>;
type TargetEntry = z.infer<typeof targetEntry>;
type ActorEntry = z.infer<typeof actorEntry>;
type OfficeEntry = z.infer<typeof officeEntry>;
type CueEntry = z.infer<typeof cueEntry>;
type NegativeEntry = z.infer<typeof negativeEntry>;
type TollEntry = z.infer<typeof tollEntry>;
type PeopleEntry = z.infer<typeof peopleEntry>;
type ForceEntry = z.infer<typeof forceEntry>;
export type EntryOf = {
  frames: FrameEntry;
  weapons: WeaponEntry;
  targets: TargetEntry;
  actors: ActorEntry;
  offices: OfficeEntry;
  cues: CueEntry;
  negatives: NegativeEntry;
  tolls: TollEntry;
  people: PeopleEntry;
  forces: ForceEntry;
  /** The state of each seat. */
  seats: ActorEntry;
};
/** What is told apart in a text: the groups of the files, and the seats that entries of actors name. */
export type Group = keyof EntryOf;
export type Entry = EntryOf[Group];
export type LexiconFile = { version: number; group: FileGroup; doc: string; entries: Entry[] };
