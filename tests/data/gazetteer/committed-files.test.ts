import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { curatedEntry } from '../../../data/build/gazetteer/curated.ts';

const FOLDER = join(import.meta.dirname, '../../../data/gazetteer');
const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  name: z.string().min(1),
  names: z.record(z.string(), z.string()),
  aliases: z.array(z.string().min(2)),
  demonyms: z.array(z.string().min(2)),
  point: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
}

describe('the committed gazetteer files', () => {
  it('lists at least 250 curated places, each with its reason and a point on the globe or a known place', () => {
    const entries = z.array(curatedEntry).parse(readJson('places.json'));
    expect(entries.length).toBeGreaterThanOrEqual(250);
    for (const { name, at, is, why } of entries) {
      expect(why.length, name).toBeGreaterThan(5);
      expect(at !== undefined || is !== undefined, name).toBe(true);
      if (at !== undefined) expect(Math.abs(at[1]) <= 90 && Math.abs(at[0]) <= 180, name).toBe(true);
    }
  });

  it('lists countries once each', () => {
    const countries = z.array(country).parse(readJson('countries.json'));
    const codes = countries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(240);
  });

  it('keeps the packed file small enough to commit', () => {
    expect(statSync(join(FOLDER, 'gazetteer.bin.gz')).size).toBeLessThan(12e6);
  });

  it('says source, licence and command of every file in the folder', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    for (const file of [
      'gazetteer.bin.gz',
      'places.json',
      'countries.json',
      'given-names.json',
      'words.json',
      'ranker.json',
    ]) {
      expect(readme).toContain(`\`${file}\``);
    }
    expect(readme).toContain('CC BY 4.0');
  });
});
