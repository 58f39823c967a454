import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '#lib/geo.ts';
import { placeFromToponyms } from '#lib/resolve/place/event-place.ts';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import { loadGazetteer } from '../../../../bench/gazetteer-file.ts';
import { scoreCorpus } from '../../../../bench/geoparse.ts';
import { readCorpus } from '../../../../bench/geoparse-corpora.ts';

const FACTS = join(import.meta.dirname, '../../../../../shared/facts/attacks.csv');
/** Floors a little under what is reached (docs/evaluation.md); the bars themselves are in bench/eval-geoparse.ts. */
const FLOORS = [
  { name: 'lgl', given: 0.865, endToEnd: 0.71 },
  { name: 'geovirus', given: 0.85, endToEnd: 0.82 },
] as const;

describe('the yardsticks', () => {
  for (const { name, given, endToEnd } of FLOORS) {
    it(`keeps its level on the texts of ${name} that the weights never saw`, (ctx) => {
      const corpus = readCorpus(name);
      if (corpus === null) {
        console.warn(`SKIPPED: ../shared/eval/${name}.xml is not here, its level is unchecked`);
        return ctx.skip(`no ${name}.xml`);
      }
      const unseen = corpus.filter((_, i) => i % 2 === 1);
      const score = scoreCorpus(unseen, loadGazetteer());
      expect(score.accuracy161).toBeGreaterThanOrEqual(given);
      expect(score.endToEnd).toBeGreaterThanOrEqual(endToEnd);
    });
  }

  it('puts every place of the facts table within 25 km', (ctx) => {
    if (!existsSync(FACTS)) {
      console.warn('SKIPPED: ../shared/facts/attacks.csv is not here, its places are unchecked');
      return ctx.skip('no attacks.csv');
    }
    const rows = parse(readFileSync(FACTS), { columns: true }) as Record<string, string>[];
    const gazetteer = loadGazetteer();
    const wrong = rows.filter((row) => {
      const text = `A missile hit a building in ${row.place}, ${row.admin1}, ${row.country}, on Tuesday.`;
      const place = placeFromToponyms(geoparse(text, gazetteer), text, gazetteer);
      if (place?.lng == null || place.lat === null) return true;
      return distanceKm([place.lng, place.lat], [Number(row.lon), Number(row.lat)]) > 25;
    });
    expect(rows.length).toBeGreaterThan(50);
    expect(wrong.map((row) => row.place)).toEqual([]);
  });
});
