import { describe, expect, it } from 'vitest';
import { whyFound } from '#components/search/why-found.ts';
import type { ArticleSummary } from '#lib/schema.ts';
import type { Words } from '#lib/view/words.ts';
import { makeIncident } from '../fixtures/make-incident.ts';

const say = (key: string, values: Record<string, string>) =>
  `${key.split('.').at(-1)}: ${Object.values(values)[0]}`;
const words = { say, language: 'en' } as unknown as Words;
const incident = {
  ...makeIncident({ id: 'i', start: '2023-10-05', placeName: 'Гроза' }),
  members: [{ article: 'a', mention: 'm1' }],
};
const article = (id: string, title: string) => ({ id, title }) as ArticleSummary;
const marked = (why: ReturnType<typeof whyFound>) =>
  why?.lineHighlights.map(({ start, end }) => why.line.slice(start, end));

describe('whyFound', () => {
  it('names the place where its name holds the words', () => {
    const why = whyFound(incident, ['гроз'], [], words);
    expect(why?.line).toBe('atPlace: Гроза');
    expect(marked(why)?.[0]).toMatch(/^Гроз/);
  });

  it('names the title of one of its own reports, with every word marked', () => {
    const articles = [article('b', 'Wake in Hroza'), article('a', 'Wake hit in Hroza')];
    const why = whyFound(incident, ['hroza', 'wake'], articles, words);
    expect(why?.line).toBe('inTitle: Wake hit in Hroza');
    expect(marked(why)).toEqual(['Wake', 'Hroza']);
  });

  it('says nothing where the attack’s own title holds every word', () => {
    expect(whyFound(incident, ['missile', 'strike'], [article('a', 'Missile strike')], words)).toBeNull();
  });

  it('says nothing where only some of the words are found', () => {
    expect(whyFound(incident, ['hroza', 'market'], [article('a', 'Wake hit in Hroza')], words)).toBeNull();
    expect(whyFound(incident, ['hroza'], [article('b', 'Wake hit in Hroza')], words)).toBeNull();
  });
});
