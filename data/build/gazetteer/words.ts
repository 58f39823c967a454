/** Makes words.json: gazetteer keys that are also common English words, and given names. */
import { readFileSync } from 'node:fs';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import { packageFile } from './packages.ts';

const LEVELS = [10, 20, 35, 40, 50, 55, 60, 70];

/** `keys` = the gazetteer's one-word keys. Levels are SCOWL's size classes: 10 holds the commonest words. */
export function readWords(
  keys: ReadonlySet<string>,
  extraGivenNames: readonly string[],
): { common: Record<string, number>; givenNames: string[] } {
  const common: Record<string, number> = {};
  for (const level of LEVELS) {
    const list = JSON.parse(
      readFileSync(packageFile('words', `english-words-${level}.json`), 'utf8'),
    ) as string[];
    for (const word of list) {
      if (/^[a-z]{2,}$/.test(word) && keys.has(word) && common[word] === undefined) common[word] = level;
    }
  }
  const names = new Set<string>(extraGivenNames.map(foldName));
  for (const name of ['femaleNames', 'maleNames'] as const) {
    const list = JSON.parse(readFileSync(packageFile(name, 'data/names.json'), 'utf8')) as string[];
    for (const given of list) names.add(foldName(given));
  }
  names.delete('');
  return {
    common: Object.fromEntries(Object.entries(common).sort(([a], [b]) => (a < b ? -1 : 1))),
    givenNames: [...names].sort(),
  };
}
