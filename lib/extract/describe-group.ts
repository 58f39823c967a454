/** What one group of triggers in a sentence says: type, claim, place, day, harm, who did it. */
import { assessAssertion } from '#lib/extract/assess-assertion.ts';
import type { Candidate } from '#lib/extract/candidate.ts';
import { comparedWith } from '#lib/extract/compared-past.ts';
import { datingOf, readDaysAfter } from '#lib/extract/date-words.ts';
import type { DatingTimex } from '#lib/extract/extract-context.ts';
import type { Denial } from '#lib/extract/find-denials.ts';
import { type Blame, findPerpetrator } from '#lib/extract/find-perpetrator.ts';
import type { Speaker } from '#lib/extract/find-speakers.ts';
import type { Toll } from '#lib/extract/find-tolls.ts';
import { isBattleWord } from '#lib/extract/find-triggers.ts';
import type { Match } from '#lib/extract/lexicon.ts';
import { capitalNamed, isSeat, placesOf, pointsBack } from '#lib/extract/place-words.ts';
import type { Document, Sentence } from '#lib/extract/segment.ts';
import { overlaps, type SentenceMatches } from '#lib/extract/sentence-matches.ts';
import { tellsSeveral } from '#lib/extract/several-attacks.ts';
import { isStatementDay } from '#lib/extract/statement-days.ts';
import type { Trigger } from '#lib/extract/trigger.ts';
import type { Zone } from '#lib/extract/zones.ts';
import { APART, type Group, itemsOf, type Located, tokenAt } from '#lib/extract/zones.ts';
import type { Assertion, AttackType, Toponym } from '#lib/schema.ts';

/** "another missile hit", "a second strike", "Separately, …": words that set this attack apart from those before. */
function opensNewAttack(m: SentenceMatches, group: Group, first: Trigger): boolean {
  return m.cues.some((c) => {
    if (c.from < group.zone.from || c.from > first.to + 1) return false;
    if (c.entry.cue === 'new_scene')
      return c.from <= group.zone.from + 1 || Math.abs(c.from - first.to) <= 1 || first.from - c.to <= 2;
    if (c.entry.cue !== 'new_event') return false;
    const head =
      first.weapon && first.weapon.from >= c.to ? Math.min(first.weapon.from, first.from) : first.from;
    if (head < c.to || head - c.to > 1) return false;
    return first.frame.entry.pos === 'noun' || (first.weapon !== null && first.weapon.from >= c.to);
  });
}

const STRENGTH: readonly Assertion[] = [
  'happened',
  'historic',
  'habitual',
  'denied',
  'threatened',
  'negated',
  'hypothetical',
];

/** Types from the vaguest to the sharper ones that a still sharper type may overrule. */
const VAGUE: readonly AttackType[] = [
  'attack_unspecified',
  'explosion',
  'ground_assault',
  'shooting',
  'bombing',
];

/** Type of the group: a sharp type beats explosion, which beats attack_unspecified; the first named wins ties. */
export function sharpest(told: readonly { type: AttackType }[]): AttackType {
  let best = told[0]!.type;
  for (const { type } of told) if (sharpness(type) > sharpness(best)) best = type;
  return best;
}

function sharpness(type: AttackType): number {
  const rank = VAGUE.indexOf(type);
  return rank < 0 ? VAGUE.length : rank;
}

const SHOOTER = /^(gunman|gunmen|shooter|shooters|sniper|snipers)$/;

/** "American bombing of three sites", "the bombings": no device is named, so a state's come from the air. */
function isPlainBombing(doc: Document, { from, to, weapon, type }: Trigger): boolean {
  if (type !== 'bombing') return true;
  return weapon === null && to - from === 1 && /^(bombing|bombings|bombed)$/.test(doc.tokens[from]!.word);
}

/** "Gunmen killed 12 villagers": no word says how, but who did it does. */
function typeOf(doc: Document, triggers: readonly Trigger[], blame: Blame | null): AttackType {
  const type = sharpest(triggers);
  if (type === 'bombing' && blame?.kind === 'state' && triggers.every((t) => isPlainBombing(doc, t)))
    return 'air_strike';
  if (type !== 'attack_unspecified' || !blame || !triggers.every((t) => t.frame.entry.id === 'kill_verb'))
    return type;
  const { from, to } = blame.name;
  return doc.tokens.slice(from, to).some((t) => SHOOTER.test(t.word)) ? 'shooting' : type;
}

type Scene = {
  doc: Document;
  sentence: Sentence;
  m: SentenceMatches;
  places: readonly Located<Toponym>[];
  /** The place whose police or court speaks, where that is the scene. */
  local: Located<Toponym> | null;
  times: readonly Located<DatingTimex>[];
  tolls: readonly Toll[];
  speakers: Speaker[];
  denied: readonly Denial[];
  /** The armed group that the sentences right before name. */
  namedBefore: Match<'actors'> | null;
};

/** The strongest claim that the group's triggers make, and the triggers that make it. */
function assess({ doc, sentence, m }: Scene, group: Group): { assertion: Assertion; triggers: Trigger[] } {
  const assertions = group.triggers.map((t) => assessAssertion(doc, sentence, m, t).assertion);
  const hasFull = group.triggers.some((t) => t.weight === 'full');
  const isMade = (made: Assertion): boolean =>
    group.triggers.some((t, i) => assertions[i] === made && (!hasFull || t.weight === 'full'));
  const assertion = STRENGTH.find(isMade) ?? assertions[0]!;
  return { assertion, triggers: group.triggers.filter((_, i) => assertions[i] === assertion) };
}

