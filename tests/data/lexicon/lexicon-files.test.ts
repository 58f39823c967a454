import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchLexicon, parseLexiconFile } from '#lib/extract/lexicon.ts';
import { tokenize } from '#lib/extract/tokenize.ts';
import { LEXICON_FOLDER, loadLexicon } from '#lib/server/load-lexicon.ts';

const names = readdirSync(LEXICON_FOLDER).filter((name) => name.endsWith('.json'));

describe('data/lexicon', () => {
  it('holds every group', () => {
    const lexicon = loadLexicon();
    expect(lexicon.ok && lexicon.value.size).toBeGreaterThan(200);
    for (const group of [
      'actors',
      'cues',
      'frames',
      'negatives',
      'offices',
      'people',
      'targets',
      'tolls',
      'weapons',
    ])
      expect(names).toContain(`${group}.json`);
  });

  it.each(names)('%s is valid, lower case and without doubled ids', (name) => {
    const file = parseLexiconFile(name, JSON.parse(readFileSync(join(LEXICON_FOLDER, name), 'utf8')));
    if (!file.ok) throw new Error(file.problem.message);
    const ids = file.value.entries.map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of file.value.entries)
      for (const form of entry.forms) expect(form).toBe(form.toLowerCase());
  });

  it('names the file and the entry of a bad file', () => {
    const bad = parseLexiconFile('bad.json', {
      version: 1,
      group: 'weapons',
      doc: 'twenty characters and more',
      entries: [{ id: 'x', forms: ['x'], kind: 'x', model: null, type: 'nonsense' }],
    });
    expect(bad.ok).toBe(false);
    if (!bad.ok) expect(bad.problem.message).toMatch(/^bad\.json: entries\.0\.type/);
  });

  it.each([
    ['Shahed', 'drone'],
    ['Kalibr', 'missile'],
    ['Iskander', 'missile'],
    ['Kinzhal', 'missile'],
    ['Grad', 'rocket'],
    ['HIMARS', 'rocket'],
    ['KAB', 'guided_bomb'],
    ['FPV', 'drone'],
  ])('knows %s as a %s', (model, kind) => {
    const lexicon = loadLexicon();
    if (!lexicon.ok) throw new Error(lexicon.problem.message);
    const found = matchLexicon(lexicon.value, tokenize(`A ${model} hit`)).weapons[0];
    expect(found?.entry.kind).toBe(kind);
  });

  it.each([
    'Hamas',
    'Hezbollah',
    'the Houthis',
    'Rapid Support Forces',
    'Myanmar military',
    'JNIM',
    'Shining Path',
    'FMLN',
    'Israel',
    'Iran',
  ])('knows the actor %s', (name) => {
    const lexicon = loadLexicon();
    if (!lexicon.ok) throw new Error(lexicon.problem.message);
    expect(matchLexicon(lexicon.value, tokenize(`${name} attacked`)).actors.length).toBeGreaterThan(0);
  });
});
