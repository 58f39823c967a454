/** Which place names of a sentence are the scene of its attack. */

import { inSinceClause } from '#lib/extract/date-words.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { SentenceMatches } from '#lib/extract/sentence-matches.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import { type Group, itemsOf, type Located, tokenAt } from '#lib/extract/zones.ts';
import type { Toponym } from '#lib/schema.ts';

const EVENT_ROLES = new Set(['event', 'container']);

const BACK_WORDS =
  /^(there|capital|city|town|village|settlement|region|district|area|province|suburb|neighbourhood|neighborhood|outskirts|centre|center|place|downtown)$/;

/** "Ukraine's second-largest city": the country only says whose town it is. */
function ownsTown(doc: Document, p: Located<Toponym>): boolean {
  if (p.item.place?.kind !== 'country') return false;
  const end = tokenAt(doc, p.item.end);
  if (doc.tokens[end]?.word !== "'s") return false;
  return doc.tokens.slice(end + 1, end + 5).some((t) => /^(city|town|port|village|capital)$/.test(t.word));
}

/** "on its way from Karachi": where a journey began. */
const SETTING_OUT =
  /^(way|route|coming|travelling|traveling|arriving|returning|heading|bound|arrived|flown)$/;

/** "supplied by the United States", "blamed on Russia": a doer, no scene. */
function isAgentName(doc: Document, p: Located<Toponym>): boolean {
  const at = p.from;
  const before = doc.tokens[at - 1]?.word === 'the' ? doc.tokens[at - 2]?.word : doc.tokens[at - 1]?.word;
  if (before === 'to' && TAKEN.test(doc.tokens[at - 2]?.word ?? '')) return true;
  if (before === 'from' && SETTING_OUT.test(doc.tokens[at - 2]?.word ?? '')) return true;
  return before === 'by' || (before === 'from' && p.item.place?.kind === 'country');
}

/** "airlifted to Ranchi": where the wounded were brought. */
const TAKEN = /^(airlifted|evacuated|flown|transferred|rushed|ferried|referred|shifted|taken|fled|moved)$/;

