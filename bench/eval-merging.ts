/** Yardstick: merging of ordinary news of shootings, several articles an incident; B³ over articles by their lead mention. `--errors` lists the groups that went wrong. */
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import { memberKey, type Report } from '#lib/merge/report.ts';
import { GROUND_TYPES, type Mention } from '#lib/schema.ts';
import { extract, loadDeps, percent, readShared } from './eval-deps.ts';
import { bcubed, interval } from './score-clusters.ts';

type Doc = { id: string; title: string; dct: string; content: string };
type Gold = { incident: string; date: string; city: string; state: string; docs: Doc[] };

const ground: ReadonlySet<string> = new Set(GROUND_TYPES);
const verbose = process.argv.includes('--errors');

/** The mention an article is about: primary before the rest. */
function leadMention(mentions: readonly Mention[]): Mention | null {
  const told = mentions.filter(
    (m) => ground.has(m.type) && ['happened', 'reported', 'historic'].includes(m.assertion),
  );
  return told.find((m) => m.tier === 'primary') ?? told[0] ?? null;
}

const json = readShared('eval/gun-violence.jsonl');
if (json) {
  const deps = loadDeps();
  const gold = json
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Gold);
  const docs = gold.flatMap((incident) => incident.docs.map((doc) => ({ incident, doc })));
  const reports: Report[] = [];
  const leads = docs.map(({ incident, doc }, i) => {
    const text = `${doc.title}\n\n${doc.content}`;
    const articleId = `${i}`;
    const { publishedAt, mentions } = extract(deps, articleId, text, doc.dct);
    reports.push({
      articleId,
      publisher: null,
      published: publishedAt,
      mentions,
      notes: noteReport(text, mentions),
    });
    return { incident, doc, articleId, lead: leadMention(mentions) };
  });
  const merged = mergeMentions(reports, new Map());
  const incidentOf = new Map(
    merged.flatMap(({ incident }) => incident.members.map((m) => [memberKey(m), incident] as const)),
  );
  const items = leads.map(({ incident, articleId, lead }) => ({
    gold: incident.incident,
    system:
      (lead && incidentOf.get(memberKey({ article: articleId, mention: lead.id }))?.id) ??
      `missed ${articleId}`,
  }));
  const scores = bcubed(items);
  const found = items.filter((item) => !item.system.startsWith('missed'));
  const f1 = (list: readonly { p: number; r: number }[]): number => {
    const sum = list.reduce((s, x) => ({ p: s.p + x.p, r: s.r + x.r }), { p: 0, r: 0 });
    return (2 * sum.p * sum.r) / (sum.p + sum.r) / list.length;
  };
  if (verbose) {
    leads.forEach(({ incident, doc, articleId, lead }, i) => {
      if (scores[i]!.p === 1 && scores[i]!.r === 1) return;
      const t = lead?.time;
      console.log(
        `${scores[i]!.p < 1 ? 'MIXED' : 'split'} ${incident.incident} ${incident.date} ${incident.city}, ${incident.state} | ${articleId} ${doc.dct} → ${items[i]!.system} ${lead ? `${lead.type} ${t!.start}..${t!.end} “${t!.surface}” ${lead.place?.name ?? '–'} [${lead.place?.precision}] ${lead.place?.admin1} K${lead.casualties.killed?.min ?? '–'} I${lead.casualties.injured?.min ?? '–'}` : 'none'} | ${doc.title}`,
      );
    });
  }
  console.log(
    `gun-violence: ${gold.length} incidents, ${docs.length} articles; articles with an attack ${percent(found.length, docs.length)}; incidents made ${merged.filter(({ incident }) => ground.has(incident.type)).length}`,
  );
  console.log(
    `B³ precision ${(scores.reduce((s, x) => s + x.p, 0) / scores.length).toFixed(3)}, recall ${(scores.reduce((s, x) => s + x.r, 0) / scores.length).toFixed(3)}, F1 (≥ .80) ${f1(scores).toFixed(3)} ${interval(scores, f1)} n=${docs.length}; of the articles with an attack ${f1(bcubed(found)).toFixed(3)}`,
  );
}
