/** From the model's proposals to mentions: every value is worked out again from the text by the code of the rules. */
import { relateDays, relatePlaces, typesAgree } from '#lib/extract/compatible.ts';
import { sortEvidence, spanEvidence } from '#lib/extract/evidence.ts';
import type { ExtractContext, Extractor } from '#lib/extract/extract-context.ts';
import type { Claim, Evidence, Mention } from '#lib/schema.ts';
import { arrangeMentions, type Grounded } from './arrange-mentions.ts';
import { type MarkedText, markText, type Reject } from './marked-text.ts';
import { PROMPT_VERSION } from './prompt.ts';
import type { Proposal } from './propose-with-model.ts';
import { type ReadSpeaker, readPerpetrator, readSpeaker } from './read-blame.ts';
import { readTargets, readWeapon } from './read-means.ts';
import { readToll } from './read-tolls.ts';
import { readTrigger } from './read-trigger.ts';
import { readPlace, readTime } from './read-when-where.ts';

/** The words of one attack: those of its slots in the trigger's sentence as one stretch, the others apart. */
function attackEvidence(marked: MarkedText, trigger: Evidence, slots: readonly Evidence[]): Evidence[] {
  const sentence = marked.doc.sentences.find((s) => s.start <= trigger.start && trigger.start < s.end);
  const inside = slots.filter((e) => sentence && e.start >= sentence.start && e.end <= sentence.end);
  const start = Math.min(trigger.start, ...inside.map((e) => e.start));
  const end = Math.max(trigger.end, ...inside.map((e) => e.end));
  return sortEvidence([
    spanEvidence(marked.doc.text, start, end),
    ...slots.filter((e) => !inside.includes(e)),
  ]);
}

function claimsOf(
  mention: Omit<Mention, 'claims' | 'evidence'>,
  trigger: Evidence,
  speaker: ReadSpeaker | null,
): Claim[] {
  const name = speaker?.name ?? null;
  const claims: Claim[] = (['killed', 'injured'] as const).flatMap((field) => {
    const toll = mention.casualties[field];
    return toll
      ? [{ field, speaker: name, value: { min: toll.min, max: toll.max }, evidence: toll.evidence }]
      : [];
  });
  if (mention.assertion === 'denied') {
    claims.push({ field: 'denial', speaker: name, value: trigger.quote.slice(0, 300), evidence: [trigger] });
  } else if (speaker) {
    const evidence = sortEvidence([trigger, speaker.evidence]);
    claims.push({ field: 'attack', speaker: name, value: mention.type, evidence });
  }
  const { perpetrator } = mention;
  if (perpetrator && perpetrator.mode !== 'asserted') {
    claims.push({
      field: 'perpetrator',
      speaker: perpetrator.by,
      value: perpetrator.actor,
      evidence: perpetrator.evidence,
    });
  }
  return claims;
}

function groundProposal(marked: MarkedText, proposal: Proposal, reject: Reject): Grounded | null {
  const read = readTrigger(marked, proposal, reject);
  if (!read) return null;
  const speaker = readSpeaker(marked, proposal, reject);
  const bare = {
    id: '',
    type: read.type,
    assertion: read.assertion,
    outcome: read.type === 'interception' ? ('intercepted' as const) : proposal.outcome,
    time: readTime(marked, proposal, read, reject),
    place: readPlace(marked, proposal, read, reject),
    weapon: readWeapon(marked, proposal, reject),
    targets: readTargets(marked, proposal, reject),
    casualties: {
      killed: readToll(marked, 'killed', proposal, reject),
      injured: readToll(marked, 'injured', proposal, reject),
      missing: null,
      captured: null,
    },
    perpetrator: readPerpetrator(marked, proposal, speaker, reject),
    tier: 'secondary' as const,
    partOf: null,
  };
  const slots = [
    ...(bare.weapon?.evidence ?? []),
    ...bare.targets.flatMap((target) => target.evidence),
    ...(bare.casualties.killed?.evidence ?? []),
    ...(bare.casualties.injured?.evidence ?? []),
  ];
  const trigger = spanEvidence(marked.doc.text, read.start, read.end);
  const mention: Mention = {
    ...bare,
    claims: claimsOf(bare, trigger, speaker),
    evidence: attackEvidence(marked, trigger, slots),
  };
  return { mention, trigger, chunk: proposal.chunk, caption: read.section === 'caption' };
}

/** True if two groundings are of one attack: the same words, or told in two stretches with the same place and day. */
function isSame(a: Grounded, b: Grounded, context: ExtractContext): boolean {
  const place = relatePlaces(a.mention.place, b.mention.place, context.containersOf);
  const day = relateDays(a.mention.time, b.mention.time);
  if (a.mention.assertion !== b.mention.assertion || !typesAgree(a.mention.type, b.mention.type, false))
    return false;
  const sameWords = a.trigger.start < b.trigger.end && b.trigger.start < a.trigger.end;
  if (sameWords) return place !== 'apart' && day !== 'apart';
  return a.chunk !== b.chunk && place === 'same' && day === 'same';
}

/** The first telling, with what only the second one states. */
function join(a: Grounded, b: Grounded): Grounded {
  const [x, y] = [a.mention, b.mention];
  const mention: Mention = {
    ...x,
    time: x.time.start === null && x.time.surface === null ? y.time : x.time,
    place: x.place ?? y.place,
    weapon: x.weapon ?? y.weapon,
    targets: x.targets.length > 0 ? x.targets : y.targets,
    casualties: {
      ...x.casualties,
      killed: x.casualties.killed ?? y.casualties.killed,
      injured: x.casualties.injured ?? y.casualties.injured,
    },
    perpetrator: x.perpetrator ?? y.perpetrator,
    claims: [...x.claims, ...y.claims],
    evidence: sortEvidence([...x.evidence, ...y.evidence]),
  };
  return { ...a, mention };
}

/** Mentions for the proposals that the text bears out; what it does not bear out is left out and counted. */
function groundProposals(
  text: string,
  context: ExtractContext,
  proposals: readonly Proposal[],
  reject: Reject,
): Mention[] {
  const marked = markText(text, context);
  const grounded: Grounded[] = [];
  for (const proposal of proposals) {
    const next = groundProposal(marked, proposal, reject);
    if (!next) continue;
    const at = grounded.findIndex((known) => isSame(known, next, context));
    if (at < 0) grounded.push(next);
    else grounded[at] = join(grounded[at]!, next);
  }
  return arrangeMentions(grounded, context.publicationDay.value);
}

/** The answers of a model as an `Extractor`, behind the same door as the rules. */
export function modelExtractor(proposals: readonly Proposal[], reject: Reject): Extractor {
  return {
    id: 'model',
    version: PROMPT_VERSION,
    propose: (text, context) => ({
      mentions: groundProposals(text, context, proposals, reject),
      problems: [],
    }),
  };
}
