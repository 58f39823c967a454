/** The evidence of mentions as labelled spans of the article's text: six fields, and the attack's own words. */
import type { Claim, Evidence, Mention } from '#lib/schema.ts';
import type { ArticleDetail } from '#lib/wire.ts';

export const EVIDENCE_FIELDS = ['place', 'time', 'means', 'toll', 'actor', 'denial', 'attack'] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];
export type EvidenceSpan = {
  start: number;
  end: number;
  field: EvidenceField;
  mention: string;
  incident: string | null;
};

const CLAIM_FIELD: Record<Claim['field'], EvidenceField> = {
  killed: 'toll',
  injured: 'toll',
  missing: 'toll',
  captured: 'toll',
  perpetrator: 'actor',
  weapon: 'means',
  target: 'place',
  denial: 'denial',
  attack: 'attack',
};

/** Evidence of a mention by field. What was hit counts as place; a denied actor counts as denial. */
export function mentionEvidence(mention: Mention): Record<EvidenceField, Evidence[]> {
  const { killed, injured, missing, captured } = mention.casualties;
  const found: Record<EvidenceField, Evidence[]> = {
    place: [...(mention.place?.evidence ?? []), ...mention.targets.flatMap((target) => target.evidence)],
    time: [...mention.time.evidence],
    means: [...(mention.weapon?.evidence ?? [])],
    toll: [killed, injured, missing, captured].flatMap((toll) => toll?.evidence ?? []),
    actor: [],
    denial: [],
    attack: [...mention.evidence],
  };
  if (mention.perpetrator) {
    found[mention.perpetrator.mode === 'denied' ? 'denial' : 'actor'].push(...mention.perpetrator.evidence);
  }
  for (const claim of mention.claims) found[CLAIM_FIELD[claim.field]].push(...claim.evidence);
  return found;
}

/** Every evidence span of the mentions, without repeats, in reading order. */
function collectSpans(mentions: readonly (Mention & { incidentId?: string | null })[]): EvidenceSpan[] {
  const spans = new Map<string, EvidenceSpan>();
  for (const mention of mentions) {
    const byField = mentionEvidence(mention);
    for (const field of EVIDENCE_FIELDS) {
      for (const { start, end } of byField[field]) {
        const span = { start, end, field, mention: mention.id, incident: mention.incidentId ?? null };
        spans.set(`${start}:${end}:${field}:${mention.id}`, span);
      }
    }
  }
  return [...spans.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The spans of an opened article. */
export function articleSpans(detail: Pick<ArticleDetail, 'mentions'>): EvidenceSpan[] {
  return collectSpans(detail.mentions);
}
