/** Asks the model what attacks an article tells of, and keeps of its answer what stands in the text. */

import type { Result } from '#lib/result.ts';
import type {
  Article,
  Assertion,
  AttackType,
  Evidence,
  Outcome,
  Perpetrator,
  Problem,
  Section,
} from '#lib/schema.ts';
import { type ProposedAttack, readAnswer } from './answer.ts';
import { type AnswerCache, answerKey } from './answer-cache.ts';
import { askModel } from './ask-model.ts';
import { type Locate, makeLocator } from './locate-quote.ts';
import type { OpenModel } from './open-model.ts';
import { makeQuestion, PROMPT_VERSION } from './prompt.ts';
import { type Rejection, rejectionCounter } from './rejections.ts';
import { type Chunk, type Stretch, splitArticle } from './split-article.ts';

/** One attack as the model marked it up; each slot has the places of its quote, the nearest to the trigger first. */
export type Proposal = {
  /** Which question it answers; the same attack may be told in two stretches. */
  chunk: number;
  type: AttackType;
  assertion: Assertion;
  outcome: Outcome;
  mode: Perpetrator['mode'] | null;
  trigger: Evidence;
  time: Evidence[];
  place: Evidence[];
  weapon: Evidence[];
  targets: Evidence[][];
  killed: Evidence[];
  injured: Evidence[];
  perpetrator: Evidence[];
  speaker: Evidence[];
};

export type ProposeEffects = { cache: AnswerCache };

/** `problems` is not empty exactly when the model failed on some stretch; then `proposals` is empty. */
export type Proposed = { proposals: Proposal[]; problems: Problem[]; rejections: Rejection[] };

const OPENING_LENGTH = 1000;
/** Beyond this distance in characters, farther is no worse. */
const FAR = 2000;

/** The attacks that the model finds in the article, as labels and spans of its text; never throws for what it answers. */
export async function proposeWithModel(
  article: Article,
  sections: readonly Section[],
  model: OpenModel,
  effects: ProposeEffects,
): Promise<Proposed> {
  const name = article.title ?? article.id;
  const failed = (problem: Problem): Proposed => ({
    proposals: [],
    problems: [
      {
        kind: problem.kind,
        message: `${name}: the language model ${model.name} was not used (${problem.message}); the rules read this article`,
      },
    ],
    rejections: [],
  });
  const chunks = splitArticle(article.text, sections);
  if (!chunks.ok) return failed(chunks.problem);
  const counter = rejectionCounter();
  const proposals: Proposal[] = [];
  const locate = makeLocator(article.text);
  const opening = openingOf(article.text, chunks.value[0]);
  for (const chunk of chunks.value) {
    const answer = await answerOf(chunk, chunk.index === 0 ? '' : opening.text, model, effects.cache);
    if (!answer.ok) return failed(answer.problem);
    counter.add('unknown label or shape', answer.value.unreadable);
    const ranges = [...chunk.stretches, ...(chunk.index === 0 ? [] : opening.stretches)];
    for (const attack of answer.value.attacks) {
      const proposal = locateAttack(attack, chunk, ranges, locate, counter.add);
      if (proposal) proposals.push(proposal);
    }
  }
  return { proposals, problems: [], rejections: counter.list() };
}

function openingOf(text: string, first: Chunk | undefined): { stretches: Stretch[]; text: string } {
  const [stretch] = first?.stretches ?? [];
  if (!stretch) return { stretches: [], text: '' };
  const limit = Math.min(stretch.end, stretch.start + OPENING_LENGTH);
  const end = limit === stretch.end ? limit : Math.max(text.lastIndexOf(' ', limit), stretch.start + 1);
  return { stretches: [{ start: stretch.start, end }], text: text.slice(stretch.start, end) };
}

type Answer = { attacks: ProposedAttack[]; unreadable: number };

