/** Benchmark: articles a second on one core through label → time → place → extract, data loaded once. Bar: 500. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '#lib/read/read-source.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { loadDeps } from './eval-deps.ts';

const folder = join(import.meta.dirname, '../data/articles');
const started = performance.now();
const deps = loadDeps();
console.log(`data loaded in ${(performance.now() - started).toFixed(0)} ms`);
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .flatMap((name) => readSource({ name, bytes: readFileSync(join(folder, name)) }, {}).value);

function rate(seconds: number): { count: number; perSecond: number; perCpuSecond: number; mentions: number } {
  const start = performance.now();
  const cpu = process.cpuUsage();
  let count = 0;
  let mentions = 0;
  while (performance.now() - start < seconds * 1000) {
    for (const article of articles) {
      mentions += readArticle(article, deps).mentions.length;
      count++;
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    count,
    perSecond: count / ((performance.now() - start) / 1000),
    perCpuSecond: count / ((user + system) / 1e6),
    mentions,
  };
}

rate(1);
const { count, perSecond, perCpuSecond, mentions } = rate(4);
const meanWords = articles.reduce((n, a) => n + a.text.split(/\s+/).length, 0) / articles.length;
console.log(
  `${articles.length} articles of ${meanWords.toFixed(0)} words: ${perSecond.toFixed(0)} articles/s, ${perCpuSecond.toFixed(0)} a second of processor time (a busy machine lowers the first only), ${(mentions / count).toFixed(1)} mentions each`,
);
