/** One perpetrator out of all that an article says of who did it. */
import type { Cluster } from '#lib/extract/cluster.ts';
import { sortEvidence, tokenEvidence } from '#lib/extract/evidence.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import type { Matches } from '#lib/extract/lexicon.ts';
import type { Document } from '#lib/extract/segment.ts';
import type { Telling } from '#lib/extract/telling.ts';
import type { Mention, Perpetrator } from '#lib/schema.ts';

/** Who did it: what the body says before the headline, a named side before "gunmen", a dispute or a claim before the rest. */
export function perpetratorOf(doc: Document, tellings: readonly Telling[]): Perpetrator | null {
  const body = tellings.filter((t) => t.sentence.section !== 'headline');
  const blames = (body.some((t) => t.blame) ? body : tellings).flatMap((t) => (t.blame ? [t.blame] : []));
  if (blames.length === 0) return null;
  const named = blames.filter((b) => b.kind !== 'generic');
  const pool = named.length > 0 ? named : blames;
  const disputed = pool.find((b) => b.mode === 'disputed');
  const claimed = pool.find((b) => b.mode === 'claimed');
  const first = disputed ?? claimed ?? pool[0]!;
  const same = pool.filter((b) => b.actor === first.actor);
  const evidence = sortEvidence(same.map((b) => tokenEvidence(doc, b.from, b.to)));
  const by = first.by ?? same.find((b) => b.by)?.by ?? null;
  const suspected = same.find((b) => b.mode === 'alleged');
  const mode =
    first.mode === 'asserted' && suspected && first.by === null && tellings[0]!.blame !== first
      ? suspected.mode
      : first.mode;
  return { actor: first.actor, mode, by, evidence };
}

/** An accused side that denies the deed: denied where it stands alone, disputed where it names another side. */
export function withDenials(perpetrator: Perpetrator | null, cluster: Cluster): Perpetrator | null {
  if (perpetrator?.mode !== 'alleged') return perpetrator;
  const { actor } = perpetrator;
  if (!cluster.denials.some((d) => d.ofDeed && d.actor === actor)) return perpetrator;
  const other = cluster.tellings.some(
    (t) => t.blame && t.blame.kind !== 'generic' && t.blame.actor !== actor,
  );
  return { ...perpetrator, mode: other ? 'disputed' : 'denied' };
}

/** Air defence over a country's town is that country's, unless the text says whose. */
export function defenderOf(doc: Document, cluster: Cluster, context: ExtractContext): Perpetrator | null {
  const country = cluster.place?.country;
  const actor = country ? context.lexicon.states.get(country) : undefined;
  if (!actor) return null;
  for (const t of cluster.tellings) {
    for (let i = t.zone.from; i + 1 < t.zone.to; i++) {
      if (doc.tokens[i]!.word !== 'air' || !/^(defen[cs]es?|force)$/.test(doc.tokens[i + 1]!.word)) continue;
      return { actor, mode: 'implied', by: null, evidence: [tokenEvidence(doc, i, i + 2)] };
    }
  }
  return null;
}

/** Words for the members of a group that a report calls by name elsewhere. */
const MEMBERS = new Set(['rebels', 'militants', 'terrorists']);

/** "The guerrillas" in a report that names one armed group only are that group's; the mode says that it is implied. */
export function nameRebels(doc: Document, matches: Matches, mentions: readonly Mention[]): Mention[] {
  const groups = matches.actors.filter((a) => a.entry.kind === 'group');
  const first = groups[0];
  if (!first || groups.some((g) => g.entry.name !== first.entry.name)) return [...mentions];
  const named = tokenEvidence(doc, first.from, first.to);
  return mentions.map((m) => {
    if (!m.perpetrator || !MEMBERS.has(m.perpetrator.actor)) return m;
    const evidence = sortEvidence([...m.perpetrator.evidence, named]);
    return { ...m, perpetrator: { ...m.perpetrator, actor: first.entry.name, mode: 'implied', evidence } };
  });
}
