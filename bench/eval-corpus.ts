/**
 * Yardstick: the sample reports through the real pipeline (no database), their incidents against the table of attacks.
 * `--errors [CLASS]` lists failures; `--save FILE` keeps the extractions, `--from FILE` takes them instead of reading anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distanceKm } from '#lib/geo.ts';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import { memberKey, type Report } from '#lib/merge/report.ts';
import { readSource } from '#lib/read/read-source.ts';
import type { Extraction, Incident } from '#lib/schema.ts';
import { type ReadDeps, readArticle } from '#lib/server/read-article.ts';
import { type Attack, readAttacks, readKey } from './corpus-key.ts';
import { runScript } from './eval-script.ts';
import { countFailures, type Note, type Row, type Yardstick } from './eval-yardstick.ts';
import { bcubed, f1Of, intervalOf, mean } from './score-clusters.ts';
import { alignReport, GROUND, kmBetween, type Pair } from './score-corpus.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'articles');
const DAY_PRECISIONS = new Set(['day', 'part_of_day', 'hour', 'minute']);

type Read = { file: string; publisher: string | null; text: string; extraction: Extraction };

function option(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

function readCorpus(deps: ReadDeps): Read[] {
  const from = option('--from');
  if (from && existsSync(from)) return JSON.parse(readFileSync(from, 'utf8')) as Read[];
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

function mergeCorpus(corpus: readonly Read[]): Incident[] {
  const reports: Report[] = corpus.map(({ file, publisher, text, extraction }) => ({
    articleId: file,
    publisher,
    published: extraction.publishedAt,
    mentions: extraction.mentions,
    notes: noteReport(text, extraction.mentions),
  }));
  return mergeMentions(reports).map(({ incident }) => incident);
}

const showTime = (t: Incident['time']): string =>
  `${t.start ?? '?'}..${t.end ?? '?'} ${t.precision} (${t.surface})`;
const showPlace = (p: Incident['place']): string => (p ? `${p.name} [${p.precision}] ${p.admin1}` : '–');

type Facts = {
  /** The incident that holds most of the attack's pairs; those of reports that tell it first weigh more. */
  incidentOf: Map<string, Incident>;
  /** Attacks that an incident holds. */
  goldOf: Map<string, Set<string>>;
};

function gatherFacts(
  pairs: readonly Pair[],
  attacks: readonly Attack[],
  isTold: (p: Pair) => boolean,
  notes: Note[],
): Facts {
  const facts: Facts = { incidentOf: new Map(), goldOf: new Map() };
  for (const attack of attacks) {
    const votes = new Map<Incident, number>();
    for (const p of pairs) {
      if (p.attack !== attack || !p.incident) continue;
      votes.set(p.incident, (votes.get(p.incident) ?? 0) + (isTold(p) ? 1.5 : 1));
      const held = facts.goldOf.get(p.incident.id) ?? new Set();
      facts.goldOf.set(p.incident.id, held.add(attack.id));
    }
    const best = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
    if (best) facts.incidentOf.set(attack.id, best);
    if (votes.size > 1) {
      const parts = [...votes].map(
        ([i, n]) => ` ${i.id} ×${n} ${i.type} ${showTime(i.time)} ${showPlace(i.place)}`,
      );
      notes.push({ kind: 'split', line: `${attack.id}:${parts.join(' |')}` });
    }
  }
  return facts;
}

/** Incidents that hold attacks of different days or places, which must never be. */
function countMixed({ goldOf }: Facts, attacks: ReadonlyMap<string, Attack>, notes: Note[]): number {
  let mixed = 0;
  for (const [id, gold] of goldOf) {
    const list = [...gold].map((g) => attacks.get(g)!);
    const apart = list.some((a) => list.some((b) => a.date !== b.date || distanceKm(a.at, b.at) > 25));
    if (apart) mixed++;
    if (list.length > 1)
      notes.push({
        kind: apart ? 'MIXED' : 'joined, same day and place',
        line: `${id}: ${[...gold].join(', ')}`,
      });
  }
  return mixed;
}

function isDayRight(attack: Attack, time: Incident['time'] | undefined): boolean {
  if (!time?.start || !time.end || !DAY_PRECISIONS.has(time.precision)) return false;
  return time.start <= attack.date && attack.date <= time.end;
}

type Checks = Record<'day' | 'place' | 'type' | 'killed' | 'injured', number[]>;

/** Each fact of each attack that some report tells first: 1 = right. A toll that the table leaves open is not asked. */
function checkFacts(told: readonly Attack[], { incidentOf }: Facts, notes: Note[]): Checks {
  const checks: Checks = { day: [], place: [], type: [], killed: [], injured: [] };
  const note = (kind: keyof Checks, right: boolean, line: string): void => {
    checks[kind].push(right ? 1 : 0);
    if (!right) notes.push({ kind, line });
  };
  for (const a of told) {
    const found = incidentOf.get(a.id);
    note(
      'day',
      isDayRight(a, found?.time),
      `${a.id} ${a.date}: ${found ? showTime(found.time) : 'not found'}`,
    );
    const away = kmBetween(found?.place ?? null, a.at);
    note('place', (away ?? 999) <= 25, `${a.id}: ${showPlace(found?.place ?? null)} ${away?.toFixed(0)} km`);
    const type = found?.type;
    note(
      'type',
      type !== undefined && a.types.includes(type),
      `${a.id}: ${type ?? 'not found'} for ${a.types.join('/')}`,
    );
    for (const field of ['killed', 'injured'] as const) {
      const span = a[field];
      if (!span) continue;
      const c = found?.casualties[field] ?? null;
      const right = (c === null && span[0] === 0) || (c !== null && c.min >= span[0] && c.min <= span[1]);
      const stated = c ? `${c.min}..${c.max ?? '∞'}` : 'null';
      note(field, right, `${a.id} ${found?.id ?? ''}: ${stated} for ${span.join('–')}`);
    }
  }
  return checks;
}

