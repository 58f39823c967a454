import { RequestError } from '#components/data/dateline-api.ts';
import type { Words } from '#lib/view/words.ts';

/** Why something failed: in the server's own words where it gave some, else in the reader's language. */
export function failureWords(error: Error, { say }: Pick<Words, 'say'>): string {
  if (!(error instanceof RequestError) || error.failure === 'told') return error.message;
  return say(`states.${error.failure}`);
}
