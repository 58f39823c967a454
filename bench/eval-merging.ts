/** Yardstick: merging of ordinary news of shootings, several articles an incident; B³ over articles by their lead mention. `--errors` lists the articles whose group went wrong. */
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import { memberKey, type Report } from '#lib/merge/report.ts';
import type { Mention } from '#lib/schema.ts';
import type { ReadDeps } from '#lib/server/read-article.ts';
import { extract, readRecords } from './eval-deps.ts';
import { runScript } from './eval-script.ts';
import { countFailures, type Note, type Row, type Yardstick } from './eval-yardstick.ts';
import { bcubed, f1Of, intervalOf, mean, type Score } from './score-clusters.ts';
import { GROUND } from './score-corpus.ts';
import type { Shooting } from './score-shooting.ts';

type Lead = {
  shooting: Shooting;
  doc: Shooting['docs'][number];
  articleId: string;
  lead: Mention | null;
};

/** The mention an article is about: primary before the rest. */
function leadMention(mentions: readonly Mention[]): Mention | null {
  const told = mentions.filter(
    (m) => GROUND.has(m.type) && ['happened', 'reported', 'historic'].includes(m.assertion),
  );
  return told.find((m) => m.tier === 'primary') ?? told[0] ?? null;
}

function readLeads(deps: ReadDeps, shootings: readonly Shooting[]): { leads: Lead[]; reports: Report[] } {
  const reports: Report[] = [];
  const docs = shootings.flatMap((shooting) => shooting.docs.map((doc) => ({ shooting, doc })));
  const leads = docs.map(({ shooting, doc }, i) => {
    const text = `${doc.title}\n\n${doc.content}`;
    const articleId = `${i}`;
    const { publishedAt, mentions } = extract(deps, articleId, text, doc.dct);
    const notes = noteReport(text, mentions);
    reports.push({ articleId, publisher: null, published: publishedAt, mentions, notes });
    return { shooting, doc, articleId, lead: leadMention(mentions) };
  });
  return { leads, reports };
}

function noteOf({ shooting, doc, articleId, lead }: Lead, score: Score, system: string): Note[] {
  if (score.p === 1 && score.r === 1) return [];
  const { incident, date, city, state } = shooting;
  const told = lead
    ? `${lead.type} ${lead.time.start}..${lead.time.end} “${lead.time.surface}” ${lead.place?.name ?? '–'} [${lead.place?.precision}] ${lead.place?.admin1} K${lead.casualties.killed?.min ?? '–'} I${lead.casualties.injured?.min ?? '–'}`
    : 'none';
  const line = `${incident} ${date} ${city}, ${state} | ${articleId} ${doc.dct} → ${system} ${told} | ${doc.title}`;
  const kind = score.p < 1 ? 'article of a mixed incident' : 'article of a split incident';
  return [{ kind, line }];
}

function rowsOf(scores: readonly Score[]): Row[] {
  const n = scores.length;
  const share = (measure: string, list: readonly number[]): Row => ({
    measure,
    unit: 'share',
    value: mean(list),
    n,
    ...intervalOf(list, mean),
  });
  const f1 = f1Of(scores);
  return [
    share(
      'B³ precision',
      scores.map((s) => s.p),
    ),
    share(
      'B³ recall',
      scores.map((s) => s.r),
    ),
    {
      measure: 'B³ F1',
      unit: 'F1',
      value: f1,
      n,
      ...intervalOf(scores, f1Of),
      bar: 0.8,
      bound: '≥',
      met: f1 >= 0.8,
    },
  ];
}

/** Scores the grouping of articles by attack; throws where its set is not here. */
export async function run(deps: ReadDeps): Promise<Yardstick> {
  const shootings = readRecords<Shooting>('eval/gun-violence.jsonl');
  const { leads, reports } = readLeads(deps, shootings);
  const incidentOf = new Map(
    mergeMentions(reports).flatMap(({ incident }) =>
      incident.members.map((m) => [memberKey(m), incident.id] as const),
    ),
  );
  const items = leads.map(({ shooting, articleId, lead }) => ({
    gold: shooting.incident,
    system:
      (lead && incidentOf.get(memberKey({ article: articleId, mention: lead.id }))) ?? `missed ${articleId}`,
  }));
  const scores = bcubed(items);
  const notes = leads.flatMap((lead, i) => noteOf(lead, scores[i]!, items[i]!.system));
  return {
    set: 'merging',
    n: leads.length,
    of: `articles on ${shootings.length} shootings (gun-violence)`,
    about:
      'B³ over articles by the incident that holds their lead mention; an article without one is a group of its own. The interval is over articles.',
    rows: rowsOf(scores),
    failures: countFailures(notes),
    notes,
  };
}

if (import.meta.main) await runScript(run);
