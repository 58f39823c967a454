/** How many of an article's mentions tell of an attack that happened, in words: alerts, threats and habits are no attacks. */
import { GROUND_TYPES } from '#lib/codes.ts';
import type { Mention } from '#lib/schema.ts';
import type { Words } from '#lib/view/words.ts';

const TOLD_AS_FACT: ReadonlySet<Mention['assertion']> = new Set(['happened', 'reported', 'historic']);

function isAttack({ type, assertion }: Pick<Mention, 'type' | 'assertion'>): boolean {
  return GROUND_TYPES.some((name) => name === type) && TOLD_AS_FACT.has(assertion);
}

/** "2 attacks found", "1 attack found, 3 other mentions", "no attack found". */
export function describeFound(
  mentions: readonly Pick<Mention, 'type' | 'assertion'>[],
  { say }: Words,
): string {
  const attacks = mentions.filter(isAttack).length;
  const others = mentions.length - attacks;
  const found = attacks === 0 ? say('attack.foundNone') : say('attack.found', { count: attacks });
  return others === 0 ? found : `${found}, ${say('attack.otherMentions', { count: others })}`;
}
