import { chooseToll } from '#lib/merge/choose-toll.ts';
import { compareText } from '#lib/merge/cluster.ts';
import { groupSources } from '#lib/merge/group-sources.ts';
import { isWholeWave } from '#lib/merge/is-whole-wave.ts';
import type { Candidate, Report } from '#lib/merge/report.ts';
import type { ClaimScope, Evidence, Ledger, LedgerEntry, Mention, Perpetrator, Range } from '#lib/schema.ts';

const TOLLS = ['killed', 'injured', 'missing', 'captured'] as const;
type TollField = (typeof TOLLS)[number];

type Draft = Pick<LedgerEntry, 'field' | 'speaker' | 'value' | 'evidence'> & {
  mode?: Perpetrator['mode'];
  own?: boolean;
};

/**
 * The claim ledger of one incident: every attributed number, claim of responsibility and denial of its mentions, and of
 * older versions of its articles, with what took its place. Independent of the order of members. O(n²) in the claims
 * of one speaker at worst.
 */
export function buildLedger(
  members: readonly Candidate[],
  denials: readonly Candidate[],
  older: readonly Candidate[] = [],
): Ledger {
  const all = [...members, ...denials, ...older].sort((a, b) => compareText(a.key, b.key));
  const sourceOf = new Map(
    groupSources(all.map((m) => m.report)).flatMap((s) =>
      s.articles.map((article) => [article, s.id] as const),
    ),
  );
  const whole: ClaimScope = isWholeWave(members) ? 'nationwide' : 'incident';
  const entries = all.flatMap((member) =>
    draftEntries(member, denials.includes(member)).map((draft, i) =>
      toEntry(draft, i, member, sourceOf, whole),
    ),
  );
  return settle(entries, null);
}

/**
 * The ledger as it stood at the end of a day (ISO): claims reported later, or on an unknown day, are left out, and what
 * they superseded stands again. Pure.
 */
export function ledgerAsKnownAt(ledger: Ledger, day: string): Ledger {
  const known = ledger.entries.filter((entry) => entry.reportedAt !== null && entry.reportedAt <= day);
  return settle(known, day);
}

function settle(entries: readonly LedgerEntry[], knownAt: string | null): Ledger {
  const settled = supersede([...entries].sort(compareEntries));
  return {
    entries: settled,
    killed: chooseToll(settled, 'killed'),
    injured: chooseToll(settled, 'injured'),
    knownAt,
  };
}

function compareEntries(a: LedgerEntry, b: LedgerEntry): number {
  return compareText(a.reportedAt ?? '9999', b.reportedAt ?? '9999') || compareText(a.id, b.id);
}

function toEntry(
  draft: Draft,
  at: number,
  { mention, report }: Candidate,
  sourceOf: ReadonlyMap<string, string>,
  whole: ClaimScope,
): LedgerEntry {
  return {
    id: `${report.articleId}/${mention.id}#${at}`,
    field: draft.field,
    speaker: draft.speaker,
    value: draft.value,
    mode: draft.mode ?? null,
    scope: whole === 'incident' ? scopeOf(draft.evidence, report.notes?.scopes ?? {}) : whole,
    reportedAt: report.published.value,
    article: report.articleId,
    mention: mention.id,
    source: sourceOf.get(report.articleId)!,
    evidence: draft.evidence,
    own: draft.own ?? false,
    passing: mention.tier === 'background',
    supersededBy: null,
    withdrawn: false,
    ...(isRetracted(draft, report) ? { retracted: true } : {}),
    ...(report.replacedBy ? { replacedBy: report.replacedBy } : {}),
  };
}

function isRetracted({ evidence }: Pick<Draft, 'evidence'>, { notes }: Report): boolean {
  return evidence.some(({ start }) => notes?.retracted?.includes(start) ?? false);
}

function scopeOf(evidence: readonly Evidence[], scopes: Readonly<Record<string, ClaimScope>>): ClaimScope {
  for (const { start } of evidence) if (scopes[start]) return scopes[start];
  return 'incident';
}

function draftEntries({ mention, report }: Candidate, isDenial: boolean): Draft[] {
  if (isDenial) return [draftDenial(mention)];
  const drafts: Draft[] = TOLLS.flatMap((field) => draftTolls(mention, report, field));
  const { perpetrator } = mention;
  if (perpetrator) {
    const { actor, by, mode, evidence } = perpetrator;
    drafts.push({ field: 'perpetrator', speaker: by, value: actor, evidence, mode });
  }
  for (const { field, speaker, value, evidence } of mention.claims) {
    if (typeof value !== 'string' || field === 'attack') continue;
    const known = drafts.some((d) => d.field === field && d.speaker === speaker && d.value === value);
    if (known) continue;
    const mode = field === 'perpetrator' ? { mode: 'alleged' as const } : {};
    drafts.push({ field, speaker, value, evidence, ...mode });
  }
  return drafts;
}

