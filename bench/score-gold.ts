/** Scores the mentions of one article against events coded by hand, as the codebook of ../shared/gold says. */
import { type AttackType, GROUND_TYPES, type Mention } from '#lib/schema.ts';
import type { Note } from './eval-yardstick.ts';
import {
  answersSlot,
  compareSlots,
  DAY_PRECISIONS,
  type Gold,
  type GoldEvent,
  isAnswer,
  isFact,
  kmAway,
  mustAbstain,
  OPTIONAL,
  overlap,
  PRECISIONS,
  rightDays,
  SLOTS,
  similarity,
  statesSlot,
} from './gold-slots.ts';
import { assignBest } from './score-assignment.ts';
import type { Counts } from './score-bootstrap.ts';

class Score {
  readonly counts: Record<string, number> = {};
  readonly notes: Note[] = [];
  add(key: string, count: number | boolean = 1): void {
    this.counts[key] = (this.counts[key] ?? 0) + Number(count);
  }
  note(kind: string, line: string): void {
    this.notes.push({ kind, line });
  }
}

const show = (m: Mention): string =>
  `${m.id} ${m.type} ${m.assertion} ${m.time.start ?? m.time.surface ?? '–'} ${m.place?.name ?? '–'} ${m.perpetrator?.actor ?? '–'}`;

function scoreSlots(score: Score, event: GoldEvent | null, m: Mention | null): void {
  const hits = event && m ? compareSlots(event, m) : {};
  for (const slot of SLOTS) {
    const stated = event !== null && statesSlot(slot, event);
    const answered = m !== null && answersSlot(slot, m);
    score.add(`${slot}.wanted`, stated);
    score.add(`${slot}.answered`, answered);
    score.add(`${slot}.hit`, stated && answered && hits[slot] === true);
    if (event && m && hits[slot] === false) score.note(`${slot} differs`, `${event.id} against ${show(m)}`);
  }
}

function scoreDay(score: Score, event: GoldEvent, m: Mention | null): void {
  const resolvable = event.date.precision === 'day' && !mustAbstain(event);
  const resolved = m?.time.start != null && DAY_PRECISIONS.has(m.time.precision);
  const right = resolved && rightDays(event).includes(m.time.start!);
  score.add('day.resolvable', resolvable);
  score.add('day.covered', resolvable && resolved);
  score.add('day.exact', resolvable && right);
  score.add('day.resolved', resolved);
  score.add('day.wrong', resolved && !right);
}

function scorePlace(score: Score, event: GoldEvent, m: Mention | null): void {
  if (event.place?.lat !== undefined) {
    const km = m ? kmAway(event.place, m) : Number.POSITIVE_INFINITY;
    score.add('place.located');
    score.add('place.10', km <= 10);
    score.add('place.161', km <= 161);
    if (km > 161)
      score.note('more than 161 km away', `${event.id} ${event.place.name}: ${m ? show(m) : 'missed'}`);
  }
  if (!event.place?.precision) return;
  const wanted = PRECISIONS[event.place.precision] ?? event.place.precision;
  score.add('precision.wanted');
  score.add('precision.right', m?.place?.precision === wanted);
  if (m?.place?.precision !== wanted)
    score.note('precision code differs', `${event.id} ${wanted}: ${m?.place?.precision ?? 'no place'}`);
}

/** An event whose day the text does not give is right when nothing told in its words is put on a day. */
function scoreAbstentions(score: Score, gold: Gold, mentions: readonly Mention[]): void {
  for (const event of gold.events.filter(mustAbstain)) {
    const guess = mentions.find(
      (m) =>
        m.time.start !== null &&
        !rightDays(event).includes(m.time.start) &&
        overlap(m.evidence, event.evidence),
    );
    score.add('abstain.wanted');
    score.add('abstain.right', guess === undefined);
    if (guess) score.note('day invented', `${event.id}: ${show(guess)}`);
  }
}

function scoreTraps(score: Score, gold: Gold, mentions: readonly Mention[]): void {
  const ground: readonly AttackType[] = GROUND_TYPES;
  const facts = mentions.filter((m) => isFact(m) && ground.includes(m.type));
  for (const trap of gold.traps) {
    const hit = facts.find((m) => overlap(m.evidence, [trap.evidence]));
    score.add('traps');
    score.add('traps.hit', hit !== undefined);
    if (hit) score.note('trap hit', `${trap.id} (${trap.why}): ${show(hit)}`);
  }
}

/** Best pairs of events and mentions, by event. */
function matchEvents(events: readonly GoldEvent[], mentions: readonly Mention[]): Map<GoldEvent, Mention> {
  const answers = mentions.filter(isAnswer);
  const pairs = assignBest(events.map((e) => answers.map((m) => similarity(e, m))));
  return new Map(pairs.map(([e, m]) => [events[e]!, answers[m]!]));
}

/** Counts and failures of one article. What only retells an optional event is neither right nor wrong. */
export function scoreGold(gold: Gold, mentions: readonly Mention[]): { counts: Counts; notes: Note[] } {
  const score = new Score();
  const matched = matchEvents(gold.events, mentions);
  const eventOf = new Map([...matched].map(([event, m]) => [m, event]));
  const required = gold.events.filter((e) => !OPTIONAL.has(e.type));
  const optional = gold.events.filter((e) => OPTIONAL.has(e.type));
  const isNeutral = (m: Mention): boolean => {
    const event = eventOf.get(m);
    if (event) return OPTIONAL.has(event.type);
    return overlap(
      m.evidence,
      optional.flatMap((e) => e.evidence),
    );
  };
  for (const event of required) {
    const m = matched.get(event) ?? null;
    score.add('events.wanted');
    score.add('events.found', m !== null);
    if (!m) score.note('event missed', `${event.id} ${event.type} ${event.place?.name ?? ''}`);
    scoreSlots(score, event, m);
    scoreDay(score, event, m);
    scorePlace(score, event, m);
  }
  for (const m of mentions) {
    if (!isAnswer(m) || isNeutral(m)) continue;
    score.add('events.answered');
    score.add('events.right', eventOf.has(m));
    if (eventOf.has(m)) continue;
    score.note('event not in the key', show(m));
    scoreSlots(score, null, m);
  }
  scoreAbstentions(score, gold, mentions);
  scoreTraps(score, gold, mentions);
  return score;
}

/** The same article read with its publication day: what must then be on a day, and is. */
export function scoreDated(gold: Gold, mentions: readonly Mention[]): { counts: Counts; notes: Note[] } {
  const score = new Score();
  const dated = gold.events.map((event) => {
    const day = event.date.withPublicationDate?.resolved;
    return day ? { ...event, date: { start: day, precision: 'day', acceptable: [day] } } : event;
  });
  const matched = matchEvents(dated, mentions);
  for (const event of dated) {
    if (OPTIONAL.has(event.type) || event.date.precision !== 'day' || mustAbstain(event)) continue;
    const m = matched.get(event) ?? null;
    const right = m?.time.start != null && rightDays(event).includes(m.time.start);
    score.add('dated.wanted');
    score.add('dated.right', right);
    if (!right) score.note('day wrong, publication day given', `${event.id}: ${m ? show(m) : 'missed'}`);
  }
  return score;
}
