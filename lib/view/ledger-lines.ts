/** The claim ledger in words: one line for each figure and voice, who says who did it, and who denies it. */
import type { Evidence, Ledger, LedgerEntry, Perpetrator, Range } from '#lib/schema.ts';
import { spellCode } from '#lib/view/attack-labels.ts';
import { describeRange } from '#lib/view/describe-incident.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import type { IncidentDetail } from '#lib/wire.ts';

/** One line of the panel: a value, who says it, its words, where it stands. */
export type Statement = {
  key: string;
  /** "Killed", "Says", "Denies", "Weapon" … */
  label: string;
  value: string;
  /** Struck through: withdrawn, or outgrown by a later figure of the same voice. */
  isVoid: boolean;
  speaker: string | null;
  /** Why it does not count as it stands, e.g. "withdrawn", "counts a region"; null where it does. */
  note: string | null;
  /** The article and mention whose words are shown. */
  article: string;
  mention: string;
  field: EvidenceField;
  quote: string | null;
  reportedAt: string | null;
  /** How many articles state the same, and how many independent sources they are. */
  articleCount: number;
  sourceCount: number;
};

const TOLL_LABELS = {
  killed: 'Killed',
  injured: 'Injured',
  missing: 'Missing',
  captured: 'Captured',
} as const;
type TollField = keyof typeof TOLL_LABELS;
const TOLL_FIELDS = Object.keys(TOLL_LABELS) as TollField[];

const ACTOR_LABELS: Record<Perpetrator['mode'], string> = {
  asserted: 'Stated',
  alleged: 'Blames',
  claimed: 'Admits',
  denied: 'Denies',
  disputed: 'Disputes',
  implied: 'Implied',
};

function isTollField(field: string): field is TollField {
  return Object.hasOwn(TOLL_LABELS, field);
}

function valueWords(value: Range | string): string {
  return typeof value === 'string' ? value : (describeRange(value) ?? '');
}

const SCOPE_NOTES = { incident: null, region: 'counts a region', nationwide: 'counts the country' } as const;

function noteOf(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): string | null {
  const scope = SCOPE_NOTES[entry.scope];
  if (scope !== null) return scope;
  const next = entry.supersededBy === null ? undefined : byId.get(entry.supersededBy);
  if (entry.withdrawn) return next ? `withdrawn, then ${valueWords(next.value)}` : 'withdrawn';
  return next ? `later ${valueWords(next.value)}` : null;
}

function toStatement(
  group: readonly LedgerEntry[],
  label: string,
  field: EvidenceField,
  speaker: string | null,
  byId: ReadonlyMap<string, LedgerEntry>,
): Statement[] {
  const lead = group.find((entry) => entry.evidence.length > 0) ?? group[0];
  if (!lead) return [];
  // The voice still stands on it when its last word is not replaced.
  const last = group.at(-1) ?? lead;
  return [
    {
      key: lead.id,
      label,
      value: valueWords(lead.value),
      isVoid: last.scope === 'incident' && (last.withdrawn || isOutgrown(last, byId)),
      speaker,
      note: noteOf(last, byId),
      article: lead.article,
      mention: lead.mention,
      field,
      quote: lead.evidence[0]?.quote ?? null,
      reportedAt: group[0]?.reportedAt ?? null,
      articleCount: new Set(group.map((entry) => entry.article)).size,
      sourceCount: new Set(group.map((entry) => entry.source)).size,
    },
  ];
}

function isOutgrown(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): boolean {
  const next = entry.supersededBy === null ? undefined : byId.get(entry.supersededBy);
  return next !== undefined && valueWords(next.value) !== valueWords(entry.value);
}

