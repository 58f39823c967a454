/**
 * Bench: how well and how fast near-duplicate texts are known: our bottom-k sketch beside the package minhash, over the
 * sample reports and copies of them that keep a share of their sentences. `bench/copies.ts`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Minhash } from 'minhash';
import { shareOfText, signText } from '#lib/merge/sign-text.ts';
import { readSource } from '#lib/read/read-source.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'articles');
const KEPT = [1, 0.9, 0.75, 0.6, 0.4, 0.2, 0];
/** As lib/merge/group-sources.ts: from here on texts are copies. */
const COPY_SHARE = 0.5;

const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .flatMap((name) => readSource({ bytes: readFileSync(join(FOLDER, name)), name }, {}).value)
  .map(({ text }) => text);

let seed = 1;
function draw(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}

const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/);
const pairs = texts.flatMap((text, i) =>
  KEPT.map((share): [string, string] => {
    const others = sentences(texts[(i + 1) % texts.length]!);
    const mixed = sentences(text).map((own, k) => (draw() < share ? own : others[k % others.length]!));
    return [text, mixed.join(' ')];
  }),
);

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(3).map((_, i) => words.slice(i, i + 4).join(' ')));
}

const truth = pairs.map(([a, b]) => {
  const [x, y] = [shinglesOf(a), shinglesOf(b)];
  const shared = [...x].filter((shingle) => y.has(shingle)).length;
  return shared / (x.size + y.size - shared);
});

function rate<T>(name: string, sign: (text: string) => T, share: (a: T, b: T) => number): void {
  for (const [a] of pairs.slice(0, 50)) sign(a);
  const start = performance.now();
  const signed = pairs.map(([a, b]) => [sign(a), sign(b)] as const);
  const perText = (performance.now() - start) / pairs.length / 2;
  const estimates = signed.map(([a, b]) => share(a, b));
  const errors = estimates.map((estimate, i) => estimate - truth[i]!);
  const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  const wrong = estimates.filter((estimate, i) => estimate >= COPY_SHARE !== truth[i]! >= COPY_SHARE).length;
  console.log(
    `${name.padEnd(22)} ${perText.toFixed(3)} ms a text, error ${rmse.toFixed(4)} (root mean square), ${wrong} of ${pairs.length} pairs on the wrong side of ${COPY_SHARE}`,
  );
}

function signWith(numPerm: number): (text: string) => Minhash {
  return (text) => {
    const made = new Minhash({ numPerm, seed: 1 });
    for (const shingle of shinglesOf(text)) made.update(shingle);
    return made;
  };
}

rate('signText, 64 hashes', signText, shareOfText);
for (const size of [64, 128]) rate(`minhash, ${size} hashes`, signWith(size), (a, b) => a.jaccard(b));
