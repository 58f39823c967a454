/** Order, ids, tiers and parts of the mentions of one article. */
import { type Evidence, GROUND_TYPES, type Mention } from '#lib/schema.ts';
import { daysBetween } from '#lib/time.ts';

export type Grounded = { mention: Mention; trigger: Evidence; chunk: number; caption: boolean };

/** An attack this many days before the one the article is about is told as history. */
const HISTORIC_DAYS = 7;
/** An attack this many days before publication is background. */
const BACKGROUND_DAYS = 8;

/** The attack the article is about: the first on the ground, outside captions, that is told as a fact. */
function leadOf(list: readonly Grounded[]): Grounded | null {
  return (
    list.find(
      ({ mention, caption }) =>
        !caption &&
        (mention.assertion === 'happened' || mention.assertion === 'reported') &&
        (GROUND_TYPES as readonly string[]).includes(mention.type),
    ) ?? null
  );
}

function isHistoric(
  { mention, caption }: Grounded,
  lead: Grounded | null,
  published: string | null,
): boolean {
  const now = lead?.mention.time.start ?? published;
  const { end } = mention.time;
  if (caption || lead?.mention === mention || !now || !end) return false;
  const fact = mention.assertion === 'happened' || mention.assertion === 'reported';
  return fact && daysBetween(end, now) > HISTORIC_DAYS;
}

function tierOf(each: Grounded, lead: Grounded | null, published: string | null): Mention['tier'] {
  const { assertion, time } = each.mention;
  if (assertion === 'habitual') return 'campaign';
  if (each.caption || assertion === 'historic') return 'background';
  if (each === lead) return 'primary';
  if (published && time.end && daysBetween(time.end, published) > BACKGROUND_DAYS) return 'background';
  const leadDay = lead?.mention.time.start;
  return !lead || (leadDay && leadDay === time.start) ? 'primary' : 'secondary';
}

/** Mentions in order of their triggers, with ids m1, m2 …; interceptions belong to the lead attack of the same day. */
export function arrangeMentions(list: readonly Grounded[], published: string | null): Mention[] {
  const ordered = [...list].sort((a, b) => a.trigger.start - b.trigger.start);
  const lead = leadOf(ordered);
  const leadId = lead ? `m${ordered.indexOf(lead) + 1}` : null;
  return ordered.map((each, index) => {
    const assertion = isHistoric(each, lead, published) ? 'historic' : each.mention.assertion;
    const { type, time } = each.mention;
    const part = type === 'interception' && time.start !== null && time.start === lead?.mention.time.start;
    return {
      ...each.mention,
      id: `m${index + 1}`,
      assertion,
      tier: assertion === 'historic' ? 'background' : tierOf(each, lead, published),
      partOf: part ? leadId : null,
    };
  });
}