/** Every figure of the ledger, the one in force first, then the latest; killed before injured. */
export function tollLines(ledger: Ledger): Statement[] {
  const byId = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const entries = ledger.entries.filter((entry) => isTollField(entry.field));
  const groups = Map.groupBy(entries, (entry) =>
    [entry.field, entry.scope, valueWords(entry.value), entry.speaker].join('|'),
  );
  const inForce = new Set([ledger.killed?.entry, ledger.injured?.entry]);
  const lines = [...groups.values()].flatMap((group) => {
    const field = group[0]?.field ?? 'killed';
    const label = isTollField(field) ? TOLL_LABELS[field] : field;
    const rank = isTollField(field) ? TOLL_FIELDS.indexOf(field) : TOLL_FIELDS.length;
    const isCurrent = group.some((entry) => inForce.has(entry.id));
    return toStatement(group, label, 'toll', group[0]?.speaker ?? null, byId).map((line) => ({
      line: isCurrent ? { ...line, isVoid: false, note: null } : line,
      rank,
      isCurrent,
    }));
  });
  lines.sort(
    (a, b) =>
      a.rank - b.rank ||
      Number(b.isCurrent) - Number(a.isCurrent) ||
      Number(a.line.isVoid) - Number(b.line.isVoid) ||
      (b.line.reportedAt ?? '').localeCompare(a.line.reportedAt ?? ''),
  );
  return lines.map(({ line }) => line);
}

/** Who is said to have done it, by whom, and who denies it; voices that say the same share a line. */
export function actorLines(ledger: Ledger): Statement[] {
  const byId = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const entries = ledger.entries.filter((entry) => entry.field === 'perpetrator' || entry.field === 'denial');
  const groups = Map.groupBy(entries, (entry) =>
    [entry.field, entry.mode, valueWords(entry.value)].join('|'),
  );
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const isDenial = first.field === 'denial' || first.mode === 'denied';
    const label = isDenial ? 'Denies' : ACTOR_LABELS[first.mode ?? 'alleged'];
    const speakers = [...new Set(group.flatMap((entry) => entry.speaker ?? []))];
    return toStatement(
      group,
      label,
      isDenial ? 'denial' : 'actor',
      speakers.length > 0 ? speakers.join('; ') : null,
      byId,
    );
  });
  return lines.sort((a, b) => Number(a.label === 'Denies') - Number(b.label === 'Denies'));
}

function countOf(count: Range | null): string {
  const words = describeRange(count);
  return words === null ? '' : `${words} × `;
}

/** Weapons and what was hit, in words; what several articles state alike is one line. */
export function meansLines(reports: IncidentDetail['reports']): Statement[] {
  const found = reports.flatMap(({ article, mention }) => {
    const line = (label: string, value: string, field: EvidenceField, evidence: readonly Evidence[]) => ({
      key: `${label}|${value}`,
      label,
      value,
      isVoid: false,
      speaker: null,
      note: null,
      article: article.id,
      mention: mention.id,
      field,
      quote: evidence[0]?.quote ?? null,
      reportedAt: article.published.value,
    });
    const { weapon, targets } = mention;
    const lines = targets.map((target) =>
      line('Hit', `${countOf(target.count)}${spellCode(target.kind)}`, 'place', target.evidence),
    );
    if (!weapon) return lines;
    const value = `${countOf(weapon.count)}${weapon.model ?? spellCode(weapon.kind)}`;
    return [line('Weapon', value, 'means', weapon.evidence), ...lines];
  });
  return [...Map.groupBy(found, (line) => line.key).values()].flatMap((group) => {
    const lead = group.find((line) => line.quote !== null) ?? group[0];
    const count = new Set(group.map((line) => line.article)).size;
    return lead ? [{ ...lead, articleCount: count, sourceCount: count }] : [];
  });
}

/** "5 Oct 2023", "5 Oct 2023, 3 reports", "3 reports, 1 source": when and how often a line was reported. */
export function reportedWords(line: Pick<Statement, 'reportedAt' | 'articleCount' | 'sourceCount'>): string {
  const parts = line.reportedAt === null ? [] : [formatShortDay(line.reportedAt)];
  if (line.articleCount > 1) {
    parts.push(
      line.sourceCount < line.articleCount
        ? `${line.articleCount} reports, ${line.sourceCount === 1 ? '1 source' : `${line.sourceCount} sources`}`
        : `${line.articleCount} reports`,
    );
  }
  return parts.join(' · ');
}
