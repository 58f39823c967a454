import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddAction,
  articlesOf,
  canKeep,
  NO_INPUTS,
  reduceAdd,
  takeableOf,
} from '#lib/view/add-inputs.ts';
import { compareDays, mentionLine, undatedMentions } from '#lib/view/compare-readings.ts';
import { nameOfText, sortPasted } from '#lib/view/sort-pasted.ts';
import { articleDetail, type JobArticle } from '#lib/wire.ts';
import { EN } from '../../fixtures/words.ts';

const detail = articleDetail.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/api/article-a1.json', import.meta.url), 'utf8')),
);

const read: JobArticle = {
  name: 'report.txt',
  status: 'previewed',
  id: 'a_1',
  title: 'A report',
  newIncidents: 0,
  mergedIncidents: 0,
  problems: [],
  extraction: { text: detail.text, published: detail.article.published, sections: [], mentions: [] },
};
const unreadable: JobArticle = { ...read, id: null, title: null, status: 'failed' };
delete unreadable.extraction;

const text = (name: string) => ({ name, given: { kind: 'text', text: name } as const });

describe('reduceAdd', () => {
  it('puts back what was left out last, where it stood, until something else is given or kept', () => {
    let state = reduceAdd(NO_INPUTS, { type: 'give', inputs: [text('one'), text('two'), text('three')] });
    state = reduceAdd(state, { type: 'progress', key: 'n2', done: 0, total: 1 });
    const left = reduceAdd(state, { type: 'leave-out', key: 'n2' });
    expect(left.inputs.map(({ key }) => key)).toEqual(['n1', 'n3']);
    const back = reduceAdd(left, { type: 'put-back' });
    expect(back.inputs.map(({ key, stage }) => [key, stage.at])).toEqual([
      ['n1', 'waiting'],
      ['n2', 'waiting'],
      ['n3', 'waiting'],
    ]);
    expect(back.leftOut).toBeNull();
    const given = reduceAdd(left, { type: 'give', inputs: [text('four')] });
    expect(reduceAdd(given, { type: 'put-back' }).inputs).toEqual(given.inputs);
  });

  it('takes back only what keeping has newly stored, which can then be kept again or left out', () => {
    const known: JobArticle = { ...read, id: 'a_2', status: 'duplicate' };
    let state = reduceAdd(NO_INPUTS, { type: 'give', inputs: [text('one')] });
    state = reduceAdd(state, { type: 'previewed', key: 'n1', articles: [read, read] });
    expect(state.inputs.flatMap(takeableOf)).toEqual([]);
    state = reduceAdd(state, { type: 'keep', keys: ['n1'] });
    const report: JobArticle[] = [{ ...read, status: 'added' }, known, unreadable];
    state = reduceAdd(state, { type: 'kept', key: 'n1', report });
    expect(state.inputs.flatMap(takeableOf)).toEqual(['a_1']);
    state = reduceAdd(state, { type: 'taken-back', key: 'n1' });
    expect(state.inputs.flatMap(takeableOf)).toEqual([]);
    expect(state.inputs.map(canKeep)).toEqual([true]);
    expect(reduceAdd(state, { type: 'leave-out', key: 'n1' }).inputs).toEqual([]);
  });

  it('shows the first article that was read and keeps only what was read', () => {
    let state = reduceAdd(NO_INPUTS, { type: 'give', inputs: [text('one'), text('two')] });
    expect(state.inputs.map((input) => [input.key, input.stage.at])).toEqual([
      ['n1', 'waiting'],
      ['n2', 'waiting'],
    ]);
    state = reduceAdd(state, { type: 'previewed', key: 'n2', articles: [unreadable, read] });
    expect(state.shown).toEqual({ key: 'n2', article: 1 });
    state = reduceAdd(state, { type: 'previewed', key: 'n1', articles: [unreadable] });
    expect(state.shown).toEqual({ key: 'n2', article: 1 });
    state = reduceAdd(state, { type: 'keep', keys: ['n1', 'n2'] });
    expect(state.inputs.map((input) => input.stage.at)).toEqual(['previewed', 'keeping']);
    state = reduceAdd(state, { type: 'kept', key: 'n2', report: [{ ...read, status: 'added' }] });
    expect(state.inputs[1]?.stage).toMatchObject({ at: 'kept', report: [{ status: 'added' }] });
  });

  it('reads anew when a publication day is given, and remembers the reading without it', () => {
    let state = reduceAdd(NO_INPUTS, { type: 'give', inputs: [text('one')] });
    state = reduceAdd(state, { type: 'previewed', key: 'n1', articles: [read] });
    state = reduceAdd(state, { type: 'set-published', key: 'n1', published: '2023-03-15' });
    expect(state.inputs[0]).toMatchObject({
      published: '2023-03-15',
      before: [read],
      stage: { at: 'waiting' },
    });
    state = reduceAdd(state, { type: 'previewed', key: 'n1', articles: [{ ...read, title: 'Other' }] });
    state = reduceAdd(state, { type: 'set-published', key: 'n1', published: '2023-03-16' });
    expect(state.inputs[0]?.before).toEqual([read]);
  });

  it('tries again where it failed: reading anew, or storing what was read', () => {
    let state = reduceAdd(NO_INPUTS, { type: 'give', inputs: [text('one'), text('two')] });
    state = reduceAdd(state, { type: 'failed', key: 'n1', why: 'No answer.' });
    state = reduceAdd(state, { type: 'previewed', key: 'n2', articles: [read] });
    state = reduceAdd(state, { type: 'keep', keys: ['n2'] });
    state = reduceAdd(state, { type: 'failed', key: 'n2', why: 'No answer.' });
    for (const key of ['n1', 'n2']) state = reduceAdd(state, { type: 'try-again', key });
    expect(state.inputs.map((input) => input.stage.at)).toEqual(['waiting', 'keeping']);
  });

  it('never invents or loses an input, whatever comes in which order', () => {
    const key = fc.constantFrom('n1', 'n2', 'n3', 'n9');
    const action: fc.Arbitrary<AddAction> = fc.oneof(
      fc.record({ type: fc.constant('progress' as const), key, done: fc.nat(9), total: fc.nat(9) }),
      fc.record({
        type: fc.constant('previewed' as const),
        key,
        articles: fc.constantFrom<JobArticle[]>([], [read]),
      }),
      fc.record({ type: fc.constant('failed' as const), key, why: fc.string() }),
      fc.record({ type: fc.constant('keep' as const), keys: fc.array(key) }),
      fc.record({
        type: fc.constant('kept' as const),
        key,
        report: fc.constantFrom<JobArticle[]>([], [read]),
      }),
      fc.record({ type: fc.constant('leave-out' as const), key }),
      fc.record({ type: fc.constant('leave-undated' as const), key }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        let state = reduceAdd(NO_INPUTS, { type: 'give', inputs: [text('a'), text('b'), text('c')] });
        const left = new Set<string>();
        for (const step of actions) {
          state = reduceAdd(state, step);
          if (step.type === 'leave-out') left.add(step.key);
        }
        expect(state.inputs.map((input) => input.key)).toEqual(
          ['n1', 'n2', 'n3'].filter((name) => !left.has(name)),
        );
        for (const input of state.inputs)
          if (canKeep(input)) expect(articlesOf(input).length).toBeGreaterThan(0);
        if (state.shown !== null) {
          expect(state.inputs.some((input) => input.key === state.shown?.key)).toBe(true);
        }
      }),
    );
  });
});

