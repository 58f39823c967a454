/**
 * Scores LGL and GeoVirus (../shared/eval): `node bench/geoparse.ts [--all]`. By default only the odd texts, which
 * train-ranker.ts never saw (though country points and macro-regions of the gazetteer were checked against all of them);
 * --all takes every text.
 */
import { distanceKm } from '#lib/geo.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from './gazetteer-file.ts';
import { type GoldText, readCorpus } from './geoparse-corpora.ts';

const RIGHT_KM = 161;

export interface GeoparseScore {
  texts: number;
  names: number;
  precision: number;
  recall: number;
  f1: number;
  /** Of names with coordinates, given their spans: share within 161 km, and the median error (unresolved = 20,000). */
  accuracy161: number;
  medianKm: number;
  /** Of names with coordinates: share found by the whole pipeline and placed within 161 km. */
  endToEnd: number;
}

/** All figures of one corpus. */
export function scoreCorpus(texts: readonly GoldText[], gazetteer: Gazetteer): GeoparseScore {
  let found = 0;
  let right = 0;
  let gold = 0;
  let matched = 0;
  let endToEnd = 0;
  const errors: number[] = [];
  for (const { text, names } of texts) {
    const toponyms = geoparse(text, gazetteer).filter((t) => t.place !== null && t.role !== 'person');
    const given = geoparse(text, gazetteer, { mentions: names });
    found += toponyms.length;
    gold += names.length;
    right += toponyms.filter((t) => names.some((n) => n.start < t.end && t.start < n.end)).length;
    names.forEach((name, i) => {
      const hit = toponyms.find((t) => name.start < t.end && t.start < name.end);
      if (hit !== undefined) matched++;
      if (name.at === null) return;
      const place = given[i]?.place;
      errors.push(place ? distanceKm(name.at, [place.lng, place.lat]) : 20_000);
      if (hit?.place && distanceKm(name.at, [hit.place.lng, hit.place.lat]) <= RIGHT_KM) endToEnd++;
    });
  }
  errors.sort((a, b) => a - b);
  const precision = right / found;
  const recall = matched / gold;
  return {
    texts: texts.length,
    names: gold,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    accuracy161: errors.filter((km) => km <= RIGHT_KM).length / errors.length,
    medianKm: errors[Math.floor(errors.length / 2)] ?? Number.NaN,
    endToEnd: endToEnd / errors.length,
  };
}

if (import.meta.main) {
  const gazetteer = loadGazetteer();
  for (const name of ['lgl', 'geovirus'] as const) {
    const corpus = readCorpus(name);
    if (corpus === null) {
      console.log(`${name}: ../shared/eval/${name}.xml is not here`);
      continue;
    }
    const texts = process.argv.includes('--all') ? corpus : corpus.filter((_, i) => i % 2 === 1);
    const start = performance.now();
    const s = scoreCorpus(texts, gazetteer);
    const perSecond = texts.length / ((performance.now() - start) / 1000);
    const f = (n: number): string => n.toFixed(3);
    console.log(
      `${name.padEnd(8)} texts ${s.texts} names ${s.names} | detect P ${f(s.precision)} R ${f(s.recall)} F1 ${f(s.f1)}` +
        ` | given: A@161 ${f(s.accuracy161)} median ${s.medianKm.toFixed(1)} km | end to end ${f(s.endToEnd)}` +
        ` | ${perSecond.toFixed(0)} texts/s`,
    );
  }
}
