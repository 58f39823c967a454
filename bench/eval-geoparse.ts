/** Yardstick: place names of LGL and GeoVirus, found and put on the map. `--errors [CLASS | COUNT]`. */
import { distanceKm } from '#lib/geo.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import type { Toponym } from '#lib/schema.ts';
import type { ReadDeps } from '#lib/server/read-article.ts';
import { runScript } from './eval-script.ts';
import {
  countFailures,
  countOf,
  type Measure,
  measureRows,
  type Note,
  share,
  type Yardstick,
} from './eval-yardstick.ts';
import { type CorpusName, type GoldName, type GoldText, readCorpus } from './geoparse-corpora.ts';
import type { Counts } from './score-bootstrap.ts';

const NEAR_KM = 161;
const BARS: Record<CorpusName, { given: number; endToEnd: number }> = {
  lgl: { given: 0.78, endToEnd: 0.45 },
  geovirus: { given: 0.85, endToEnd: 0.65 },
};
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

function kmBetween(name: GoldName, found: Toponym | undefined): number {
  return name.at && found?.place
    ? distanceKm(name.at, [found.place.lng, found.place.lat])
    : Number.POSITIVE_INFINITY;
}

function scoreText(
  corpus: CorpusName,
  { id, text, names }: GoldText,
  gazetteer: Gazetteer,
): { counts: Counts; notes: Note[] } {
  const found = geoparse(text, gazetteer).filter((t) => t.place !== null && t.role !== 'person');
  const given = geoparse(text, gazetteer, { mentions: names });
  const notes: Note[] = [];
  const note = (kind: string, line: string): void => void notes.push({ kind: `${corpus}: ${kind}`, line });
  const counts: Record<string, number> = {};
  const add = (key: string, count: boolean | number): void => {
    counts[`${corpus}.${key}`] = (counts[`${corpus}.${key}`] ?? 0) + Number(count);
  };
  add('answered', found.length);
  for (const t of found) {
    const known = names.some((n) => overlap(n, t));
    add('right', known);
    if (!known) note('name not in the key', `${id} ${t.quote} as ${t.place?.name}, ${t.place?.country}`);
  }
  names.forEach((name, i) => {
    const hit = found.find((t) => overlap(t, name));
    add('wanted', 1);
    add('found', hit !== undefined);
    if (!hit) note('name missed', `${id} ${name.name}`);
    if (name.at === null) return;
    const km = kmBetween(name, given[i]);
    add('located', 1);
    add('given', km <= NEAR_KM);
    add('given10', km <= 10);
    add('endToEnd', kmBetween(name, hit) <= NEAR_KM);
    if (km > NEAR_KM)
      note(
        given[i]?.place ? 'wrong place, name given' : 'no place, name given',
        `${id} ${name.name} ${name.at}: ${given[i]?.place?.name}, ${given[i]?.place?.country}`,
      );
  });
  counts['evidence.all'] = found.length;
  counts['evidence.valid'] = found.filter((t) => text.slice(t.start, t.end) === t.quote).length;
  return { counts, notes };
}

function measuresOf(corpus: CorpusName): Measure[] {
  const key = (name: string): string => `${corpus}.${name}`;
  const f1 = (s: Counts): number => {
    const p = countOf(s, key('right')) / countOf(s, key('answered'));
    const r = countOf(s, key('found')) / countOf(s, key('wanted'));
    return (2 * p * r) / (p + r);
  };
  const bars = BARS[corpus];
  return [
    share(`${corpus}: names found, precision`, key('right'), key('answered')),
    share(`${corpus}: names found, recall`, key('found'), key('wanted')),
    { measure: `${corpus}: names found, F1`, unit: 'F1', value: f1, n: (s) => countOf(s, key('wanted')) },
    share(`${corpus}: within 10 km, names given`, key('given10'), key('located')),
    share(`${corpus}: within 161 km, names given`, key('given'), key('located'), { atLeast: bars.given }),
    share(`${corpus}: found and within 161 km`, key('endToEnd'), key('located'), { atLeast: bars.endToEnd }),
  ];
}

/** Only the odd texts, which the ranker's weights were never fitted to. */
export async function run({ gazetteer }: ReadDeps): Promise<Yardstick> {
  const corpora = (['lgl', 'geovirus'] as const).map((corpus) => {
    const texts = readCorpus(corpus);
    if (texts === null) throw new Error(`../shared/eval/${corpus}.xml is not here`);
    return texts.filter((_, i) => i % 2 === 1).map((text) => scoreText(corpus, text, gazetteer));
  });
  const scored = corpora.flat();
  const notes = scored.flatMap((s) => s.notes);
  return {
    set: 'geoparse',
    n: scored.length,
    of: 'news texts (every second one of LGL and of GeoVirus, which the weights of the ranker never saw)',
    about:
      'A name counts as found when an answer overlaps it. Given the names, Mordecai 3 puts 82.7 % of LGL within 161 km, CamCoder 76 % of LGL and 82 % of GeoVirus, the most populous namesake 70 % and 80 %. Share of all names found and within 161 km, LGL and GeoVirus: CamCoder 39.3 % and 61.8 %, Spotlight 40.9 % and 32.8 %, Stanford NER with population 36.7 % and 59.2 %.',
    rows: measureRows(
      scored.map((s) => s.counts),
      [
        ...measuresOf('lgl'),
        ...measuresOf('geovirus'),
        share('evidence valid', 'evidence.valid', 'evidence.all', { atLeast: 1 }),
      ],
    ),
    failures: countFailures(notes),
    notes,
  };
}

if (import.meta.main) await runScript(run);