describe('compareDays', () => {
  const [mention] = detail.mentions;
  if (!mention) throw new Error('the fixture has a mention');
  const undated = { ...mention, time: { ...mention.time, start: null, end: null, surface: 'on Tuesday' } };
  const dated = { ...mention, time: { ...mention.time, start: '2023-03-14', end: '2023-03-14' } };

  it('says which words get which day', () => {
    expect(compareDays([undated], [dated], EN)).toEqual([
      {
        key: mention.id,
        words: 'on Tuesday',
        attack: mentionLine(mention, EN),
        before: 'undated',
        after: 'Tuesday 14 March 2023',
      },
    ]);
  });

  it('says nothing where nothing changes', () => {
    expect(compareDays([dated], [dated], EN)).toEqual([]);
    expect(undatedMentions([dated])).toEqual([]);
    expect(undatedMentions([undated])).toEqual([undated]);
  });
});

describe('sortPasted', () => {
  it('tells addresses from text', () => {
    expect(sortPasted('  https://a.example/1\n\nhttps://a.example/2\nhttps://a.example/1 ')).toEqual({
      kind: 'addresses',
      addresses: ['https://a.example/1', 'https://a.example/2'],
    });
    expect(sortPasted('See https://a.example/1 for more')).toMatchObject({ kind: 'text' });
    expect(sortPasted(' \n\t ')).toBeNull();
  });

  it('takes any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const pasted = sortPasted(any);
        if (pasted?.kind === 'text') expect(pasted.text).toBe(any);
        expect(nameOfText(any).isWellFormed() || !any.isWellFormed()).toBe(true);
      }),
    );
  });
});
