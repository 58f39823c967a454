/**
 * Learns the weights of the homonym ranker (softmax regression) and of the name detector (logistic regression) on the
 * even texts of LGL and GeoVirus (../shared/eval); the odd texts stay unseen, and bench/geoparse.ts reports on them.
 * Writes ranker.json and puts it into gazetteer.bin.gz: `node data/build/gazetteer/train-ranker.ts` (about a minute).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { distanceKm } from '#lib/geo.ts';
import { DETECT_FEATURES } from '#lib/resolve/place/detect-features.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { groupsOfMentions, readNames, scanText } from '#lib/resolve/place/geoparse.ts';
import { readKnowledge } from '#lib/resolve/place/knowledge.ts';
import { openGazetteer } from '#lib/resolve/place/open-gazetteer.ts';
import { RANK_FEATURES } from '#lib/resolve/place/rank-features.ts';
import { type CorpusName, type GoldText, readCorpus } from '../../../bench/geoparse-corpora.ts';
import { replaceKnowledge } from './replace-knowledge.ts';

const FOLDER = join(import.meta.dirname, '../../gazetteer');
const ROUNDS = 4;
const RIGHT_KM = 161;
/** Hand-set start, so that the first round's agreement features mean something. */
const START: Record<string, number> = {
  logPopulation: 5,
  isFirst: 1,
  country: 2,
  district: -1,
  areaWordFits: 4,
  areaWordClashes: -3,
  besideHolds: 4,
  besideClashes: -0.5,
  countryAgrees: 2,
  regionAgrees: 2,
  near50: 2,
  near300: 1,
  regionNamed: 2,
  holdsBeside: 1,
};

interface Example {
  /** Features of each candidate and whether it is right. */
  rows: Float64Array[];
  right: boolean[];
}

function trainingTexts(): Map<CorpusName, GoldText[]> {
  const texts = new Map<CorpusName, GoldText[]>();
  for (const name of ['lgl', 'geovirus'] as const) {
    const corpus = readCorpus(name);
    if (corpus === null) throw new Error(`../shared/eval/${name}.xml is not here: nothing to learn from`);
    texts.set(
      name,
      corpus.filter((_, i) => i % 2 === 0),
    );
  }
  return texts;
}

function rankExamples(texts: readonly GoldText[], gazetteer: Gazetteer): Example[] {
  const examples: Example[] = [];
  for (const { text, names } of texts) {
    const groups = groupsOfMentions(scanText(text), gazetteer, names);
    for (let i = 0; i < names.length; i++) {
      const at = names[i]?.at;
      const candidates = groups[i]?.candidates;
      if (!at || candidates === undefined || candidates.length < 2) continue;
      const km = candidates.map(({ hit }) => distanceKm(at, [hit.place.lng, hit.place.lat]));
      const nearest = Math.min(...km);
      if (nearest > RIGHT_KM) continue;
      examples.push({
        rows: candidates.map((candidate) => candidate.features.slice()),
        right: km.map((d) => d <= Math.max(30, nearest + 5)),
      });
    }
  }
  return examples;
}

/** Softmax regression by gradient ascent with momentum; the target is the total probability of the right candidates. */
function learnRanking(examples: readonly Example[], start: Float64Array, steps: number): Float64Array {
  const w = start.slice();
  const velocity = new Float64Array(w.length);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(w.length);
    for (const { rows, right } of examples) {
      const scores = rows.map((row) => dot(row, w));
      const top = Math.max(...scores);
      const p = scores.map((s) => Math.exp(s - top));
      const total = p.reduce((a, b) => a + b, 0);
      const rightTotal = p.reduce((a, b, i) => a + (right[i] ? b : 0), 0) || 1e-12;
      rows.forEach((row, i) => {
        const pull = (right[i] ? (p[i] as number) / rightTotal : 0) - (p[i] as number) / total;
        if (pull !== 0) for (let k = 0; k < w.length; k++) gradient[k]! += pull * (row[k] as number);
      });
    }
    for (let k = 0; k < w.length; k++) {
      velocity[k] = 0.9 * velocity[k]! + (gradient[k]! / examples.length - 0.0005 * w[k]!) * 1.0;
      w[k]! += velocity[k]!;
    }
  }
  return w;
}

/** Wire copy in capitals has no case to go by: the same texts in capitals teach that, where no offset moves. */
function inCapitals(texts: readonly GoldText[]): GoldText[] {
  return texts.flatMap((gold) => {
    const text = gold.text.toUpperCase();
    return text.length === gold.text.length ? [{ ...gold, text }] : [];
  });
}

