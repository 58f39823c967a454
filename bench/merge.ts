/** Bench: merging many made-up reports at once, and adding single ones to a filled index. `bench/merge.ts [INCIDENTS]`, 100,000 by default. */
import { addReport, findAffected, makeMergeIndex, mergeAffected } from '#lib/merge/merge-index.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { memberKey, type Report } from '#lib/merge/report.ts';
import type { Mention } from '#lib/schema.ts';
import { addDays } from '#lib/time.ts';

const incidents = Number(process.argv[2] ?? 100_000);
const DAYS = 1_500;
/** Our assumption for a war of this size; with 600, each hot town sees an attack a day and one report takes ten times as long. */
const TOWNS = 4_000;
const ADDED = 300;
const NO_RULINGS = { together: [], apart: [] };
const TARGETS = ['residential', 'energy', 'school', 'military', 'transport'];

let seed = 7;
/** A number of 0…below-1; the same series every run. */
function draw(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

/** One attack as one of its reports tells it: a few in a hundred name no day or only the region. */
function makeMention(id: string, town: number, day: string, target: string, killed: number): Mention {
  const [undated, wide] = [draw(100) < 5, draw(100) < 5];
  const admin1 = `region ${town % 25}`;
  return {
    id,
    type: draw(3) === 0 ? 'attack_unspecified' : 'missile_strike',
    assertion: 'happened',
    outcome: 'hit',
    time: {
      start: undated ? null : day,
      end: undated ? null : day,
      precision: undated ? 'unresolved' : 'day',
      basis: 'metadata',
      clock: null,
      surface: null,
      candidates: [],
      bounds: {},
      evidence: [],
      why: [],
    },
    place: {
      name: wide ? admin1 : `town ${town}`,
      lng: 22 + ((town * 7) % 1_800) / 100,
      lat: 44.5 + ((town * 131) % 800) / 100,
      precision: wide ? 'region' : 'settlement',
      radiusKm: wide ? 120 : 4,
      placeId: wide ? admin1 : `t${town}`,
      admin1,
      country: 'UA',
      evidence: [],
      why: [],
    },
    weapon: null,
    targets: [{ kind: target, count: null, evidence: [] }],
    casualties: {
      killed: { min: killed, max: killed, evidence: [] },
      injured: null,
      missing: null,
      captured: null,
    },
    perpetrator: null,
    claims: [],
    tier: draw(10) === 0 ? 'background' : 'primary',
    partOf: null,
    evidence: [],
  };
}

function makeReports(n: number, prefix: string): Report[] {
  return Array.from({ length: n }, (_, i) => {
    // Half of all attacks fall on a twentieth of the towns, as in a war.
    const town = draw(2) === 0 ? draw(TOWNS / 20) : draw(TOWNS);
    const day = addDays('2022-02-24', draw(DAYS));
    const target = TARGETS[draw(TARGETS.length)]!;
    const killed = draw(12);
    return Array.from({ length: 1 + draw(3) }, (_, k) => ({
      articleId: `${prefix}${i}-${k}`,
      publisher: `p${draw(40)}`,
      published: { value: addDays(day, draw(3)), basis: 'metadata' as const, why: [] },
      mentions: [makeMention('m1', town, day, target, killed)],
    }));
  }).flat();
}

function quantile(values: number[], share: number): string {
  return `${values.sort((a, b) => a - b)[Math.floor(values.length * share)]!.toFixed(1)} ms`;
}

const reports = makeReports(incidents, 'a');
let from = performance.now();
const merged = mergeMentions(reports, new Map());
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
const touched: number[] = [];
for (const report of makeReports(ADDED, 'b').slice(0, ADDED)) {
  const start = performance.now();
  addReport(index, report);
  const key = memberKey({ article: report.articleId, mention: 'm1' });
  const affected = findAffected(index, [key], ids, (id) => members.get(id) ?? []);
  for (const { incident } of mergeAffected(index, affected, ids, NO_RULINGS)) {
    members.set(incident.id, incident.members.map(memberKey));
    for (const member of incident.members) ids.set(memberKey(member), incident.id);
  }
  times.push(performance.now() - start);
  touched.push(affected.size);
}
console.log(
  `one report more: median ${quantile(times, 0.5)}, p95 ${quantile(times, 0.95)}, max ${quantile(times, 0.999)} (bar: 50 ms); mentions touched: median ${touched.sort((a, b) => a - b)[ADDED / 2]}, max ${touched.at(-1)}`,
);
