/** An incident as its reports up to a day told it: toll, place, time, grade and sources of that day, not of today. */
import { buildIncident, compareMembers } from '#lib/merge/build-incident.ts';
import { ledgerAsKnownAt } from '#lib/merge/build-ledger.ts';
import { type Candidate, memberKey, type Report } from '#lib/merge/report.ts';
import { readGrades } from '#lib/merge/rulings.ts';
import type { Incident, Ledger, MemberRef } from '#lib/schema.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import type { Store } from './open-store.ts';
import { readReports } from './read-merging.ts';
import { readRulings } from './rulings.ts';

const ARTICLE_ID = /\ba_[0-9a-z]{8,20}/g;

/**
 * `detail` as it stood at the end of `day` (ISO): reports of later or unknown days are left out and the incident is made
 * anew from the others. null where no report had come out by then. Loaded incidents, which have no reports, stay.
 */
export async function incidentAsKnownAt(
  store: Store,
  detail: IncidentDetail,
  day: string,
): Promise<IncidentDetail | null> {
  const { incident } = detail;
  if (incident.members.length === 0) {
    return incident.reported.first !== null && incident.reported.first > day ? null : detail;
  }
  const told = { incident, denials: detail.denials.map(toRef), ledger: detail.ledger };
  const known = await readKnownReports(store, [told], day);
  const remade = remakeIncident(told, known, readGrades(await readRulings(store)), day);
  if (remade === null) return null;
  return {
    ...detail,
    incident: remade,
    why: detail.why.filter((reason) => (reason.match(ARTICLE_ID) ?? []).every((id) => known.has(id))),
    reports: detail.reports.filter(({ article }) => known.has(article.id)),
    denials: detail.denials.filter(({ article }) => known.has(article.id)),
    ledger: ledgerAsKnownAt(detail.ledger, day),
    apart: await keepReported(store, detail.apart, day),
  };
}

/** An incident with what it was made of. */
export type ToldIncident = { incident: Incident; denials: readonly MemberRef[]; ledger: Ledger };
type Grades = ReturnType<typeof readGrades>;

/** The reports of these incidents that had come out by the end of `day`, by the id of their article. */
export async function readKnownReports(
  store: Store,
  told: readonly ToldIncident[],
  day: string,
): Promise<Map<string, Report>> {
  const articles = told.flatMap(({ incident, denials }) =>
    [...incident.members, ...denials].map(({ article }) => article),
  );
  const found = await readReports(store, [...new Set(articles)]);
  const known = found.filter(({ published }) => published.value !== null && published.value <= day);
  return new Map(known.map((report) => [report.articleId, report]));
}

/** The incident of the reports that were `known`, with the analyst's grade of that day; null where there was none. */
export function remakeIncident(
  { incident, denials, ledger }: ToldIncident,
  known: ReadonlyMap<string, Report>,
  grades: Grades,
  day: string,
): Incident | null {
  const members = candidatesOf(incident.members, known).sort(compareMembers);
  if (members.length === 0) return null;
  const ruling = members
    .flatMap(({ key }) => grades.get(key) ?? [])
    .filter((grade) => grade.ruling.day <= day)
    .sort((a, b) => b.order - a.order)[0]?.ruling;
  return buildIncident(
    incident.id,
    members,
    candidatesOf(denials, known),
    ledgerAsKnownAt(ledger, day),
    ruling ?? null,
  );
}

function toRef({ article, mention }: IncidentDetail['denials'][number]): MemberRef {
  return { article: article.id, mention: mention.id };
}

function candidatesOf(refs: readonly MemberRef[], reports: ReadonlyMap<string, Report>): Candidate[] {
  return refs.flatMap((ref) => {
    const report = reports.get(ref.article);
    const mention = report?.mentions.find(({ id }) => id === ref.mention);
    return report && mention ? [{ key: memberKey(ref), report, mention }] : [];
  });
}

async function keepReported(
  store: Store,
  apart: IncidentDetail['apart'],
  day: string,
): Promise<IncidentDetail['apart']> {
  if (apart.length === 0) return apart;
  const ids = apart.map(({ incident }) => incident);
  const rows = await store
    .selectFrom('incidents')
    .select('id')
    .where('id', 'in', ids)
    .where('reported_first', '<=', day)
    .execute();
  const reported = new Set(rows.map(({ id }) => id));
  return apart.filter(({ incident }) => reported.has(incident));
}