function inZone(zone: Zone, range: { from: number; to: number }): boolean {
  return range.from >= zone.from && range.to <= zone.to;
}

function weaponOfGroup(m: SentenceMatches, zone: Zone, triggers: readonly Trigger[]): Candidate['weapon'] {
  const beside = triggers.find((t) => t.weapon)?.weapon;
  const near = (w: { from: number }): boolean => triggers.some((t) => Math.abs(w.from - t.from) < 14);
  return beside ?? m.weapons.find((w) => inZone(zone, w) && near(w)) ?? null;
}

function isBackground(m: SentenceMatches, zone: Zone, first: Trigger): boolean {
  return m.cues.some((c) => c.entry.cue === 'past_background' && inZone(zone, c) && c.from < first.to + 12);
}

/** "had exploded" without a place of its own speaks of what is told elsewhere. */
function isPluperfect(doc: Document, triggers: readonly Trigger[]): boolean {
  return triggers.every((t) => t.frame.entry.pos === 'verb' && doc.tokens[t.from - 1]?.word === 'had');
}

/** The day of the statement that a sentence is, or of what it goes on to tell. */
function saidOn({ doc, sentence, m, times }: Scene, { zone }: Group): DatingTimex | null {
  const said = times.find(
    ({ item, from }) =>
      item.reach === 'day' &&
      (from >= zone.to || isStatementDay(doc, m, sentence, from, tokenAt(doc, item.end))),
  );
  return said?.item ?? null;
}

/** What was not done has no doer. */
const NO_DEED: ReadonlySet<Assertion> = new Set(['negated', 'denied']);

/** What one group of triggers in a sentence says of one attack. */
export function describeGroup(scene: Scene, group: Group): Candidate {
  const { doc, sentence, m, speakers } = scene;
  const { zone } = group;
  const { assertion, triggers } = assess(scene, group);
  const kept = { zone, triggers };
  const first = triggers[0]!;
  const blame = NO_DEED.has(assertion)
    ? null
    : findPerpetrator(doc, sentence, m, triggers, speakers, scene.namedBefore);
  // "A bombing in Mogadishu has claimed its 19th victim": what holds the attack itself is no speaker.
  const voices = speakers
    .map((s) => ({ from: s.from, to: s.until }))
    .filter((s) => !triggers.some((t) => t.from >= s.from && t.to <= s.to));
  const names = [...voices, ...(blame ? [blame.name] : [])];
  // The name at the head of a paragraph stands outside its sentences.
  const isName = (p: Located<Toponym>): boolean =>
    p !== scene.local &&
    p.item.start >= sentence.start &&
    names.some((n) => p.from >= n.from && p.from < n.to);
  const toponyms = placesOf(
    doc,
    kept,
    scene.places.filter((p) => !isName(p) && (p === scene.local || !isSeat(doc, m, p.from))),
  );
  const told = scene.tolls.filter((t) => t.from >= zone.from && t.from < zone.to);
  const tolls = group.toll ? [...told, group.toll] : told;
  const dating = datingOf(doc, sentence, { zone: group.datedBy ?? zone, triggers }, scene.times, m);
  const bare = dating.length === 0 && tolls.length === 0;
  const ongoing = bare && triggers.every((t) => isBattleWord(doc.tokens[t.from]!.word));
  const full = triggers.filter((t) => t.weight === 'full');
  const compared = m.targets.length > 0 ? comparedWith(doc, sentence) : { from: 0, to: 0 };
  // "On 8 April a missile killed 61": a stated day makes it one attack, whatever the sentence says of habits.
  const single =
    assertion === 'habitual' &&
    dating.some((d) => d.item.reach === 'day' && /\d|(?<!to)day\b/i.test(d.item.quote)) &&
    (toponyms.length > 0 || tolls.length > 0);
  return {
    sentence,
    zone,
    triggers,
    type: typeOf(doc, full.length > 0 ? full : triggers, blame),
    weapon: weaponOfGroup(m, zone, triggers),
    assertion: single ? 'happened' : ongoing && assertion === 'happened' ? 'habitual' : assertion,
    weight: full.length > 0 ? 'full' : 'echo',
    definite: triggers.every((t) => t.definite) || (toponyms.length === 0 && isPluperfect(doc, triggers)),
    distal: triggers.every((t) => t.definite && /^(that|those)$/.test(doc.tokens[t.from - 1]?.word ?? '')),
    several: tellsSeveral(doc, triggers),
    opensNew: group.elliptic === true || (!first.definite && opensNewAttack(m, group, first)),
    background: isBackground(m, zone, first),
    quoted: triggers.every((t) => doc.quoted[t.from]),
    toponyms,
    pointsBack: pointsBack(doc, kept),
    capital: capitalNamed(doc, m, zone),
    dating: itemsOf(dating),
    datingCosts: Array.from(dating, (d) => d.cost),
    daysAfter: readDaysAfter(doc, sentence, first, scene.times),
    saidOn: dating.length > 0 && dating.every((d) => d.item.reach === 'clock') ? saidOn(scene, group) : null,
    leansOn: group.leansOn ?? null,
    datingCost:
      (dating.find((d) => d.item.reach === 'day') ?? dating.find((d) => d.item.reach === 'wide'))?.cost ?? 99,
    tolls: APART.includes(first.type) ? [] : tolls,
    targets: m.targets.filter(
      (t) => inZone(zone, t) && !inZone(compared, t) && !m.frames.some((f) => overlaps(f, t)),
    ),
    blame,
    speakers,
    deniedBy:
      assertion === 'denied' ? (scene.denied.findLast((d) => d.from < first.from)?.speaker ?? null) : null,
  };
}
