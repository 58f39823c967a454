import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORE, coreMatchers } from '#lib/resolve/time/core-matchers.ts';
import { longestMatch } from '#lib/resolve/time/match-step.ts';
import { readTokens } from '#lib/resolve/time/read-tokens.ts';

const folder = join(import.meta.dirname, '../../../../lib/resolve/time');

/** Every word that stands in quotes in the rules for time, so that a word added to a rule is tried here too. */
function wordsOfTheRules(): string[] {
  const words = new Set<string>();
  for (const name of readdirSync(folder)) {
    const rules = readFileSync(join(folder, name), 'utf8');
    for (const [, quoted = ''] of rules.matchAll(/'([^'\\\n]{1,400})'/g)) {
      for (const word of quoted.split(' ')) if (/^[\p{L}’‘.,:/-]{1,20}$/u.test(word)) words.add(word);
    }
  }
  return [...words];
}

const SIGNS_AND_FIGURES = "' ’ ( ) . , : / - 5 12 31 2022 1990 80 05 1430 30 s th W46".split(' ');
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...wordsOfTheRules()) },
  { weight: 1, arbitrary: fc.constantFrom(...SIGNS_AND_FIGURES) },
);
const text = fc
  .tuple(
    fc.constantFrom('', 'the '),
    fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 7 }),
  )
  .map(([the, words]) => the + words.map(([w, gap]) => w + gap).join(''));

describe('coreMatchers leaves out only what cannot begin there', () => {
  it('finds the same as all matchers tried at every word', () => {
    let found = 0;
    fc.assert(
      fc.property(text, fc.boolean(), (words, shouting) => {
        const tokens = readTokens(shouting ? words.toUpperCase() : words);
        const scan = { tokens, shouting };
        for (let i = 0; i <= tokens.length; i++) {
          const all = longestMatch(CORE, scan, i);
          expect(longestMatch(coreMatchers(scan, i), scan, i)).toEqual(all);
          if (all !== null) found++;
        }
      }),
      { numRuns: 4000 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('tries every matcher for each of the words that begin it', () => {
    const tried = new Set<unknown>();
    for (const first of [...wordsOfTheRules(), ...SIGNS_AND_FIGURES])
      for (const matcher of coreMatchers({ tokens: readTokens(first), shouting: false }, 0))
        tried.add(matcher);
    expect(CORE.filter((matcher) => !tried.has(matcher))).toEqual([]);
  });
});