function draftDenial({ claims, evidence }: Mention): Draft {
  const claim = claims.find((c) => c.field === 'denial');
  const value = claim && typeof claim.value === 'string' ? claim.value : (evidence[0]?.quote ?? '');
  return {
    field: 'denial',
    speaker: claim?.speaker ?? null,
    value,
    evidence: claim?.evidence ?? evidence.slice(0, 1),
  };
}

/** Below this share of the report's own figure, another number in it is a part ("one more died", "two of them children"). */
const PART_SHARE = 0.5;

/**
 * The numbers of one field: the mention's own first, then those of the other speakers it quotes. Without a figure of its
 * own the largest claim stands first, and where the report says that its own was taken back, the largest that was not is
 * its own. Numbers that are parts are left out.
 */
function draftTolls(mention: Mention, report: Report, field: TollField): Draft[] {
  const claims = mention.claims.flatMap(({ field: f, speaker, value, evidence }) =>
    f === field && typeof value !== 'string' ? [{ field, speaker, value, evidence }] : [],
  );
  const largest = [...claims].filter(({ value }) => value.min > 0).sort((a, b) => b.value.min - a.value.min);
  const own = mention.casualties[field];
  if (!own) return largest.slice(0, 1);
  const isOwn = ({ value }: { value: Range }): boolean => value.min === own.min && value.max === own.max;
  const stated: Draft = {
    field,
    speaker: claims.find(isOwn)?.speaker ?? null,
    value: { min: own.min, max: own.max },
    evidence: own.evidence,
    own: true,
  };
  const others = claims.filter(
    (c) =>
      !isOwn(c) && c.speaker !== null && c.speaker !== stated.speaker && c.value.min >= own.min * PART_SHARE,
  );
  if (!isRetracted(stated, report)) return [stated, ...others];
  const standing = largest.find((c) => !isOwn(c) && !isRetracted(c, report) && others.includes(c));
  if (!standing) return [{ ...stated, own: false }, ...others];
  return [{ ...standing, own: true }, { ...stated, own: false }, ...others.filter((c) => c !== standing)];
}

/** Links each toll to the next of its speaker and scope; a lower next number means that it was withdrawn. */
function supersede(sorted: readonly LedgerEntry[]): LedgerEntry[] {
  const chains = new Map<string, LedgerEntry[]>();
  for (const entry of sorted) {
    if (typeof entry.value === 'string' || entry.reportedAt === null) continue;
    const key = [entry.field, entry.scope, nameOf(entry.speaker)].join('|');
    const chain = chains.get(key);
    if (chain) chain.push(entry);
    else chains.set(key, [entry]);
  }
  const next = new Map<string, LedgerEntry>();
  for (const chain of chains.values()) {
    chain.forEach((entry, i) => {
      const later = chain.find((other, k) => k > i && other.reportedAt! > entry.reportedAt!);
      if (later) next.set(entry.id, later);
    });
  }
  for (const entry of sorted) {
    const newer = entry.replacedBy === undefined ? undefined : findNewer(entry, sorted);
    if (newer) next.set(entry.id, newer);
  }
  return sorted.map((entry) => {
    const later = next.get(entry.id);
    const isLowered =
      later !== undefined &&
      typeof later.value !== 'string' &&
      typeof entry.value !== 'string' &&
      later.value.max !== null &&
      later.value.max < entry.value.min;
    const withdrawn = entry.retracted === true || isLowered;
    return { ...entry, supersededBy: later?.id ?? null, withdrawn };
  });
}

/** What the newer version of the article says of the same thing, its own figure first. */
function findNewer(entry: LedgerEntry, entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  const said = entries.filter(
    (e) => e.article === entry.replacedBy && e.field === entry.field && e.scope === entry.scope,
  );
  return said.find((e) => e.own === entry.own && nameOf(e.speaker) === nameOf(entry.speaker)) ?? said[0];
}

/** A speaker's name without article and case: "The governor" and "governor" are one. */
function nameOf(speaker: string | null): string {
  return (speaker ?? '').toLowerCase().replace(/^(?:the|a|an) /, '');
}
