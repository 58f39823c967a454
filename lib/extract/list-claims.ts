/** The ledger of an attack: every count, every word on who did it and every denial, with who says it. */
import type { StatedToll } from '#lib/extract/choose-toll.ts';
import type { Cluster } from '#lib/extract/cluster.ts';
import { sortEvidence, tokenEvidence } from '#lib/extract/evidence.ts';
import type { Document } from '#lib/extract/segment.ts';
import { tellingEvidence } from '#lib/extract/telling-evidence.ts';
import { tokenAt } from '#lib/extract/zones.ts';
import type { Claim } from '#lib/schema.ts';

/** Claims of one attack: tolls first, then what each telling attributes, then the denials around it. */
export function listClaims(doc: Document, cluster: Cluster, tolls: readonly StatedToll[]): Claim[] {
  const claims: Claim[] = [];
  for (const t of tolls) {
    claims.push({
      field: t.field === 'shot' ? 'injured' : t.field,
      speaker: t.speaker?.name ?? null,
      value: { min: t.min, max: t.max },
      evidence: [t.evidence],
    });
  }
  for (const t of cluster.tellings) {
    const speaker = t.speakers[0];
    if (t.assertion === 'denied') {
      claims.push({
        field: 'denial',
        speaker: t.deniedBy ?? speaker?.name ?? null,
        value: doc.text.slice(t.sentence.start, t.sentence.end).slice(0, 300),
        evidence: tellingEvidence(doc, t),
      });
    } else if (speaker) {
      claims.push({
        field: 'attack',
        speaker: speaker.name,
        value: t.type,
        evidence: sortEvidence([...tellingEvidence(doc, t), tokenEvidence(doc, speaker.from, speaker.to)]),
      });
    }
    if (t.blame && t.blame.mode !== 'asserted') {
      claims.push({
        field: 'perpetrator',
        speaker: t.blame.by,
        value: t.blame.actor,
        evidence: [tokenEvidence(doc, t.blame.from, t.blame.to)],
      });
    }
  }
  // One denial a sentence.
  const denied = new Set(
    claims
      .filter((c) => c.field === 'denial')
      .flatMap((c) => c.evidence.map((e) => doc.sentenceOf[tokenAt(doc, e.start)])),
  );
  for (const d of cluster.denials) {
    if (denied.has(d.sentence.index)) continue;
    denied.add(d.sentence.index);
    const span = tokenEvidence(doc, d.from, d.to);
    claims.push({ field: 'denial', speaker: d.speaker, value: span.quote.slice(0, 300), evidence: [span] });
  }
  return claims;
}
