import { expect, it } from 'vitest';
import { cutPassage } from '#lib/server/search/cut-passage.ts';

const HEAD = '---\nurl: https://example.org/Kremenchuk_mall\n---\n';
const BODY = 'Rescuers searched the ruins of the mall in Kremenchuk on Tuesday.';
const META = [{ kind: 'meta', start: 0, end: HEAD.length }] as const;

it('quotes the text that a reader sees, not the addresses of the front matter', () => {
  const passage = cutPassage(HEAD + BODY, ['kremenchuk'], META);
  expect(passage?.text).toBe(BODY);
  expect(passage?.start).toBe(HEAD.length);
  const [mark] = passage?.highlights ?? [];
  expect(passage?.text.slice(mark?.start, mark?.end)).toBe('Kremenchuk');
});

it('gives none where only the front matter has the word', () => {
  expect(cutPassage(`${HEAD}Rescuers searched the ruins.`, ['kremenchuk'], META)).toBeNull();
});

it('begins and ends at whole words, with the match marked', () => {
  const long = `${'alpha beta '.repeat(40)}Kremenchuk ${'gamma delta '.repeat(40)}`;
  const passage = cutPassage(long, ['kremenchuk']);
  expect(passage?.text).toMatch(/^(alpha|beta)\b.*\b(gamma|delta)$/);
  expect(long.slice(passage?.start).startsWith(passage?.text ?? '-')).toBe(true);
});
