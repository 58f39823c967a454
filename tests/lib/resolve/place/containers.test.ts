import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readColumns } from '#lib/resolve/place/column-file.ts';

const file = join(import.meta.dirname, '../../../../data/gazetteer/gazetteer.bin.gz');
const NONE = 0xffffffff;

describe('the shipped gazetteer', () => {
  it('puts no place into one of another country, so that places of two countries need no look-up', () => {
    const read = readColumns(gunzipSync(readFileSync(file)));
    if (!read.ok) throw new Error(read.problem.message);
    const { parent, country, countries, places } = read.value;
    let holders = 0;
    const abroad: number[] = [];
    for (let place = 0; place < places; place++) {
      const own = countries[country[place] as number];
      const holder = parent[place] as number;
      if (holder === NONE || !own) continue;
      holders++;
      const other = countries[country[holder] as number];
      if (other && other !== own) abroad.push(place);
    }
    expect(holders).toBeGreaterThan(100_000);
    expect(abroad).toEqual([]);
  });
});
