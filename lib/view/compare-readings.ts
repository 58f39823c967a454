/** What a publication day changes: the attacks of one text, read without it and with it. */
import type { Mention, MentionTime } from '#lib/schema.ts';
import { placeLine } from '#lib/view/describe-incident.ts';
import { describeWhen } from '#lib/view/describe-time.ts';
import type { Words } from '#lib/view/words.ts';

export type DayChange = {
  key: string;
  /** The words of the text, e.g. "on Tuesday"; null where it has none. */
  words: string | null;
  /** "Drone strike, Izmail" */
  attack: string;
  before: string;
  after: string;
};

/** "Drone strike, Izmail, Odesa region": an attack in one line. */
export function mentionLine(mention: Pick<Mention, 'type' | 'place'>, words: Words): string {
  const label = words.say(`codes.type.${mention.type}`);
  return mention.place === null ? label : `${label}, ${placeLine(mention.place, words)}`;
}

function dayWords(time: MentionTime, words: Words): string {
  return time.start === null && time.end === null ? words.say('time.undated') : describeWhen(time, words).day;
}

/** The attacks that have no day although the text says something of it, or says nothing. */
export function undatedMentions(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    ({ time, tier }) =>
      time.start === null && time.end === null && tier !== 'background' && tier !== 'campaign',
  );
}

/** The attacks whose day differs between two readings of the same text, in the order of the text. */
export function compareDays(
  before: readonly Mention[],
  after: readonly Mention[],
  words: Words,
): DayChange[] {
  const known = new Map(before.map((mention) => [mention.id, mention]));
  return after.flatMap((mention) => {
    const old = known.get(mention.id);
    if (!old || old.type !== mention.type) return [];
    const [was, is] = [dayWords(old.time, words), dayWords(mention.time, words)];
    if (was === is) return [];
    return {
      key: mention.id,
      words: old.time.surface,
      attack: mentionLine(mention, words),
      before: was,
      after: is,
    };
  });
}