function detectExamples(
  texts: readonly GoldText[],
  gazetteer: Gazetteer,
): { rows: Float64Array[]; y: number[] } {
  const rows: Float64Array[] = [];
  const y: number[] = [];
  for (const { text, names } of texts) {
    for (const { match, features } of readNames(scanText(text), gazetteer)) {
      rows.push(features);
      y.push(names.some((name) => name.start < match.end && match.start < name.end) ? 1 : 0);
    }
  }
  return { rows, y };
}

function learnDetection(
  rows: readonly Float64Array[],
  y: readonly number[],
  share: readonly number[],
): Float64Array {
  const w = new Float64Array(DETECT_FEATURES.length);
  const velocity = new Float64Array(w.length);
  const total = share.reduce((a, b) => a + b, 0);
  for (let step = 0; step < 1500; step++) {
    const gradient = new Float64Array(w.length);
    rows.forEach((row, i) => {
      const pull = (y[i]! - 1 / (1 + Math.exp(-dot(row, w)))) * share[i]!;
      for (let k = 0; k < w.length; k++) gradient[k]! += pull * (row[k] as number);
    });
    for (let k = 0; k < w.length; k++) {
      velocity[k] = 0.9 * velocity[k]! + (gradient[k]! / total - (k === 0 ? 0 : 0.0003) * w[k]!) * 1.0;
      w[k]! += velocity[k]!;
    }
  }
  return w;
}

function dot(row: Float64Array, w: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < w.length; k++) sum += (row[k] as number) * (w[k] as number);
  return sum;
}

function named(features: readonly string[], w: Float64Array): Record<string, number> {
  return Object.fromEntries(features.map((name, i) => [name, Math.round((w[i] as number) * 1000) / 1000]));
}

function openWith(
  rank: Record<string, number>,
  detect: Record<string, number>,
  threshold: number,
): Gazetteer {
  const words: unknown = JSON.parse(readFileSync(join(FOLDER, 'words.json'), 'utf8'));
  const knowledge = readKnowledge({ rank, detect, threshold }, words);
  if (!knowledge.ok) throw new Error(knowledge.problem.message);
  const opened = openGazetteer(bytes, knowledge.value);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

/** The threshold with the best F1, both corpora weighing the same. */
function bestThreshold(
  rows: readonly Float64Array[],
  y: readonly number[],
  share: readonly number[],
  w: Float64Array,
): number {
  let best = 0.5;
  let bestF1 = 0;
  for (let threshold = 0.2; threshold <= 0.6; threshold += 0.02) {
    let hit = 0;
    let wrong = 0;
    let missed = 0;
    rows.forEach((row, i) => {
      const kept = 1 / (1 + Math.exp(-dot(row, w))) >= threshold;
      if (kept && y[i] === 1) hit += share[i]!;
      else if (kept) wrong += share[i]!;
      else if (y[i] === 1) missed += share[i]!;
    });
    const f1 = (2 * hit) / (2 * hit + wrong + missed);
    if (f1 > bestF1) [best, bestF1] = [threshold, f1];
  }
  return Math.round(best * 100) / 100;
}

const file = join(FOLDER, 'gazetteer.bin.gz');
const bytes = gunzipSync(readFileSync(file));
const corpora = trainingTexts();
let rank: Record<string, number> = START;
for (let round = 0; round < ROUNDS; round++) {
  const gazetteer = openWith(rank, {}, 0.5);
  const examples = [...corpora.values()].flatMap((texts) => rankExamples(texts, gazetteer));
  const start = Float64Array.from(RANK_FEATURES, (name) => rank[name] ?? 0);
  rank = named(RANK_FEATURES, learnRanking(examples, start, 150));
  console.log(`round ${round + 1}: ${examples.length} names to choose for`);
}
const gazetteer = openWith(rank, {}, 0.5);
const sets = [...corpora.values()].flatMap((texts) => [
  detectExamples(texts, gazetteer),
  detectExamples(inCapitals(texts), gazetteer),
]);
const rows = sets.flatMap((set) => set.rows);
const y = sets.flatMap((set) => set.y);
/** Corpora weigh the same, texts in capitals a third of the others. */
const share = sets.flatMap((set, i) => set.rows.map(() => (i % 2 === 0 ? 1 : 1 / 3) / set.rows.length));
const detect = learnDetection(rows, y, share);
const threshold = bestThreshold(rows, y, share, detect);
const ranker = { rank, detect: named(DETECT_FEATURES, detect), threshold };
writeFileSync(join(FOLDER, 'ranker.json'), `${JSON.stringify(ranker, null, 1)}\n`);
writeFileSync(file, gzipSync(replaceKnowledge(bytes, ranker), { level: 9 }));
console.log(`${rows.length} names to keep or drop; threshold ${threshold}`);