/** The answer about one stretch, from the cache where it is kept; only answers that could be read are kept. */
async function answerOf(
  chunk: Chunk,
  opening: string,
  model: OpenModel,
  cache: AnswerCache,
): Promise<Result<Answer>> {
  const question = makeQuestion(chunk.text, opening);
  const key = answerKey(model.name, PROMPT_VERSION, question.user);
  const kept = await attempt(() => cache.get(key));
  const known = kept === undefined ? null : readAnswer(kept);
  if (known?.ok) return known;
  const said = await askModel(model, question);
  if (!said.ok) return said;
  const answer = readAnswer(said.value);
  if (answer.ok) await attempt(() => cache.set(key, said.value));
  return answer;
}

/** A cache that fails is no cache; reading goes on. */
async function attempt<T>(use: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await use();
  } catch {
    return undefined;
  }
}

function within(spans: readonly Evidence[], ranges: readonly Stretch[]): Evidence[] {
  return spans.filter((span) => ranges.some((range) => span.start >= range.start && span.end <= range.end));
}

function gap(a: Evidence, b: Evidence): number {
  return Math.min(FAR, Math.max(0, a.start - b.end, b.start - a.end));
}

/** Of several places of the trigger's words, the one nearest to the other quotes. */
function chooseTrigger(triggers: readonly Evidence[], others: readonly Evidence[][]): Evidence | null {
  const cost = (trigger: Evidence): number =>
    others.reduce((sum, spans) => sum + Math.min(FAR, ...spans.map((span) => gap(trigger, span))), 0);
  return triggers.reduce<Evidence | null>(
    (best, trigger) => (best && cost(best) <= cost(trigger) ? best : trigger),
    null,
  );
}

type Slots = Pick<
  Proposal,
  'time' | 'place' | 'weapon' | 'targets' | 'killed' | 'injured' | 'perpetrator' | 'speaker'
>;

/** Applies a function to the places of every slot. */
function eachSlot(slots: Slots, apply: (spans: Evidence[]) => Evidence[]): Slots {
  return {
    time: apply(slots.time),
    place: apply(slots.place),
    weapon: apply(slots.weapon),
    targets: slots.targets.map(apply),
    killed: apply(slots.killed),
    injured: apply(slots.injured),
    perpetrator: apply(slots.perpetrator),
    speaker: apply(slots.speaker),
  };
}

/** Where the quotes of an attack stand; one that stands nowhere is counted and its slot stays empty. */
function findSlots(
  attack: ProposedAttack,
  ranges: readonly Stretch[],
  locate: Locate,
  reject: (reason: string) => void,
): Slots {
  const find = (field: string, quote: string | null): Evidence[] => {
    if (quote === null || quote.trim() === '') return [];
    const spans = within(locate(quote), ranges);
    if (spans.length === 0) reject(`${field} is not in the text`);
    return spans;
  };
  return {
    time: find('time', attack.time),
    place: find('place', attack.place),
    weapon: find('weapon', attack.weapon),
    targets: attack.targets.map((quote) => find('target', quote)).filter((spans) => spans.length > 0),
    killed: find('killed', attack.killed),
    injured: find('injured', attack.injured),
    perpetrator: find('perpetrator', attack.perpetrator),
    speaker: find('speaker', attack.speaker),
  };
}

/** An attack with its quotes found in the text; null, and counted, when its trigger is not there. */
function locateAttack(
  attack: ProposedAttack,
  chunk: Chunk,
  ranges: readonly Stretch[],
  locate: Locate,
  reject: (reason: string) => void,
): Proposal | null {
  const { targets, ...slots } = findSlots(attack, ranges, locate, reject);
  const others = [...Object.values(slots), ...targets].filter((spans) => spans.length > 0);
  const trigger = chooseTrigger(within(locate(attack.trigger), chunk.stretches), others);
  if (!trigger) {
    reject('trigger is not in the text');
    return null;
  }
  const nearFirst = (spans: readonly Evidence[]): Evidence[] =>
    [...spans].sort((a, b) => gap(a, trigger) - gap(b, trigger) || a.start - b.start);
  const { type, assertion, outcome, mode } = attack;
  const label = { chunk: chunk.index, type, assertion, outcome, mode };
  return { ...label, trigger, ...eachSlot({ targets, ...slots }, nearFirst) };
}
