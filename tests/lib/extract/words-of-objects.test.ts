import { describe, expect, it } from 'vitest';
import { readArticle } from '#lib/server/read-article.ts';
import { bareArticle, loadDeps } from '../../../bench/eval-deps.ts';

const deps = loadDeps();

/** Words that every object of the language answers to: a look-up by a word of a text must not find them. */
const WORDS = Object.getOwnPropertyNames(Object.prototype).flatMap((name) => [name, name.toLowerCase()]);

describe('words that name properties of every object', () => {
  it.each(WORDS)('are words like others beside a place, a day and a person: %s', (word) => {
    const texts = [
      `A missile strike hit Kyiv ${word} offices on Monday, killing two people.`,
      `Shelling in the ${word} district of Kharkiv killed three on the ${word} day.`,
      `In May, ${word} year, drones hit the ${word} week of March in Odesa; ${word} Kherson killed one.`,
    ];
    for (const text of texts) {
      const { mentions } = readArticle(bareArticle('made', text, '2022-11-16'), deps);
      expect(mentions.length).toBeGreaterThan(0);
      expect(JSON.stringify(mentions)).not.toContain('native code');
    }
  });
});