const LINKS = /^(the|a|an|and|or|in|at|on|of|to|by|for|from|near|with|'s|said|was|were)$/;

/** "the Aurora cinema shooting", "the Munich massacre": a town that an attack is called after is its scene. */
function namesAttack(doc: Document, nouns: readonly Trigger[], { item, from }: Located<Toponym>): boolean {
  if (item.role !== 'mention' && item.role !== 'event') return false;
  if (item.place?.kind !== 'settlement' && item.place?.kind !== 'site') return false;
  if (!/^(the|\d{4}|last|this)$/.test(doc.tokens[from - 1]?.word ?? '')) return false;
  const end = tokenAt(doc, item.end);
  return nouns.some((t) => {
    if (t.from < end || t.from - end > 2) return false;
    for (let i = end; i < t.from; i++)
      if (doc.tokens[i]!.kind !== 'word' || LINKS.test(doc.tokens[i]!.word)) return false;
    return true;
  });
}

const APPOSES = /^(the|a|an|one|once|home|its|capital|seat)$/;
const APPOSITION_REACH = 10;

/** "In Lysychansk, the last big city in Luhansk still in Ukrainian hands, rockets struck": a town that only describes the one before it. */
function describesTown(doc: Document, at: number, all: readonly Located<Toponym>[]): boolean {
  const p = all[at]!;
  if (
    p.item.place?.kind !== 'settlement' ||
    !/^(in|of|near|outside)$/.test(doc.tokens[p.from - 1]?.word ?? '')
  )
    return false;
  for (let i = p.from - 2; i > Math.max(0, p.from - APPOSITION_REACH); i--) {
    if (doc.tokens[i]!.word !== ',') continue;
    if (!APPOSES.test(doc.tokens[i + 1]!.word)) return false;
    let town = at - 1;
    while (town >= 0 && all[town]!.from >= i) town--;
    const before = all[town];
    if (!before || tokenAt(doc, before.item.end) !== i || !EVENT_ROLES.has(before.item.role)) return false;
    for (let k = p.from + 1; k < Math.min(doc.tokens.length, p.from + APPOSITION_REACH); k++)
      if (doc.tokens[k]!.word === ',') return true;
    return false;
  }
  return false;
}

/** Tokens between a town and the word that says it was hit. */
const BESIDE_TRIGGER = 5;

/** Place names of a group that can be its scene, nearest to its triggers first. */
export function placesOf(doc: Document, group: Group, places: readonly Located<Toponym>[]): Toponym[] {
  const inZone = places.filter(
    (p) =>
      p.from >= group.zone.from &&
      p.from < group.zone.to &&
      !isAgentName(doc, p) &&
      !inSinceClause(doc, group, p.from),
  );
  const event = inZone.filter(
    (p, at) => EVENT_ROLES.has(p.item.role) && !ownsTown(doc, p) && !describesTown(doc, at, inZone),
  );
  const nouns = group.triggers.filter((t) => t.frame.entry.pos === 'noun');
  const attribute = nouns.length === 0 ? [] : inZone.filter((p) => namesAttack(doc, nouns, p));
  const chosen =
    attribute.length > 0 && !event.some((p) => attribute.includes(p))
      ? attribute
      : event.length > 0
        ? event
        : inZone.filter((p) => p.item.role === 'mention' && p.item.place?.kind !== 'country');
  const wide = event.every((p) => p.item.place?.kind === 'country' || p.item.place?.kind === 'macro_region');
  const cost = (p: Located<Toponym>): number =>
    Math.min(
      ...group.triggers.map((t) => (p.from < t.from ? t.from - p.from + 2 : Math.max(0, p.from - t.to))),
    );
  // "the centre of Belgorod came under fire, … inside Russia": the town beside the trigger says more than the country.
  if (event.length > 0 && wide)
    chosen.push(
      ...inZone.filter(
        (p) => p.item.role === 'mention' && p.item.place?.kind === 'settlement' && cost(p) <= BESIDE_TRIGGER,
      ),
    );
  if (chosen.length > 1) chosen.push(...listedWith(doc, chosen, inZone));
  return itemsOf(chosen.sort((a, b) => cost(a) - cost(b)));
}

/** "Fordow, Natanz and Isfahan": the last town of a list whose others are scenes. */
function listedWith(
  doc: Document,
  scenes: readonly Located<Toponym>[],
  all: readonly Located<Toponym>[],
): Located<Toponym>[] {
  const isLast = (p: Located<Toponym>): boolean =>
    p.item.role === 'mention' &&
    p.item.place?.kind === 'settlement' &&
    /, and $|[^,] and $/.test(doc.text.slice(Math.max(0, p.item.start - 6), p.item.start));
  const last = all.filter(isLast);
  if (last.length === 0) return last;
  const ends = new Set(scenes.map((s) => s.item.end));
  return last.filter(
    (p) => !scenes.includes(p) && (ends.has(p.item.start - 5) || ends.has(p.item.start - 6)),
  );
}

/** "bombed the plant at Natanz on Friday and the headquarters of television in Tehran": one more thing that was hit. */
function isJoinedTarget(doc: Document, m: SentenceMatches, at: number): boolean {
  for (let i = at - 2; i > Math.max(0, at - 9); i--) {
    const { word } = doc.tokens[i]!;
    if (/^[,;:.]$/.test(word)) return false;
    if (word === 'and' && doc.tokens[i + 1]!.word === 'the')
      return m.frames.some((f) => f.entry.pos === 'verb' && f.to <= i && i - f.to < 12);
  }
  return false;
}

/** "the ministry in Moscow", "at the United Nations in New York": where an office sits. */
export function isSeat(doc: Document, m: SentenceMatches, at: number): boolean {
  const before = doc.tokens[at - 1]?.word;
  if (before !== 'in') return false;
  if (isJoinedTarget(doc, m, at)) return false;
  const office = m.offices.find((o) => o.to === at - 1 && o.entry.rank === 'body');
  return (
    office !== undefined &&
    !m.targets.some((t) => t.from < office.to && office.from < t.to) &&
    !m.people.some((p) => p.from < office.to && office.from < p.to)
  );
}

const CITY_ATTRIBUTES =
  /^(southern|northern|eastern|western|central|port|regional|besieged|occupied|industrial|coastal|whole|entire|border|frontline|front-line)$/;

/** True if the group says "there", "the city", "the capital" of a place told before. */
export function pointsBack(doc: Document, group: Group): boolean {
  for (let i = group.zone.from; i < group.zone.to; i++) {
    const word = doc.tokens[i]!.word;
    if (!BACK_WORDS.test(word)) continue;
    if (word === 'there' && !/^(was|were|is|are|has|had|have)$/.test(doc.tokens[i + 1]?.word ?? ''))
      return true;
    const before = doc.tokens[i - 1]?.word ?? '';
    if (word !== 'there' && /^(the|same)$/.test(before)) return true;
    if (word !== 'there' && CITY_ATTRIBUTES.test(before) && doc.tokens[i - 2]?.word === 'the') return true;
    if (word === 'downtown') return true;
  }
  return false;
}

/** The country of "the Kenyan capital" as a scene, "" for "the capital" alone; null where the zone names none. */
export function capitalNamed(
  doc: Document,
  m: SentenceMatches,
  zone: { from: number; to: number },
): string | null {
  for (let i = zone.from; i < zone.to; i++) {
    if (doc.tokens[i]!.word !== 'capital') continue;
    const bare = doc.tokens[i - 1]?.word === 'the';
    const at = bare ? i - 2 : i - 3;
    if (!/^(in|on|at|of|hit|struck|attacked|across|over|against)$/.test(doc.tokens[at]?.word ?? '')) continue;
    return m.actors.find((a) => a.adjective && a.to === i)?.entry.country ?? '';
  }
  return null;
}

/** "Russia's attack on Ukraine": a word for the whole war, not for one attack. */
export function isWarLevel(doc: Document, t: Trigger, places: readonly Located<Toponym>[]): boolean {
  if (t.frame.entry.pos !== 'noun' || t.weapon || t.type !== 'attack_unspecified') return false;
  if (!/^(on|against)$/.test(doc.tokens[t.to]?.word ?? '')) return false;
  return places.some((p) => p.from >= t.to + 1 && p.from <= t.to + 2 && p.item.place?.kind === 'country');
}
