import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLexicon, type Lexicon, parseLexiconFile } from '#lib/extract/lexicon.ts';
import type { LexiconFile } from '#lib/extract/lexicon-schema.ts';
import { fail, ok, type Result } from '#lib/result.ts';

/** Folder of the lexicon that ships with the program. */
export const LEXICON_FOLDER = join(import.meta.dirname, '../../data/lexicon');

/** Reads and compiles every JSON file of a lexicon folder, in name order; the first bad file fails with its name. */
export function loadLexicon(folder: string = LEXICON_FOLDER): Result<Lexicon> {
  const files: LexiconFile[] = [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (names.length === 0) return fail('empty', `${folder}: holds no lexicon file (*.json)`);
  for (const name of names) {
    let json: unknown;
    try {
      json = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      return fail('malformed', `${name}: ${error instanceof Error ? error.message : 'not JSON'}`);
    }
    const file = parseLexiconFile(name, json);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(buildLexicon(files));
}
