import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildLexicon, matchLexicon, parseLexiconFile } from '#lib/extract/lexicon.ts';
import { tokenize } from '#lib/extract/tokenize.ts';
import { LEXICON_FOLDER, loadLexicon } from '#lib/server/load-lexicon.ts';
import { extract, loadDeps } from '../../../bench/eval-deps.ts';
import { makeTempFolder } from '../../temp-folder.ts';

const names = readdirSync(LEXICON_FOLDER).filter((name) => name.endsWith('.json'));

describe('data/lexicon', () => {
  it('holds every group', () => {
    const lexicon = loadLexicon();
    expect(lexicon.ok && lexicon.value.size).toBeGreaterThan(200);
    for (const group of [
      'actors',
      'cues',
      'forces',
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

  const wordsFile = (forms: string[]) =>
    parseLexiconFile('own.json', {
      version: 1,
      group: 'weapons',
      doc: 'twenty characters and more',
      entries: [{ id: 'x', forms, kind: 'drone', model: null, type: 'drone_strike' }],
    });

  it('takes each word that a form lists, in every place', () => {
    const file = wordsFile(['red|blue kite|kites * over']);
    if (!file.ok) throw new Error(file.problem.message);
    const lexicon = buildLexicon([file.value]);
    const found = (text: string) => matchLexicon(lexicon, tokenize(text)).weapons.length;
    expect(['Red kite flew over', 'blue kites hung over', 'red kites hung over'].map(found)).toEqual([
      1, 1, 1,
    ]);
    expect(['the kite flew over', 'red kite over', 'redblue kite flew over'].map(found)).toEqual([0, 0, 0]);
  });

  it.each(['red| kite', '|red kite', 'red||blue', 'red kite|'])(
    'refuses "%s", which lists nothing',
    (form) => {
      const file = wordsFile([form]);
      expect(file.ok ? '' : file.problem.message).toMatch(/^own\.json: entries\.0\.forms\.0: an alternative/);
    },
  );

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

describe('another war is another file', () => {
  /** A copy of the lexicon with one more file. */
  function withFile(name: string, file: unknown): string {
    const folder = makeTempFolder('lexicon');
    cpSync(LEXICON_FOLDER, folder, { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(file));
    return folder;
  }

  const ACTORS = {
    version: 3,
    group: 'actors',
    doc: 'Sides of a war that was made up for this test.',
    entries: [
      {
        id: 'heron',
        name: 'Heron Column',
        kind: 'group',
        country: null,
        side: 'heron',
        forms: ['heron column', 'the herons'],
        adjectives: ['heronite'],
      },
    ],
  };
  const TEXT = 'ODESA — The herons attacked a market in Odesa on Tuesday, killing four people.';

  it('knows the side of a file that was dropped in, and does not know it without', () => {
    const lexicon = loadLexicon(withFile('actors-made-up.json', ACTORS));
    if (!lexicon.ok) throw new Error(lexicon.problem.message);
    const doer = (deps: ReturnType<typeof loadDeps>): string | undefined =>
      extract(deps, 't', TEXT, '2023-06-14').mentions[0]?.perpetrator?.actor;
    const deps = loadDeps();
    expect(doer({ ...deps, lexicon: lexicon.value })).toBe('Heron Column');
    expect(doer(deps)).not.toBe('Heron Column');
  });

  it('takes the seat of a government that such a file names for its state where it is blamed', () => {
    const entry = {
      ...ACTORS.entries[0],
      id: 'heronia',
      name: 'Heronia',
      kind: 'state',
      seats: ['heronburg'],
    };
    const lexicon = loadLexicon(withFile('actors-made-up.json', { ...ACTORS, entries: [entry] }));
    if (!lexicon.ok) throw new Error(lexicon.problem.message);
    const deps = loadDeps();
    const text = 'Moscow blamed Heronburg for the drone attack on a petrol station in Belgorod on Sunday.';
    const doer = (d: ReturnType<typeof loadDeps>): string | undefined =>
      extract(d, 't', text, '2023-06-14').mentions[0]?.perpetrator?.actor;
    expect(doer({ ...deps, lexicon: lexicon.value })).toBe('Heronia');
    expect(doer(deps)).not.toBe('Heronia');
  });

  it('takes the by-name of a side for it only where the text names a side of its war', () => {
    const [entry] = ACTORS.entries;
    const byName = {
      ...entry,
      id: 'by_name',
      forms: ['the marsh folk'],
      adjectives: [],
      onlyWith: ['heron'],
    };
    const lexicon = loadLexicon(withFile('actors-made-up.json', { ...ACTORS, entries: [entry, byName] }));
    if (!lexicon.ok) throw new Error(lexicon.problem.message);
    const deps = { ...loadDeps(), lexicon: lexicon.value };
    const told = 'The marsh folk shelled a market in Odesa on Tuesday, killing four people.';
    const doer = (text: string): string | undefined =>
      extract(deps, 't', text, '2023-06-14').mentions[0]?.perpetrator?.actor;
    expect(doer(`${told} The herons have held the delta for a month.`)).toBe('Heron Column');
    expect(doer(told)).toBeUndefined();
  });

  it('refuses a seat of two words, by the entry', () => {
    const entry = { ...ACTORS.entries[0], seats: ['heron burg'] };
    const loaded = loadLexicon(withFile('actors-made-up.json', { ...ACTORS, entries: [entry] }));
    expect(loaded.ok ? null : loaded.problem.message).toMatch(
      /^actors-made-up\.json: entries\.0\.seats\.0: must be one word/,
    );
  });

  it('carries the version of every file', () => {
    const lexicon = loadLexicon(withFile('actors-made-up.json', ACTORS));
    expect(lexicon.ok && lexicon.value.version).toMatch(/actors@1 actors@3/);
  });

  it('refuses a file without a word on what it is for, by its name', () => {
    const loaded = loadLexicon(withFile('actors-mute.json', { ...ACTORS, doc: '' }));
    expect(loaded).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
    if (!loaded.ok) expect(loaded.problem.message).toMatch(/^actors-mute\.json: doc/);
  });
});
