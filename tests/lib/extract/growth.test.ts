import { describe, expect, it } from 'vitest';
import type { ExtractContext, Extractor } from '#lib/extract/extract-context.ts';
import { rulesExtractor } from '#lib/extract/extract-mentions.ts';
import type { Gazetteer } from '#lib/resolve/place/gazetteer.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { bareArticle, loadDeps } from '../../../bench/eval-deps.ts';

const deps = loadDeps();

type Steps = { asked: number; mentions: number };

/** Counts every question to the gazetteer and every question for a day, a place or what holds it. */
function stepsOf(text: string): Steps {
  let asked = 0;
  const gazetteer = new Proxy(deps.gazetteer, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        asked++;
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  }) as Gazetteer;
  // Names and days are looked for in every kind, those that tell of no attack included.
  const counted = (context: ExtractContext): ExtractContext => ({
    lexicon: context.lexicon,
    sections: context.sections,
    timexes: context.timexes,
    toponyms: context.toponyms,
    publicationDay: context.publicationDay,
    resolveTime: (...given) => {
      asked++;
      return context.resolveTime(...given);
    },
    resolvePlace: (...given) => {
      asked++;
      return context.resolvePlace(...given);
    },
    containersOf: (...given) => {
      asked++;
      return context.containersOf(...given);
    },
  });
  const extractor: Extractor = {
    ...rulesExtractor,
    propose: (words, context) => rulesExtractor.propose(words, counted(context)),
  };
  const { mentions } = readArticle(bareArticle('t', text, '2022-11-16'), { ...deps, gazetteer, extractor });
  return { asked, mentions: mentions.length };
}

const KINDS: [string, (i: number) => string][] = [
  ['one attack told again and again', () => 'A strike on Kyiv killed two on Monday. '],
  ['a town each', (i) => `A missile hit Town${i} on Monday, killing ${i}. `],
  [
    'a day each',
    (i) => `A missile hit Kharkiv on ${1 + (i % 28)} May ${2000 + (i % 23)}, killing ${i % 50} people. `,
  ],
  ['a count each', () => 'Two people were killed there. '],
  ['a denial each', (i) => `Moscow denied that it had struck Town${i}. A missile hit it. `],
  ['a name each', (i) => `Odesa Lviv Kharkiv Name${i}, `],
  ['a line each', () => 'Kyiv\n\n'],
];

describe('the work on a text', () => {
  it.each(KINDS)('grows with its length: %s', (_, pieceOf) => {
    const text = (length: number): string => Array.from({ length }, (_piece, i) => pieceOf(i)).join('');
    const [short, long] = [stepsOf(text(300)), stepsOf(text(600))];
    expect(short.asked).toBeGreaterThan(0);
    expect(long.asked).toBeLessThan(2.4 * short.asked + 100);
  });
});
