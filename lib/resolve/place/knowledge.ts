/** What the resolver knows beside the places: learned weights, common words and given names. Read by the shell as JSON. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';

const weights = z.record(z.string(), z.number());
const rankerFile = z.object({ rank: weights, detect: weights, threshold: z.number() });
const wordsFile = z.object({ common: z.record(z.string(), z.number()), givenNames: z.array(z.string()) });

export interface PlaceKnowledge {
  /** Weights of the homonym ranker and of the name detector, by feature name. */
  rank: Readonly<Record<string, number>>;
  detect: Readonly<Record<string, number>>;
  /** A name is kept when its probability is at least this. */
  threshold: number;
  /** Gazetteer keys that are also English words, with their rarity class (10 = commonest … 70). */
  common: ReadonlyMap<string, number>;
  givenNames: ReadonlySet<string>;
}

/** Checks data/gazetteer/ranker.json and words.json; fails with the first path that is wrong. */
export function readKnowledge(ranker: unknown, wordLists: unknown): Result<PlaceKnowledge> {
  const model = rankerFile.safeParse(ranker);
  if (!model.success) return fail('malformed', `ranker.json: ${issueOf(model.error)}`);
  const lists = wordsFile.safeParse(wordLists);
  if (!lists.success) return fail('malformed', `words.json: ${issueOf(lists.error)}`);
  return ok({
    ...model.data,
    common: new Map(Object.entries(lists.data.common)),
    givenNames: new Set(lists.data.givenNames),
  });
}

/** The same from the text of `{ "ranker": …, "words": … }`, as the gazetteer file carries it. */
export function parseKnowledge(json: string): Result<PlaceKnowledge> {
  try {
    const { ranker, words } = JSON.parse(json) as { ranker: unknown; words: unknown };
    return readKnowledge(ranker, words);
  } catch {
    return fail('malformed', 'gazetteer: its knowledge section is not JSON (rebuild the file)');
  }
}

function issueOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unreadable' : `${issue.path.join('.')}: ${issue.message}`;
}
