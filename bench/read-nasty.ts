/**
 * Benchmark: nasty text and nasty files through reading and extraction once warm, for 100 kB: processor time (with that
 * of the threads that collect garbage meanwhile) and how long one waits. Bar: 200 ms. `--all` prints all, `--first` the first run as well, when nothing is compiled yet; `--only WORDS` takes the
 * kinds with these words in their names; `--grow` prints by how much the time of 100 kB grows in a text four times as
 * long (1 = not at all). Pages have a benchmark of their own, read-page.ts.
 */
import { readSource } from '#lib/read/read-source.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { loadDeps } from './eval-deps.ts';
import { nastyFiles } from './nasty-files.ts';
import { nastyTexts } from './nasty-texts.ts';

const BAR_MS = 200;
const BASE_LENGTH = 100_000;
const GROWTH = 4;
/** A kind is read until so many runs in a row are no faster, or so many in all. */
const IDLE_RUNS = 3;
const MAX_RUNS = 12;
const deps = loadDeps();

/** Some thousand names of places, from all letters. */
function namesOfPlaces(): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const starts = [...letters].flatMap((a) => [...letters].map((b) => a + b));
  return starts.flatMap((start) => deps.gazetteer.lookupPrefix(start, 12).map(({ name }) => name));
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** ms for 100 kB. */
type Cost = { cpu: number; wait: number };

function costOf(name: string, bytes: Uint8Array): Cost {
  const [before, start] = [cpuMs(), performance.now()];
  for (const article of readSource({ name, bytes }, { publishedAt: '2022-11-16' }).value)
    readArticle(article, deps);
  const share = BASE_LENGTH / bytes.length;
  return { cpu: (cpuMs() - before) * share, wait: (performance.now() - start) * share };
}

const names = namesOfPlaces();

/** Every input by name, at a length. */
function inputs(length: number): [string, string][] {
  return [...nastyTexts(length, names), ...Object.entries(nastyFiles(length))];
}

/** The cost of the first run, and the least of all runs. */
function measure(name: string, text: string): { first: Cost; least: Cost } {
  const bytes = new TextEncoder().encode(text);
  const first = costOf(name, bytes);
  let least = first;
  for (let run = 1, idle = 0; run < MAX_RUNS && idle < IDLE_RUNS; run++) {
    const cost = costOf(name, bytes);
    idle = cost.cpu < least.cpu * 0.97 ? 0 : idle + 1;
    least = { cpu: Math.min(least.cpu, cost.cpu), wait: Math.min(least.wait, cost.wait) };
  }
  return { first, least };
}

const has = (flag: string): boolean => process.argv.includes(flag);
const only = has('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const all = inputs(BASE_LENGTH).filter(([name]) => name.includes(only));
const longer = has('--grow') ? new Map(inputs(BASE_LENGTH * GROWTH)) : new Map<string, string>();
const worst: Cost = { cpu: 0, wait: 0 };
const slow: Cost = { cpu: 0, wait: 0 };
for (const [name, text] of all) {
  const { first, least } = measure(name, text);
  for (const kind of ['cpu', 'wait'] as const) {
    worst[kind] = Math.max(worst[kind], least[kind]);
    if (least[kind] > BAR_MS) slow[kind] += 1;
  }
  const grown = longer.get(name);
  const growth = grown === undefined ? 0 : measure(name, grown).least.cpu / Math.max(least.cpu, 1);
  if (!(least.cpu > BAR_MS / 2 || growth > 2 || has('--all'))) continue;
  const told = [
    `${least.cpu.toFixed(0)} ms of processor time, ${least.wait.toFixed(0)} ms to wait`,
    ...(has('--first') ? [`${first.cpu.toFixed(0)} ms at first`] : []),
    ...(has('--grow') ? [`${growth.toFixed(1)} times that in ${GROWTH} times the text`] : []),
  ];
  console.log(`${name}: ${told.join(', ')}`);
}
console.log(
  `${all.length} inputs for 100 kB each (bar ${BAR_MS} ms): processor time at worst ${worst.cpu.toFixed(0)} ms, ` +
    `${slow.cpu} above the bar; to wait at worst ${worst.wait.toFixed(0)} ms, ${slow.wait} above the bar`,
);
