/** What the model is asked for, closed labels and verbatim quotes only, and how its answer is read. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import { assertion, attackType, outcome, PERPETRATOR_MODES } from '#lib/schema.ts';
import { findJson } from './find-json.ts';

const quote = z.string().nullable();

const proposedAttack = z.object({
  trigger: z.string(),
  type: attackType,
  assertion,
  outcome,
  time: quote,
  place: quote,
  weapon: quote,
  targets: z.array(z.string()),
  killed: quote,
  injured: quote,
  perpetrator: quote,
  mode: z.enum(PERPETRATOR_MODES).nullable(),
  speaker: quote,
});
export type ProposedAttack = z.infer<typeof proposedAttack>;

export const answerSchema = z.object({ attacks: z.array(proposedAttack) });

/** More than this in one stretch of text is no reading of it. */
const MAX_ATTACKS = 60;
const MAX_TARGETS = 12;

/** A slot that was left out counts as not stated; a slot of the wrong kind makes the attack unreadable. */
const lenientAttack = z
  .object({
    ...proposedAttack.shape,
    outcome: outcome.default('unknown'),
    time: quote.default(null),
    place: quote.default(null),
    weapon: quote.default(null),
    targets: z
      .array(z.string())
      .nullable()
      .default([])
      .transform((list) => (list ?? []).slice(0, MAX_TARGETS)),
    killed: quote.default(null),
    injured: quote.default(null),
    perpetrator: quote.default(null),
    mode: z.enum(PERPETRATOR_MODES).nullable().default(null),
    speaker: quote.default(null),
  })
  .transform((attack): ProposedAttack => attack);

const envelope = z.object({ attacks: z.array(z.unknown()) });

/** The list of attacks in a JSON value: the object that was asked for, or the bare list of its objects. */
function listIn(json: unknown): unknown[] | null {
  const whole = envelope.safeParse(json);
  if (whole.success) return whole.data.attacks;
  const bare = z
    .array(z.looseObject({ trigger: z.unknown() }))
    .min(1)
    .safeParse(json);
  return bare.success ? bare.data : null;
}

/**
 * Reads a model's answer, bare, fenced or with prose around it; of several answers the last counts. Each attack with an
 * unknown label or a wrong kind of value is left out and counted in `unreadable`; fails as `malformed` where no whole
 * JSON object with `attacks` stands.
 */
export function readAnswer(text: string): Result<{ attacks: ProposedAttack[]; unreadable: number }> {
  const list = findJson(text)
    .map(listIn)
    .findLast((found) => found !== null);
  if (!list) return fail('malformed', 'its answer is not the JSON that was asked for');
  const read = list.slice(0, MAX_ATTACKS).map((attack) => lenientAttack.safeParse(attack));
  const attacks = read.flatMap((attack) => (attack.success ? [attack.data] : []));
  return ok({ attacks, unreadable: list.length - attacks.length });
}
