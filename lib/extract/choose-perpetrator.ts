/** One perpetrator out of all that an article says of who did it. */
import type { Cluster } from '#lib/extract/cluster.ts';
import { sortEvidence, tokenEvidence } from '#lib/extract/evidence.ts';
import type { ExtractContext } from '#lib/extract/extract-context.ts';
import { nameLater } from '#lib/extract/later-blame.ts';
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
const MEMBERS = new Set(['rebels', 'militants', 'terrorists', 'urban commandos', 'Islamist militants']);

/** The one group that a report speaks of: the only one that it names, or the one it names far more often than any other. */
function mainGroup({ actors }: Matches): Matches['actors'][number] | null {
  const counts = new Map<string, number>();
  const groups = actors.filter((a) => a.entry.kind === 'group');
  for (const { entry } of groups) counts.set(entry.name, (counts.get(entry.name) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || (second !== undefined && first[1] < FAR_MORE * second[1])) return null;
  return groups.find((g) => g.entry.name === first[0]) ?? null;
}

const FAR_MORE = 3;

/** "The guerrillas" in a report of one armed group are that group's; the mode says that it is implied. */
function nameRebels(doc: Document, matches: Matches, mentions: readonly Mention[]): Mention[] {
  const group = mainGroup(matches);
  if (group === null) return [...mentions];
  const named = tokenEvidence(doc, group.from, group.to);
  return mentions.map((m) => {
    if (!m.perpetrator || !MEMBERS.has(m.perpetrator.actor)) return m;
    const evidence = sortEvidence([...m.perpetrator.evidence, named]);
    return { ...m, perpetrator: { ...m.perpetrator, actor: group.entry.name, mode: 'implied', evidence } };
  });
}

/** Perpetrators that other sentences name: by a claim or an accusation behind the attack, or as the only group of the report. */
export function namePerpetrators(doc: Document, matches: Matches, mentions: readonly Mention[]): Mention[] {
  const { actors } = matches;
  if (mentions.length === 0 || actors.length === 0) return [...mentions];
  const named = new Set(actors.flatMap((a) => (a.entry.kind === 'generic' ? [] : [a.entry.name])));
  const later = nameLater(doc, matches, mentions, (actor) => named.has(actor));
  return nameRebels(doc, matches, later);
}
