/** Words that nothing begins with, taken for the nearest word that incidents and article titles have. */

import { sql } from 'kysely';
import SearchableMap from 'minisearch/SearchableMap';
import type { Store } from '../store/open-store.ts';

export type Correction = { from: string; to: string };
/** Words of the store in a radix tree, for a search with typing errors. */
export type Vocabulary = { words: SearchableMap<true> };

/** Shorter words have too many neighbours. */
const MIN_LENGTH = 4;
const MAX_WORDS = 300_000;

/** Every word that the search knows. */
export async function readVocabulary(store: Store): Promise<Vocabulary> {
  const rows = await store.selectFrom('search_words').select('word').limit(MAX_WORDS).execute();
  const words = new SearchableMap<true>();
  for (const { word } of rows) words.set(word, true);
  return { words };
}

/** The words with which nothing in the store begins: no incident, no article. */
export async function findUnknownWords(store: Store, words: readonly string[]): Promise<string[]> {
  const long = words.filter((word) => word.length >= MIN_LENGTH && word.length <= 30);
  if (long.length === 0) return [];
  const { rows } = await sql<{ word: string }>`
    SELECT word FROM unnest(${long}::text[]) AS given (word)
    WHERE NOT EXISTS (SELECT 1 FROM search_words AS known
        WHERE known.word >= given.word COLLATE "C" AND known.word < (given.word || chr(1114111)) COLLATE "C")
      AND NOT EXISTS (SELECT 1 FROM articles WHERE words @@ ('''' || given.word || ''':*')::tsquery)`.execute(
    store,
  );
  return rows.map(({ word }) => word);
}

/** The nearest known word, null when none is near: one edit for up to 5 letters, else two; a swap counts as one. */
export function correctWord({ words }: Vocabulary, word: string): string | null {
  const allowed = word.length <= 5 ? 1 : 2;
  let best: { word: string; cost: number } | null = null;
  // A swap of neighbours is two edits in the tree: look one further and count again.
  for (const [near, [, edits]] of words.fuzzyGet(word, allowed + 1)) {
    const cost = isSwap(word, near) ? 1 : edits;
    // The first letter is rarely the wrong one.
    const rated = cost + (near[0] === word[0] ? 0 : 0.5);
    if (cost > allowed || (best !== null && best.cost <= rated)) continue;
    best = { word: near, cost: rated };
  }
  return best?.word ?? null;
}

/** True if the words differ by two neighbouring letters that changed places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
