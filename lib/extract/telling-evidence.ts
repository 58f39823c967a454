/** The words of a telling that a reader is shown as its evidence. */
import type { Candidate } from '#lib/extract/candidate.ts';
import { evidenceOfAll } from '#lib/extract/evidence.ts';
import { isObject } from '#lib/extract/harm.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Evidence } from '#lib/schema.ts';

const EVIDENCE_STOP = /^[,;:!?()—–"“”…*•]$/;

/** The stretch around a token range out to the nearest comma, colon, quote or bracket on each side. */
function chunkAround(
  doc: Document,
  t: Candidate,
  part: { from: number; to: number },
): { from: number; to: number } {
  let from = Math.max(t.zone.from, part.from);
  let to = Math.min(t.zone.to, part.to);
  while (from > t.zone.from && !EVIDENCE_STOP.test(doc.tokens[from - 1]!.word)) from--;
  while (to < t.zone.to && !EVIDENCE_STOP.test(doc.tokens[to]!.word)) to++;
  return { from, to: Math.max(to, from + 1) };
}

/** Words of one telling: the stretches that hold its triggers, weapon, victims and targets; neighbours are joined. */
export function tellingEvidence(doc: Document, t: Candidate): Evidence[] {
  const chunks: { from: number; to: number }[] = [];
  for (const trigger of t.triggers) {
    chunks.push(chunkAround(doc, t, trigger));
    if (trigger.weapon) chunks.push(chunkAround(doc, t, trigger.weapon));
  }
  for (const toll of t.tolls) chunks.push(chunkAround(doc, t, toll));
  for (const target of t.targets) if (isObject(doc, t, target)) chunks.push(chunkAround(doc, t, target));
  chunks.sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const chunk of chunks) {
    const last = joined.at(-1);
    const comma =
      last && chunk.from - last.to <= 1 && (chunk.from <= last.to || doc.tokens[last.to]?.word === ',');
    if (last && comma) last.to = Math.max(last.to, chunk.to);
    else joined.push({ ...chunk });
  }
  return evidenceOfAll(doc, joined);
}
