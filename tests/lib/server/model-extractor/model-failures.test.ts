import { describe, expect, it } from 'vitest';
import { labelSections } from '#lib/read/label-sections.ts';
import type { Problem } from '#lib/schema.ts';
import { type AnswerCache, memoryCache } from '#lib/server/model-extractor/answer-cache.ts';
import { proposeWithModel } from '#lib/server/model-extractor/propose-with-model.ts';
import { readArticleWithModel } from '#lib/server/model-extractor/read-article-with-model.ts';
import { CHUNK_LENGTH, MAX_CHUNKS } from '#lib/server/model-extractor/split-article.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { answerWith, attack, type MockCall, makeArticle, mockModel, shippedDeps } from './model-for-tests.ts';

const deps = shippedDeps();
const TEXT = 'A missile hit an apartment building in Kharkiv on Tuesday, killing five people.';
const HIT = attack({
  trigger: 'A missile hit an apartment building',
  type: 'missile_strike',
  place: 'Kharkiv',
});

describe('readArticleWithModel, when the model fails', () => {
  it.for<[string, () => string, 'stop' | 'length' | 'content-filter', Problem['kind']]>([
    ['prose', () => 'I am sorry, but I cannot help with violent content.', 'stop', 'malformed'],
    ['an answer that is cut off', () => answerWith(HIT).slice(0, -3), 'stop', 'malformed'],
    ['an answer that ran out of room', () => answerWith(HIT), 'length', 'malformed'],
    ['nothing', () => '', 'stop', 'malformed'],
    ['a refusal', () => 'No.', 'content-filter', 'refused'],
  ])('returns what the rules read and one problem line for %s', async ([, answer, finish, kind]) => {
    const { model } = mockModel(answer, finish);
    const article = makeArticle(TEXT);
    const read = await readArticleWithModel(article, deps, model, { cache: memoryCache() });
    const rules = readArticle(article, deps);
    expect(rules.mentions).toHaveLength(1);
    expect({ ...read, problems: [] }).toEqual({ ...rules, problems: [] });
    const more = read.problems.slice(rules.problems.length);
    expect(more).toMatchObject([{ kind }]);
    expect(more[0]?.message).toMatch(
      /^the test report: the language model mock was not used \(.+\); the rules read/,
    );
  });

  it('refuses a text that is too long for it without asking, and the rules read it', async () => {
    const { model, calls } = mockModel(() => answerWith());
    const text = `${TEXT}\n\n${'Nothing else was told of that day by anybody. '.repeat((CHUNK_LENGTH * (MAX_CHUNKS + 1)) / 46)}`;
    const read = await readArticleWithModel(makeArticle(text), deps, model, { cache: memoryCache() });
    expect(calls).toEqual([]);
    expect(read.mentions.map((m) => m.place?.name)).toEqual(['Kharkiv']);
    expect(read.problems.map((p: Problem) => p.kind)).toEqual(['too_large']);
  });
});

describe('proposeWithModel over a text of 100 kB', () => {
  const filler = (from: number): string =>
    Array.from(
      { length: 800 },
      (_, i) => `The council spent session ${from + i} on the budget of the coming year.`,
    ).join(' ');
  const long = [
    TEXT,
    filler(1000),
    'In the evening a drone hit a bridge in Kherson, wounding two people.',
    filler(2000),
  ].join('\n\n');

  it('asks about each stretch with the opening beside it and finds quotes of both', async () => {
    const said = ({ user }: MockCall): string =>
      answerWith(
        ...(user.includes('hit a bridge')
          ? [
              attack({
                trigger: 'a drone hit a bridge',
                type: 'drone_strike',
                place: 'Kherson',
                time: 'on Tuesday',
              }),
            ]
          : []),
        ...(user.includes('OPENING') ? [] : [HIT]),
      );
    const { model, calls } = mockModel(said);
    const read = await readArticleWithModel(makeArticle(long), deps, model, { cache: memoryCache() });
    expect(long.length).toBeGreaterThan(90_000);
    expect(calls.length).toBeGreaterThan(8);
    expect(read.mentions.map((m) => [m.id, m.place?.name])).toEqual([
      ['m1', 'Kharkiv'],
      ['m2', 'Kherson'],
    ]);
    expect(read.mentions[1]?.time.start).toBe('2023-05-09');
    for (const { user } of calls) expect(user.length).toBeLessThan(CHUNK_LENGTH + 2000);
  });

  it('takes no trigger from the opening when it is asked about a later stretch', async () => {
    const { model } = mockModel(() => answerWith(HIT));
    const article = makeArticle(long);
    const { proposals, rejections } = await proposeWithModel(article, labelSections(long, []), model, {
      cache: memoryCache(),
    });
    expect(proposals).toHaveLength(1);
    expect(rejections.find((r) => r.reason === 'trigger is not in the text')?.count).toBeGreaterThan(6);
  });

  it('leaves the whole article to the rules when one stretch fails, and asks only about that one again', async () => {
    let broken = true;
    const { model, calls } = mockModel(({ user }) =>
      broken && user.includes('hit a bridge') ? '{"attacks": [' : answerWith(),
    );
    const cache = memoryCache();
    const first = await readArticleWithModel(makeArticle(long), deps, model, { cache });
    expect(first.mentions.length).toBeGreaterThan(0);
    const asked = calls.length;
    broken = false;
    await readArticleWithModel(makeArticle(long), deps, model, { cache });
    const again = calls.slice(asked).map(({ user }) => user);
    expect(again[0]).toContain('hit a bridge');
    expect(new Set([...calls.map(({ user }) => user)]).size).toBe(calls.length - 1);
  });
});

describe('the cache of answers', () => {
  it('answers a second reading of the same text, and another text or model is asked anew', async () => {
    const { model, calls } = mockModel(() => answerWith(HIT));
    const cache = memoryCache();
    const first = await readArticleWithModel(makeArticle(TEXT), deps, model, { cache });
    expect(await readArticleWithModel(makeArticle(TEXT), deps, model, { cache })).toEqual(first);
    expect(calls).toHaveLength(1);
    await readArticleWithModel(makeArticle(`${TEXT} More.`), deps, model, { cache });
    await readArticleWithModel(makeArticle(TEXT), deps, { ...model, name: 'another' }, { cache });
    expect(calls).toHaveLength(3);
  });

  it('keeps no answer that cannot be read', async () => {
    const kept = new Map<string, string>();
    const cache: AnswerCache = {
      get: (key) => kept.get(key),
      set: (key, answer) => void kept.set(key, answer),
    };
    await readArticleWithModel(makeArticle(TEXT), deps, mockModel(() => 'no').model, { cache });
    expect(kept.size).toBe(0);
  });

  it.for([
    [
      'throws',
      { get: () => Promise.reject(new Error('down')), set: () => Promise.reject(new Error('down')) },
    ],
    ['holds rubbish', { get: () => '{"attacks": [', set: () => {} }],
  ] as [string, AnswerCache][])('does no harm when it %s', async ([, cache]) => {
    const { model, calls } = mockModel(() => answerWith(HIT));
    const read = await readArticleWithModel(makeArticle(TEXT), deps, model, { cache });
    expect(read.mentions.map((m) => m.place?.name)).toEqual(['Kharkiv']);
    expect(calls).toHaveLength(1);
  });

  it('forgets what was used longest ago', () => {
    const cache = memoryCache(100);
    for (let i = 0; i < 20; i++) cache.set(`key${i}`, 'x'.repeat(10));
    expect([cache.get('key0'), cache.get('key19')]).toEqual([undefined, 'x'.repeat(10)]);
  });
});
