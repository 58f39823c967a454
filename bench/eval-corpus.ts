/**
 * Yardstick: the sample reports through the real pipeline (no database), their incidents against the table of attacks.
 * `--errors` lists failures by class; `--save FILE` keeps the extractions, `--from FILE` takes them instead of reading anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { distanceKm } from '#lib/geo.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import { memberKey, type Report } from '#lib/merge/report.ts';
import { readSource } from '#lib/read/read-source.ts';
import { type Extraction, GROUND_TYPES, type Incident, type Mention } from '#lib/schema.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { daysBetween } from '#lib/time.ts';
import { loadDeps, percent, SHARED } from './eval-deps.ts';
import { bcubed, interval } from './score-clusters.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'data', 'articles');
const argv = process.argv.slice(2);
const option = (name: string): string | null =>
  argv[argv.indexOf(name) + 1] && argv.includes(name) ? argv[argv.indexOf(name) + 1]! : null;
const verbose = argv.includes('--errors');

type Attack = {
  id: string;
  date: string;
  at: [number, number];
  precision: string;
  name: string;
  types: string[];
  killed: [number, number] | null;
  injured: [number, number] | null;
};
type Key = Record<string, { tells: string[]; mentions: string[] }>;
type Pair = { file: string; attack: Attack; mention: Mention | null; incident: Incident | null };

/** The codes that a row's words allow: the table names families, its weapon column narrows them. */
function allowedTypes(eventType: string, weapon: string): string[] {
  const types: string[] = [];
  if (/missile|iskander|kh-|s-300|tochka|oreshnik|kalibr|himars|buk/i.test(weapon))
    types.push('missile_strike');
  if (/drone|shahed|uncrewed/i.test(weapon)) types.push('drone_strike');
  if (/bomb|helicopter|fab-|kab-/i.test(weapon) && !/truck bomb/i.test(weapon)) types.push('air_strike');
  if (/artillery|shell|grad|uragan|himars|rocket|mortar|vampire/i.test(weapon)) types.push('shelling');
  if (/Remote explosive/.test(eventType)) types.push('bombing', 'explosion');
  return types.length > 0 ? types : ['missile_strike', 'shelling', 'air_strike', 'drone_strike'];
}

