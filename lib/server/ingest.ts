/** The road from bytes to stored incidents: the one place where the stages are composed over many articles. */
import { setImmediate as turn } from 'node:timers/promises';
import type { MergedIncident } from '#lib/merge/report.ts';
import { articleId } from '#lib/read/article-id.ts';
import { readSource } from '#lib/read/read-source.ts';
import type { Given } from '#lib/read/source.ts';
import { ok, type Result } from '#lib/result.ts';
import type { Article, Extraction, Problem } from '#lib/schema.ts';
import { type Pipeline, tryReading } from './load-pipeline.ts';
import { beginChange } from './merge-stored.ts';
import type { NamedInput } from './open-inputs.ts';
import type { Store } from './store/open-store.ts';
import { readArticleSummaries } from './store/read-articles.ts';
import { lockIngest } from './store/read-merging.ts';
import { findByAddress, settleVersions } from './store/settle-versions.ts';
import {
  findByContent,
  hashContent,
  removeArticles,
  type StoredArticle,
  writeArticle,
} from './store/write-article.ts';

/** One article as read, before it is stored. */
export type Reading = { name: string; article: Article; extraction: Extraction };

/** What became of one article. Incidents are counted after merging. */
export type IngestedArticle = {
  name: string;
  id: string;
  title: string | null;
  status: 'added' | 'updated' | 'duplicate';
  /** Incidents that no earlier article told. */
  newIncidents: number;
  /** Incidents that an earlier article told too. */
  mergedIncidents: number;
  problems: Problem[];
};

/** Reads every article of one input; `failed` when some of it could not be read. */
export async function readInput(
  { name, input }: NamedInput,
  given: Given,
  pipeline: Pipeline,
  onArticle: () => void = () => {},
): Promise<{ readings: Reading[]; problems: Problem[]; failed: boolean }> {
  if (!input.ok) return { readings: [], problems: [input.problem], failed: true };
  const { value: articles, problems: found } = readSource(input.value, given);
  const problems = [...found];
  const readings: Reading[] = [];
  for (const each of articles) {
    const reading = await readOne(each, name, pipeline);
    if (reading.ok) readings.push(reading.value);
    else problems.push(reading.problem);
    onArticle();
    await turn();
  }
  // An encoding that had to be guessed is worth a line, but the text was read.
  const failed = articles.length === 0 || problems.some((problem) => problem.kind !== 'encoding');
  return { readings, problems, failed };
}

/** Reads one article; its id is made of its content, for files of several people may use the same ids. */
export async function readOne(each: Article, name: string, pipeline: Pipeline): Promise<Result<Reading>> {
  const article = { ...each, id: articleId(each.text, each.url) };
  const extraction = await tryReading(pipeline, article, name);
  if (!extraction.ok) return extraction;
  const sections = pipeline.label(article);
  return ok({ name, article: { ...article, sections }, extraction: extraction.value });
}

/**
 * Stores readings and merges what they touch, in one transaction: all of it or, on any failure, nothing.
 * A text that is stored already is a duplicate; where the reading now knows its publication day, it is read anew; a
 * changed text of the same address replaces the older version, which stays with its article and in the ledgers.
 * `remove` names articles to take away in the same step; `also` writes along with it.
 */
export async function storeReadings(
  store: Store,
  readings: readonly Reading[],
  now: Date,
  remove: readonly string[] = [],
  also: (all: Store, stored: readonly IngestedArticle[]) => Promise<void> = async () => {},
): Promise<IngestedArticle[]> {
  return store.transaction().execute(async (all) => {
    await lockIngest(all);
    const known = await findByContent(
      all,
      readings.map(({ article }) => article.text),
    );
    const { leaving, urls } = await findLeaving(all, readings, known, remove);
    const change = await beginChange(all, leaving, readings.length + remove.length);
    await removeArticles(all, remove);
    for (const [hash, { id }] of known) if (remove.includes(id)) known.delete(hash);
    const stored: IngestedArticle[] = [];
    for (const reading of readings) stored.push(await storeReading(all, reading, known));
    await also(all, stored);
    const changed = stored.filter((article) => article.status !== 'duplicate').map((article) => article.id);
    if (remove.length === 0 && changed.length === 0) return stored;
    await settleVersions(all, urls);
    return countIncidents(stored, await change.end(changed, now));
  });
}

/** The stored articles that a call removes, writes anew or may replace, and the addresses of all that it changes. */
async function findLeaving(
  store: Store,
  readings: readonly Reading[],
  known: ReadonlyMap<string, StoredArticle>,
  remove: readonly string[],
): Promise<{ leaving: string[]; urls: string[] }> {
  const anew = readings.flatMap(({ article }) => {
    const stored = known.get(hashContent(article.text));
    return stored && knowsMore(article, stored) ? [stored.id] : [];
  });
  const removed = await readArticleSummaries(store, remove);
  const addresses = [...readings.map(({ article }) => article.url), ...removed.map(({ url }) => url)];
  const urls = [...new Set(addresses.filter((url) => url !== null))];
  const same = await findByAddress(store, urls);
  return { leaving: [...new Set([...remove, ...anew, ...same])], urls };
}

/** `all` are the stored articles by their content; this one is among them afterwards. */
async function storeReading(
  store: Store,
  { name, article, extraction }: Reading,
  all: Map<string, StoredArticle>,
): Promise<IngestedArticle> {
  const hash = hashContent(article.text);
  const known = all.get(hash) ?? null;
  const id = known?.id ?? article.id;
  const told = { name, id, title: article.title, newIncidents: 0, mergedIncidents: 0 };
  if (known && !knowsMore(article, known)) {
    return { ...told, status: 'duplicate', problems: [] };
  }
  const whole = fillIn({ ...article, id }, known);
  await writeArticle(store, whole, extraction);
  all.set(hash, whole);
  return { ...told, status: known ? 'updated' : 'added', problems: extraction.problems };
}

/** True if the article comes with a publication day that the stored one lacks, or with another one said by a person. */
function knowsMore(article: Article, known: StoredArticle): boolean {
  if (article.publishedAt === null || article.publishedAt === known.publishedAt) return false;
  return known.publishedAt === null || article.publishedFrom === '--published';
}

function fillIn(article: Article, known: StoredArticle | null): Article {
  return {
    ...article,
    publisher: article.publisher ?? known?.publisher ?? null,
    url: article.url ?? known?.url ?? null,
  };
}

/** An incident is merged when another article told it before: one stored earlier, or one before it in this list. */
function countIncidents(
  stored: readonly IngestedArticle[],
  merged: readonly MergedIncident[],
): IngestedArticle[] {
  const order = new Map(stored.map((article, at) => [article.id, at]));
  const counts = stored.map(() => ({ newIncidents: 0, mergedIncidents: 0 }));
  for (const { incident } of merged) {
    const told = [...new Set(incident.members.map((member) => order.get(member.article) ?? -1))].sort(
      (a, b) => a - b,
    );
    for (const [rank, at] of told.entries()) {
      if (at >= 0) counts[at]![rank === 0 ? 'newIncidents' : 'mergedIncidents']++;
    }
  }
  return stored.map((article, at) =>
    article.status === 'duplicate' ? article : { ...article, ...counts[at]! },
  );
}
