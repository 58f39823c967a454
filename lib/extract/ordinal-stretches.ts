/** "The first raid killed 21; the second, 14": attacks told by their order, of which the later ones are no more than a number. */
import type { Toll } from '#lib/extract/find-tolls.ts';
import { readQuantity } from '#lib/extract/read-quantity.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Group } from '#lib/extract/zones.ts';

const LATER = /^(second|third|fourth|other)$/;
const ENDS = /^(,|;|\.|and|people|persons|more|others|civilians)$/;

type Stretch = { from: number; toll: Toll };

/** "; the second, 14", ", the second seven", " and the other three": a later one with its bare number; null where none begins. */
function stretchAt(doc: Document, at: number, end: number, field: Toll['field']): Stretch | null {
  const { tokens } = doc;
  const the = /^(,|;|and)$/.test(tokens[at]!.word) && tokens[at + 1]?.word === 'and' ? at + 2 : at + 1;
  if (!/^(,|;|and)$/.test(tokens[at]!.word) || tokens[the]?.word !== 'the') return null;
  if (!LATER.test(tokens[the + 1]?.word ?? '')) return null;
  const from = tokens[the + 2]?.word === ',' ? the + 3 : the + 2;
  const count = from < end ? readQuantity(tokens, from, end) : null;
  if (count?.form !== 'number' || !ENDS.test(tokens[count.to]?.word ?? '.')) return null;
  return {
    from: at + 1,
    toll: { field, min: count.min, max: count.max, from, to: count.to, basis: 'count' },
  };
}

/** True if the group tells "the first" or "one" of several before a token. */
function tellsFirst(doc: Document, group: Group, before: number): boolean {
  for (let i = group.zone.from; i < before; i++) if (doc.tokens[i]!.word === 'first') return true;
  return false;
}

/** Cuts a group into one for each attack that its order names with a number of its own. */
export function splitOrdinals(doc: Document, group: Group, tolls: readonly Toll[]): Group[] {
  const { zone } = group;
  const first = tolls.find((t) => t.from >= zone.from && t.to <= zone.to && t.field !== 'shot');
  const lent = group.triggers.find((t) => t.weight === 'full') ?? group.triggers[0];
  if (group.toll || !first || !lent || !tellsFirst(doc, group, first.to)) return [group];
  const stretches: Stretch[] = [];
  for (let i = first.to; i < zone.to - 3; i++) {
    const stretch = stretchAt(doc, i, zone.to, first.field);
    if (stretch) stretches.push(stretch);
  }
  if (stretches.length === 0) return [group];
  const later = stretches.map(({ from, toll }, i): Group => {
    const triggers = [{ ...lent, from: toll.from, to: toll.to, definite: false }];
    const part = { from, to: stretches[i + 1]?.from ?? zone.to };
    return { zone: part, triggers, toll, datedBy: zone, elliptic: true };
  });
  return [{ ...group, zone: { from: zone.from, to: stretches[0]!.from } }, ...later];
}

const WHERE = /^(in|at|near|outside|on|inside)$/;

/** "one at a guesthouse in A, which killed two, and another in B": the token of "and"; -1 where nothing is told so. */
function otherOf(doc: Document, { zone }: Group, places: readonly { from: number }[]): number {
  const named = (from: number, to: number): boolean => places.some((p) => p.from >= from && p.from < to);
  let one = -1;
  for (let i = zone.from; i < zone.to - 2; i++) {
    const { word } = doc.tokens[i]!;
    const isWhere = WHERE.test(doc.tokens[i + 1]!.word);
    if (one < 0 && word === 'one' && isWhere) one = i;
    if (one < 0 || word !== 'and') continue;
    const other = doc.tokens[i + 1]!.word === 'the' ? i + 2 : i + 1;
    if (!/^(another|other|second)$/.test(doc.tokens[other]?.word ?? '')) continue;
    if (!WHERE.test(doc.tokens[other + 1]?.word ?? '')) continue;
    return named(one, i) && named(other, zone.to) ? i : -1;
  }
  return -1;
}

/** Cuts "one in A and another in B" into the two attacks. */
export function splitOneAnother(doc: Document, group: Group, places: readonly { from: number }[]): Group[] {
  const at = group.toll || places.length < 2 ? -1 : otherOf(doc, group, places);
  const lent = group.triggers.find((t) => t.weight === 'full') ?? group.triggers[0];
  if (at < 0 || !lent || lent.from > at) return [group];
  const own = group.triggers.filter((t) => t.from >= at);
  const triggers = [{ ...lent, from: at, to: at + 1, definite: false }, ...own];
  return [
    {
      ...group,
      zone: { from: group.zone.from, to: at },
      triggers: group.triggers.filter((t) => t.from < at),
    },
    { zone: { from: at, to: group.zone.to }, triggers, datedBy: group.zone, elliptic: true },
  ];
}