function readAttacks(): Map<string, Attack> {
  const rows: Record<string, string>[] = parse(readFileSync(join(SHARED, 'facts', 'attacks.csv')), {
    columns: true,
  });
  const span = (low: string, high: string): [number, number] | null =>
    low === '' && high === '' ? null : [Number(low), Number(high)];
  return new Map(
    rows.map((r) => [
      r.id!,
      {
        id: r.id!,
        date: r.date!,
        at: [Number(r.lon), Number(r.lat)],
        precision: r.geo_precision!,
        name: r.place!.split(/[ ,(]/)[0]!,
        types: allowedTypes(r.event_type!, r.weapon!),
        killed: span(r.killed_low!, r.killed_high!),
        injured: span(r.injured_low!, r.injured_high!),
      },
    ]),
  );
}

type Read = { file: string; publisher: string | null; text: string; extraction: Extraction };

function readCorpus(): Read[] {
  const from = option('--from');
  if (from && existsSync(from)) return JSON.parse(readFileSync(from, 'utf8')) as Read[];
  const deps = loadDeps();
  const all = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((file) =>
      readSource({ bytes: readFileSync(join(FOLDER, file)), name: file }, {}).value.map((article) => ({
        file,
        publisher: article.publisher,
        text: article.text,
        extraction: readArticle({ ...article, id: file }, deps),
      })),
    );
  const save = option('--save');
  if (save) writeFileSync(save, JSON.stringify(all));
  return all;
}

const ground: ReadonlySet<string> = new Set(GROUND_TYPES);
const km = (place: { lng: number | null; lat: number | null } | null, at: [number, number]): number | null =>
  place && place.lng !== null && place.lat !== null ? distanceKm([place.lng, place.lat], at) : null;

/** How well a mention fits an attack of the table, 0 = not at all. Day and place as the mention itself or its incident has them. */
function rateMatch(mention: Mention, incident: Incident, attack: Attack, text: string): number {
  if (!ground.has(incident.type)) return 0;
  const time = mention.time.start ? mention.time : incident.time;
  const away = km(mention.place ?? incident.place, attack.at);
  if (away === null || away > Math.max(50, (mention.place ?? incident.place)!.radiusKm ?? 0)) return 0;
  let score = away <= 25 ? 3 : 1;
  if (time.start && time.end) {
    const off =
      attack.date < time.start
        ? daysBetween(attack.date, time.start)
        : attack.date > time.end
          ? daysBetween(time.end, attack.date)
          : 0;
    if (off > 1) return 0;
    score += off === 0 ? (time.start === time.end ? 4 : 3) : 1;
  }
  if (attack.types.includes(mention.type)) score += 0.5;
  if (mention.tier === 'primary') score += 0.2;
  if (mention.evidence.some((e) => text.slice(Math.max(0, e.start - 150), e.end + 150).includes(attack.name)))
    score += 1.5;
  return score + Math.min(0.2, mention.evidence.length / 100);
}

/** Best-first one-to-one assignment of an article's mentions to the attacks its key names. */
function align(
  file: string,
  text: string,
  attacks: Attack[],
  told: { mention: Mention; incident: Incident }[],
): Pair[] {
  const options = attacks
    .flatMap((attack, a) =>
      told.map((t, i) => ({ a, i, score: rateMatch(t.mention, t.incident, attack, text) })),
    )
    .filter((o) => o.score > 0);
  options.sort((p, q) => q.score - p.score);
  const byAttack = new Map<number, number>();
  const used = new Set<number>();
  for (const o of options) {
    if (byAttack.has(o.a) || used.has(o.i)) continue;
    byAttack.set(o.a, o.i);
    used.add(o.i);
  }
  return attacks.map((attack, a) => {
    const t = byAttack.has(a) ? told[byAttack.get(a)!]! : null;
    return { file, attack, mention: t?.mention ?? null, incident: t?.incident ?? null };
  });
}

const errors = new Map<string, string[]>();
const report = (kind: string, line: string): void =>
  void errors.set(kind, [...(errors.get(kind) ?? []), line]);

const attacks = readAttacks();
const key = JSON.parse(
  readFileSync(join(ROOT, 'tests', 'fixtures', 'corpus', 'told-attacks.json'), 'utf8'),
) as Key;
const corpus = readCorpus();
const reports: Report[] = corpus.map(({ file, publisher, text, extraction }) => ({
  articleId: file,
  publisher,
  published: extraction.publishedAt,
  mentions: extraction.mentions,
  notes: noteReport(text, extraction.mentions),
}));
const merged = mergeMentions(reports, new Map());
const incidentOf = new Map(
  merged.flatMap(({ incident }) => incident.members.map((m) => [memberKey(m), incident] as const)),
);
const pairs: Pair[] = corpus.flatMap(({ file, text, extraction }) => {
  const told = extraction.mentions.flatMap((mention) => {
    const incident = incidentOf.get(memberKey({ article: file, mention: mention.id }));
    return incident ? [{ mention, incident }] : [];
  });
  const ids = [...(key[file]?.tells ?? []), ...(key[file]?.mentions ?? [])];
  return align(
    file,
    text,
    ids.map((id) => attacks.get(id)!),
    told,
  );
});

const showTime = (t: Incident['time']): string =>
  `${t.start ?? '?'}..${t.end ?? '?'} ${t.precision} (${t.surface})`;
const showPlace = (p: Incident['place']): string => (p ? `${p.name} [${p.precision}] ${p.admin1}` : '–');
for (const p of pairs)
  if (!p.mention)
    report(
      'missed',
      `${p.file} → ${p.attack.id}${key[p.file]!.tells.includes(p.attack.id) ? '' : ' (mentioned)'}`,
    );

// Facts: each answers with the incident that holds most of its pairs, the pairs of reports that tell it first.
const factIncidents = new Map<string, Incident>();
const goldOf = new Map<string, Set<string>>();
for (const attack of attacks.values()) {
  const votes = new Map<Incident, number>();
  for (const p of pairs) {
    if (p.attack !== attack || !p.incident) continue;
    votes.set(p.incident, (votes.get(p.incident) ?? 0) + (key[p.file]!.tells.includes(attack.id) ? 1.5 : 1));
    goldOf.set(p.incident.id, (goldOf.get(p.incident.id) ?? new Set()).add(attack.id));
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (best) factIncidents.set(attack.id, best);
  if (votes.size > 1)
    report(
      'split',
      `${attack.id}:${[...votes].map(([i, n]) => ` ${i.id} ×${n} ${i.type} ${showTime(i.time)} ${showPlace(i.place)}`).join(' |')}`,
    );
}
let mixed = 0;
for (const [id, gold] of goldOf) {
  const list = [...gold].map((g) => attacks.get(g)!);
  const apart = list.some((a) => list.some((b) => a.date !== b.date || distanceKm(a.at, b.at) > 25));
  if (apart) mixed++;
  if (list.length > 1)
    report(apart ? 'MIXED' : 'joined, same day and place', `${id}: ${[...gold].join(', ')}`);
}

const told = [...attacks.values()].filter((a) => Object.values(key).some((k) => k.tells.includes(a.id)));
const day = told.map((a) => {
  const t = factIncidents.get(a.id)?.time;
  const ok =
    t?.start != null &&
    t.end != null &&
    ['day', 'part_of_day', 'hour', 'minute'].includes(t.precision) &&
    t.start <= a.date &&
    a.date <= t.end;
  if (!ok) report('day', `${a.id}: ${t ? showTime(t) : 'not found'}`);
  return ok ? 1 : 0;
});
const place = told.map((a) => {
  const p = factIncidents.get(a.id)?.place ?? null;
  const ok = (km(p, a.at) ?? 999) <= 25;
  if (!ok) report('place', `${a.id}: ${showPlace(p)} ${km(p, a.at)?.toFixed(0)} km`);
  return ok ? 1 : 0;
});
const type = told.map((a) => {
  const t = factIncidents.get(a.id)?.type;
  const ok = t !== undefined && a.types.includes(t);
  if (!ok) report('type', `${a.id}: ${t ?? 'not found'} for ${a.types.join('/')}`);
  return ok ? 1 : 0;
});
const toll = (field: 'killed' | 'injured') =>
  told.flatMap((a) => {
    const span = a[field];
    if (!span) return [];
    const c = factIncidents.get(a.id)?.casualties[field] ?? null;
    const ok = (c === null && span[0] === 0) || (c !== null && c.min >= span[0] && c.min <= span[1]);
    if (!ok)
      report(
        field,
        `${a.id} ${factIncidents.get(a.id)?.id ?? ''}: ${c ? `${c.min}..${c.max ?? '∞'}` : 'null'} for ${span.join('–')}`,
      );
    return [ok ? 1 : 0];
  });
const killed = toll('killed');
const injured = toll('injured');
const spurious = merged.filter(({ incident }) => ground.has(incident.type) && !goldOf.has(incident.id));
for (const { incident } of spurious)
  report(
    'spurious',
    `${incident.type} ${incident.assertion} ${showTime(incident.time)} ${showPlace(incident.place)} ← ${incident.members.map((m) => memberKey(m)).join(', ')}`,
  );

const items = pairs.map((p, i) => ({ gold: p.attack.id, system: p.incident?.id ?? `missed ${i}` }));
const scores = bcubed(items);
const f1 = (list: readonly { p: number; r: number }[]): number => {
  const [p, r] = [
    list.reduce((s, x) => s + x.p, 0) / list.length,
    list.reduce((s, x) => s + x.r, 0) / list.length,
  ];
  return (2 * p * r) / (p + r);
};
const mean = (list: readonly number[]): number => list.reduce((s, x) => s + x, 0) / list.length;
const line = (name: string, list: readonly number[]): void =>
  console.log(
    `${name.padEnd(34)} ${percent(
      list.reduce((s, x) => s + x, 0),
      list.length,
    ).padStart(7)}  n=${list.length} ${interval(list, mean)}`,
  );

if (verbose)
  for (const [kind, lines] of errors) console.log(`\n## ${kind}: ${lines.length}\n${lines.join('\n')}`);
const groundIncidents = merged.filter(({ incident }) => ground.has(incident.type)).length;
console.log(
  `corpus: ${corpus.length} reports, ${pairs.length} (report, attack) pairs, ${told.length} attacks told; incidents ${merged.length}, on the ground ${groundIncidents}`,
);
line(
  'pairs found',
  pairs.map((p) => (p.mention ? 1 : 0)),
);
line(
  'B³ precision',
  scores.map((s) => s.p),
);
line(
  'B³ recall',
  scores.map((s) => s.r),
);
console.log(
  `${'B³ F1 (≥ .92)'.padEnd(34)} ${f1(scores).toFixed(3).padStart(7)}  n=${scores.length} ${interval(scores, f1)}`,
);
const found = pairs.flatMap((p, i) => (p.mention ? [items[i]!] : []));
console.log(
  `${'B³ F1 of the pairs found'.padEnd(34)} ${f1(bcubed(found)).toFixed(3).padStart(7)}  n=${found.length}`,
);
line('day exact (≥ 95 %)', day);
line('place ≤ 25 km (≥ 95 %)', place);
line('type agrees', type);
line('killed in range', killed);
line('injured in range', injured);
line('final toll in range (≥ 85 %)', [...killed, ...injured]);
console.log(`incidents that mix days or places  ${mixed} (must be 0)`);
console.log(
  `ground incidents not in the key    ${spurious.length} of ${groundIncidents} (${spurious.filter(({ incident }) => incident.time.start && incident.time.start === incident.time.end).length} of them dated to a day)`,
);