function row(measure: string, unit: Row['unit'], value: number, n: number, more: Partial<Row> = {}): Row {
  const bare: Row = { measure, unit, value, n, low: null, high: null, ...more };
  if (bare.bar === undefined) return bare;
  return { ...bare, met: bare.bound === '≤' ? value <= bare.bar : value >= bare.bar };
}

function shareRow(measure: string, list: readonly number[], bar?: number): Row {
  const bound = bar === undefined ? {} : ({ bar, bound: '≥' } as const);
  return row(measure, 'share', mean(list), list.length, { ...intervalOf(list, mean), ...bound });
}

function clusterRows(pairs: readonly Pair[]): Row[] {
  const items = pairs.map((p, i) => ({ gold: p.attack.id, system: p.incident?.id ?? `missed ${i}` }));
  const scores = bcubed(items);
  const found = bcubed(pairs.flatMap((p, i) => (p.mention ? [items[i]!] : [])));
  const bar = { bar: 0.92, bound: '≥' } as const;
  return [
    shareRow(
      '(report, attack) pairs found',
      pairs.map((p) => (p.mention ? 1 : 0)),
    ),
    shareRow(
      'B³ precision',
      scores.map((s) => s.p),
    ),
    shareRow(
      'B³ recall',
      scores.map((s) => s.r),
    ),
    row('B³ F1', 'F1', f1Of(scores), scores.length, { ...intervalOf(scores, f1Of), ...bar }),
    row('B³ F1 of the pairs found', 'F1', f1Of(found), found.length, intervalOf(found, f1Of)),
  ];
}

/** The pairs of report and attack that the key asks for, each with the mention that answers. */
function alignCorpus(
  corpus: readonly Read[],
  merged: readonly Incident[],
  attacks: ReadonlyMap<string, Attack>,
  key: ReturnType<typeof readKey>,
): Pair[] {
  const incidentOf = new Map(
    merged.flatMap((incident) => incident.members.map((m) => [memberKey(m), incident])),
  );
  return corpus.flatMap(({ file, text, extraction }) => {
    const told = extraction.mentions.flatMap((mention) => {
      const incident = incidentOf.get(memberKey({ article: file, mention: mention.id }));
      return incident ? [{ mention, incident }] : [];
    });
    const ids = [...(key[file]?.tells ?? []), ...(key[file]?.mentions ?? [])];
    return alignReport(
      file,
      text,
      ids.map((id) => attacks.get(id)!),
      told,
    );
  });
}

/** Scores the corpora of place names; throws where its set is not here. */
export async function run(deps: ReadDeps): Promise<Yardstick> {
  const attacks = readAttacks();
  const key = readKey();
  const corpus = readCorpus(deps);
  const merged = mergeCorpus(corpus);
  const pairs = alignCorpus(corpus, merged, attacks, key);
  const isTold = (p: Pair): boolean => key[p.file]!.tells.includes(p.attack.id);
  const notes: Note[] = pairs
    .filter((p) => !p.mention)
    .map((p) => ({ kind: 'missed', line: `${p.file} → ${p.attack.id}${isTold(p) ? '' : ' (mentioned)'}` }));
  const facts = gatherFacts(pairs, [...attacks.values()], isTold, notes);
  const mixed = countMixed(facts, attacks, notes);
  const told = [...attacks.values()].filter((a) => Object.values(key).some((k) => k.tells.includes(a.id)));
  const checks = checkFacts(told, facts, notes);
  const ground = merged.filter((incident) => GROUND.has(incident.type));
  const spurious = ground.filter((incident) => !facts.goldOf.has(incident.id));
  for (const i of spurious)
    notes.push({
      kind: 'spurious',
      line: `${i.type} ${i.assertion} ${showTime(i.time)} ${showPlace(i.place)} ← ${i.members.map((m) => memberKey(m)).join(', ')}`,
    });
  return {
    set: 'corpus',
    n: corpus.length,
    of: 'sample reports written for the product',
    about:
      'The reports that ship with the product go through the whole pipeline and their incidents are held against the table of attacks that they tell of. B³ counts a pair that was not found as a group of its own. A toll is right inside the range of the table. Intervals are over pairs and over attacks.',
    rows: [
      ...clusterRows(pairs),
      shareRow('day exact', checks.day, 0.95),
      shareRow('place within 25 km', checks.place, 0.95),
      shareRow('type agrees', checks.type),
      shareRow('killed in range', checks.killed),
      shareRow('injured in range', checks.injured),
      shareRow('final toll in range', [...checks.killed, ...checks.injured], 0.85),
      row('incidents that mix days or places', 'count', mixed, ground.length, { bar: 0, bound: '≤' }),
      row('incidents on the ground not in the key', 'count', spurious.length, ground.length),
    ],
    failures: countFailures(notes),
    notes,
  };
}

if (import.meta.main) await runScript(run);
