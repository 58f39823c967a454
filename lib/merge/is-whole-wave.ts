import type { Candidate } from '#lib/merge/report.ts';
import { GROUND_TYPES } from '#lib/schema.ts';

/** From so many weapons on, words that name no place but a country tell of many attacks at once. */
const MANY_WEAPONS = 10;
const ground: ReadonlySet<string> = new Set(GROUND_TYPES);

/**
 * True for words that tell of many attacks at once ("158 missiles at Ukraine"): no member knows a place within the
 * country, and one counts a salvo. Such a group is a frame around attacks and never a pin with their sum.
 */
export function isWholeWave(members: readonly Candidate[]): boolean {
  return (
    members.every(({ mention: { place } }) => place?.precision === 'country') &&
    members.some(
      ({ mention }) => ground.has(mention.type) && (mention.weapon?.count?.min ?? 0) >= MANY_WEAPONS,
    )
  );
}
