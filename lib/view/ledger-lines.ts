/** The claim ledger in words: one line for each figure and voice, who says who did it, and who denies it. */
import type { Evidence, Ledger, LedgerEntry, Range } from '#lib/schema.ts';
import { codeLabel } from '#lib/view/attack-labels.ts';
import { describeRange } from '#lib/view/describe-incident.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import { voiceNames } from '#lib/view/voice-name.ts';
import type { Words } from '#lib/view/words.ts';
import type { IncidentDetail } from '#lib/wire.ts';

/** One line of the panel: a value, who says it, its words, where it stands. */
export type Statement = {
  key: string;
  /** In words: "Killed", "Denies", "Weapon" … */
  label: string;
  value: string;
  /** Struck through: withdrawn, or outgrown by a later figure of the same voice. */
  isVoid: boolean;
  speaker: string | null;
  /** Why it does not count as it stands, e.g. "withdrawn", "counts a region"; null where it does. */
  note: string | null;
  /** True where the voice itself took it back. */
  isWithdrawn: boolean;
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

const TOLL_FIELDS = ['killed', 'injured', 'missing', 'captured'] as const;
type TollField = (typeof TOLL_FIELDS)[number];

function isTollField(field: string): field is TollField {
  return TOLL_FIELDS.some((name) => name === field);
}

function valueWords(value: Range | string, words: Words): string {
  return typeof value === 'string' ? value : (describeRange(value, words) ?? '');
}

/** What tells two values apart, in any language. */
function valueKey(value: Range | string): string {
  return typeof value === 'string' ? value : `${value.min}–${value.max}`;
}

type Ids = ReadonlyMap<string, LedgerEntry>;

function noteOf(entry: LedgerEntry, byId: Ids, words: Words): string | null {
  const { say } = words;
  if (entry.scope !== 'incident') return say(`ledger.${entry.scope}`);
  const next = entry.supersededBy === null ? undefined : byId.get(entry.supersededBy);
  const value = next ? valueWords(next.value, words) : null;
  if (entry.withdrawn)
    return value === null ? say('ledger.withdrawn') : say('ledger.withdrawnThen', { value });
  return value === null ? null : say('ledger.later', { value });
}

/** Who did it: several sides may be named. */
function actorWords(value: LedgerEntry['value'], words: Words): string {
  return typeof value === 'string' ? voiceNames(value, words) : valueWords(value, words);
}

function toStatement(
  group: readonly LedgerEntry[],
  label: string,
  field: EvidenceField,
  speaker: string | null,
  byId: Ids,
  words: Words,
): Statement[] {
  const lead = group.find((entry) => entry.evidence.length > 0) ?? group[0];
  if (!lead) return [];
  // The voice still stands on it when its last word is not replaced.
  const last = group.at(-1) ?? lead;
  return [
    {
      key: lead.id,
      label,
      value: field === 'actor' ? actorWords(lead.value, words) : valueWords(lead.value, words),
      isVoid: last.scope === 'incident' && (last.withdrawn || isOutgrown(last, byId)),
      speaker: speaker === null ? null : voiceNames(speaker, words),
      note: noteOf(last, byId, words),
      isWithdrawn: last.scope === 'incident' && last.withdrawn,
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

function isOutgrown(entry: LedgerEntry, byId: Ids): boolean {
  const next = entry.supersededBy === null ? undefined : byId.get(entry.supersededBy);
  return next !== undefined && valueKey(next.value) !== valueKey(entry.value);
}

/** Every figure of the ledger, the one in force first, then the latest; killed before injured. */
export function tollLines(ledger: Ledger, words: Words): Statement[] {
  const byId = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const entries = ledger.entries.filter((entry) => isTollField(entry.field));
  const groups = Map.groupBy(entries, (entry) =>
    [entry.field, entry.scope, valueKey(entry.value), entry.speaker].join('|'),
  );
  const inForce = new Set([ledger.killed?.entry, ledger.injured?.entry]);
  const lines = [...groups.values()].flatMap((group) => {
    const field = group[0]?.field ?? 'killed';
    const label = isTollField(field) ? words.say(`ledger.${field}`) : field;
    const rank = isTollField(field) ? TOLL_FIELDS.indexOf(field) : TOLL_FIELDS.length;
    const isCurrent = group.some((entry) => inForce.has(entry.id));
    return toStatement(group, label, 'toll', group[0]?.speaker ?? null, byId, words).map((line) => ({
      line: isCurrent ? { ...line, isVoid: false, note: null, isWithdrawn: false } : line,
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
export function actorLines(ledger: Ledger, words: Words): Statement[] {
  const byId = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const entries = ledger.entries.filter((entry) => entry.field === 'perpetrator' || entry.field === 'denial');
  const groups = Map.groupBy(entries, (entry) => [entry.field, entry.mode, valueKey(entry.value)].join('|'));
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const isDenial = first.field === 'denial' || first.mode === 'denied';
    const label = words.say(`ledger.${isDenial ? 'denied' : (first.mode ?? 'alleged')}`);
    const speakers = [...new Set(group.flatMap((entry) => entry.speaker ?? []))];
    return toStatement(
      group,
      label,
      isDenial ? 'denial' : 'actor',
      speakers.length > 0 ? speakers.join('; ') : null,
      byId,
      words,
    );
  });
  return lines.sort((a, b) => Number(a.field === 'denial') - Number(b.field === 'denial'));
}

function countOf(range: Range | null, words: Words): string {
  const count = describeRange(range, words);
  return count === null ? '' : words.say('ledger.times', { count });
}

/** Weapons and what was hit, in words; what several articles state alike is one line. */
export function meansLines(reports: IncidentDetail['reports'], words: Words): Statement[] {
  const { say } = words;
  const found = reports.flatMap(({ article, mention }) => {
    const line = (label: string, value: string, field: EvidenceField, evidence: readonly Evidence[]) => ({
      key: `${label}|${value}`,
      label,
      value,
      isVoid: false,
      speaker: null,
      note: null,
      isWithdrawn: false,
      article: article.id,
      mention: mention.id,
      field,
      quote: evidence[0]?.quote ?? null,
      reportedAt: article.published.value,
    });
    const { weapon, targets } = mention;
    const lines = targets.map((target) =>
      line(
        say('ledger.hit'),
        `${countOf(target.count, words)}${codeLabel(words, 'target', target.kind)}`,
        'place',
        target.evidence,
      ),
    );
    if (!weapon) return lines;
    const value = `${countOf(weapon.count, words)}${weapon.model ?? codeLabel(words, 'weapon', weapon.kind)}`;
    return [line(say('ledger.weapon'), value, 'means', weapon.evidence), ...lines];
  });
  return [...Map.groupBy(found, (line) => line.key).values()].flatMap((group) => {
    const lead = group.find((line) => line.quote !== null) ?? group[0];
    const count = new Set(group.map((line) => line.article)).size;
    return lead ? [{ ...lead, articleCount: count, sourceCount: count }] : [];
  });
}

/** "5 Oct 2023", "5 Oct 2023, 3 reports", "3 reports, 1 source": when and how often a line was reported. */
export function reportedWords(
  line: Pick<Statement, 'reportedAt' | 'articleCount' | 'sourceCount'>,
  { say, language }: Words,
): string {
  const parts = line.reportedAt === null ? [] : [formatShortDay(line.reportedAt, language)];
  if (line.articleCount > 1) {
    const reports = say('common.reports', { count: line.articleCount });
    parts.push(
      line.sourceCount < line.articleCount
        ? say('ledger.sources', { reports, count: line.sourceCount })
        : reports,
    );
  }
  return parts.join(' · ');
}
