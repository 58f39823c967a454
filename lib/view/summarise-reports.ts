/** What the reports of an incident say together: who says what, who did it, which toll. Nothing is averaged. */
import type { ArticleSummary, Claim, Evidence, Mention, Range } from '#lib/schema.ts';
import { MODE_LABELS, spellCode } from '#lib/view/attack-labels.ts';
import { describeRange } from '#lib/view/describe-incident.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import type { IncidentDetail } from '#lib/wire.ts';

export type Statement = {
  key: string;
  /** "Killed", "Says", "Denies" … */
  label: string;
  value: string;
  speaker: string | null;
  article: ArticleSummary;
  /** How many articles state the same. */
  articleCount: number;
  mention: string;
  field: EvidenceField;
  quote: string | null;
};

type Report = IncidentDetail['reports'][number];

const TOLL_FIELDS = ['killed', 'injured', 'missing', 'captured'] as const;

function statement(
  report: Report,
  label: string,
  value: string,
  field: EvidenceField,
  evidence: readonly Evidence[],
  speaker: string | null,
): Statement {
  const quote = evidence[0]?.quote ?? null;
  const { article, mention } = report;
  const key = [label, value, speaker].join('|');
  return { key, label, value, speaker, article, articleCount: 1, mention: mention.id, field, quote };
}

function claimSpeaker(mention: Mention, field: Claim['field'], value: Range): string | null {
  const said = mention.claims.find(
    (claim) =>
      claim.field === field &&
      typeof claim.value === 'object' &&
      claim.value.min === value.min &&
      claim.value.max === value.max,
  );
  return said?.speaker ?? null;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** One line for what several articles state alike: the first that has words for it, and how many they are. */
function joinAlike(statements: readonly Statement[]): Statement[] {
  const groups = new Map<string, Statement[]>();
  for (const entry of statements) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  return [...groups.values()].flatMap((group) => {
    const lead = group.find((entry) => entry.quote !== null) ?? group[0];
    const articleCount = new Set(group.map((entry) => entry.article.id)).size;
    return lead ? [{ ...lead, articleCount }] : [];
  });
}

/** Every toll figure of every report, with who says it. */
export function tollStatements(reports: readonly Report[]): Statement[] {
  const found: Statement[] = [];
  for (const report of reports) {
    for (const field of TOLL_FIELDS) {
      const toll = report.mention.casualties[field];
      const label = capitalise(field);
      if (toll) {
        const speaker = claimSpeaker(report.mention, field, toll);
        found.push(statement(report, label, describeRange(toll) ?? '', 'toll', toll.evidence, speaker));
      }
      for (const claim of report.mention.claims) {
        if (claim.field !== field || typeof claim.value === 'string') continue;
        const value = describeRange(claim.value) ?? '';
        found.push(statement(report, label, value, 'toll', claim.evidence, claim.speaker));
      }
    }
  }
  const rank = new Map<string, number>(TOLL_FIELDS.map((field, index) => [capitalise(field), index]));
  return joinAlike(found).sort((a, b) => (rank.get(a.label) ?? 0) - (rank.get(b.label) ?? 0));
}

/** Who is said to have done it and by whom, and who denies it. */
export function actorStatements(reports: readonly Report[]): Statement[] {
  const found: Statement[] = [];
  for (const report of reports) {
    const { perpetrator, claims } = report.mention;
    if (perpetrator) {
      const field = perpetrator.mode === 'denied' ? 'denial' : 'actor';
      const label = MODE_LABELS[perpetrator.mode];
      found.push(statement(report, label, perpetrator.actor, field, perpetrator.evidence, perpetrator.by));
    }
    for (const claim of claims) {
      if (claim.field !== 'perpetrator' && claim.field !== 'denial') continue;
      const value = typeof claim.value === 'string' ? claim.value : (describeRange(claim.value) ?? '');
      const said = claim.field === 'perpetrator' && claim.speaker !== null;
      if (said && perpetrator?.actor === value && perpetrator.by === claim.speaker) continue;
      const label = claim.field === 'denial' ? 'Denies' : 'Says';
      const field = claim.field === 'denial' ? 'denial' : 'actor';
      found.push(statement(report, label, value, field, claim.evidence, claim.speaker));
    }
  }
  return joinAlike(found);
}

function countOf(count: Range | null): string {
  const words = describeRange(count);
  return words === null ? '' : `${words} × `;
}

/** Weapons and what was hit, per report, in words. */
export function meansStatements(reports: readonly Report[]): Statement[] {
  const found: Statement[] = [];
  for (const report of reports) {
    const { weapon, targets } = report.mention;
    if (weapon) {
      const value = `${countOf(weapon.count)}${weapon.model ?? spellCode(weapon.kind)}`;
      found.push(statement(report, 'Weapon', value, 'means', weapon.evidence, null));
    }
    for (const target of targets) {
      const value = `${countOf(target.count)}${spellCode(target.kind)}`;
      found.push(statement(report, 'Hit', value, 'place', target.evidence, null));
    }
  }
  return joinAlike(found);
}
