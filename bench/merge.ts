/** Bench: merging many made-up reports at once, and adding single ones to a filled index. `bench/merge.ts [INCIDENTS]`, 100,000 by default. */
import { findAffected } from '#lib/merge/find-affected.ts';
import { mergeAffected } from '#lib/merge/merge-affected.ts';
import { addReport, makeMergeIndex } from '#lib/merge/merge-index.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { memberKey } from '#lib/merge/report.ts';
import { NO_RULINGS } from '#lib/merge/rulings.ts';
import { makeReports } from './make-reports.ts';

const incidents = Number(process.argv[2] ?? 100_000);
const ADDED = 300;
function quantile(values: number[], share: number): string {
  return `${values.sort((a, b) => a - b)[Math.floor(values.length * share)]!.toFixed(1)} ms`;
}

const reports = makeReports(incidents, 'a');
let from = performance.now();
const merged = mergeMentions(reports);
console.log(
  `${reports.length} reports of ${incidents} attacks merged into ${merged.length} incidents in ${((performance.now() - from) / 1000).toFixed(1)} s`,
);

from = performance.now();
const index = makeMergeIndex();
for (const report of reports) addReport(index, report);
console.log(`index filled in ${((performance.now() - from) / 1000).toFixed(1)} s`);

const ids = new Map(
  merged.flatMap(({ incident }) => incident.members.map((m) => [memberKey(m), incident.id] as const)),
);
const members = new Map(merged.map(({ incident }) => [incident.id, incident.members.map(memberKey)]));
const times: number[] = [];
const cpuTimes: number[] = [];
const touched: number[] = [];
for (const report of makeReports(ADDED, 'b').slice(0, ADDED)) {
  const start = performance.now();
  const cpu = process.threadCpuUsage();
  addReport(index, report);
  const key = memberKey({ article: report.articleId, mention: 'm1' });
  const affected = findAffected(index, [key], {
    mates: (mate) => members.get(ids.get(mate) ?? '') ?? [],
    rivals: () => null,
    isRuled: () => false,
  });
  for (const { incident } of mergeAffected(index, affected, { of: ids, born: new Map() }, NO_RULINGS)) {
    members.set(incident.id, incident.members.map(memberKey));
    for (const member of incident.members) ids.set(memberKey(member), incident.id);
  }
  times.push(performance.now() - start);
  const { user, system } = process.threadCpuUsage(cpu);
  cpuTimes.push((user + system) / 1000);
  touched.push(affected.size);
}
console.log(
  `one report more, time of its thread on a core: median ${quantile(cpuTimes, 0.5)}, p95 ${quantile(cpuTimes, 0.95)}, max ${quantile(cpuTimes, 0.999)}`,
);
console.log(
  `one report more, by the clock: median ${quantile(times, 0.5)}, p95 ${quantile(times, 0.95)}, max ${quantile(times, 0.999)} (bar: 50 ms); mentions touched: median ${touched.sort((a, b) => a - b)[ADDED / 2]}, max ${touched.at(-1)}`,
);
