import type { Lexicon } from '#lib/extract/lexicon.ts';
import { loadLexicon } from '#lib/server/load-lexicon.ts';

/** The lexicon that ships with the program; a damaged file fails the test with its name. */
export function shippedLexicon(): Lexicon {
  const lexicon = loadLexicon();
  if (!lexicon.ok) throw new Error(lexicon.problem.message);
  return lexicon.value;
}
