import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '#lib/server/model-extractor/answer.ts';
import { answerWith, attack } from './model-for-tests.ts';

const ONE = attack({ trigger: 'hit a warehouse', type: 'missile_strike' });
const JSON_TEXT = answerWith(ONE);

describe('readAnswer', () => {
  it.for([
    ['bare', JSON_TEXT],
    ['fenced', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    [
      'with prose around it',
      `Here are the attacks [see above]:\n${JSON_TEXT}\nLet me know {if} you need more!`,
    ],
    ['after a draft', `<think>{"attacks": []} is wrong</think>${JSON_TEXT}`],
    ['as a bare list', JSON.stringify([ONE])],
    ['spread over lines', JSON.stringify({ attacks: [ONE] }, null, 2)],
  ] as const)('reads an answer %s', ([, text]) => {
    expect(readAnswer(text)).toEqual({ ok: true, value: { attacks: [ONE], unreadable: 0 } });
  });

  it('reads an empty list as no attacks', () => {
    expect(readAnswer('{"attacks": []}')).toEqual({ ok: true, value: { attacks: [], unreadable: 0 } });
  });

  it('takes slots that were left out as not stated', () => {
    const text = answerWith({ trigger: 'hit a warehouse', type: 'missile_strike', assertion: 'happened' });
    expect(readAnswer(text)).toEqual({ ok: true, value: { attacks: [ONE], unreadable: 0 } });
  });

  it.for([
    ['cut off before its last brace', JSON_TEXT.slice(0, -1)],
    ['cut off in the list', JSON_TEXT.slice(0, -2)],
    ['cut off after the first attack', `${JSON_TEXT.slice(0, -2)}, {"trigger": "a sec`],
    ['cut off inside a fence', `\`\`\`json\n${JSON_TEXT.slice(0, 90)}\n\`\`\``],
    ['without JSON', 'I cannot help with that.'],
    ['of another shape', '{"events": [{"trigger": "x"}]}'],
    ['that is empty', ''],
    ['that is a list of numbers', '[1, 2]'],
    ['with a comma too many', '{"attacks": [],}'],
  ] as const)('refuses an answer %s', ([, text]) => {
    expect(readAnswer(text)).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
  });

  it('leaves out and counts attacks with unknown labels or wrong kinds of values', () => {
    const text = answerWith(
      ONE,
      { ...ONE, type: 'nuclear_strike' },
      { ...ONE, assertion: 'certain' },
      { ...ONE, killed: 12 },
      'an attack',
    );
    expect(readAnswer(text)).toEqual({ ok: true, value: { attacks: [ONE], unreadable: 4 } });
  });

  it('never throws, whatever the text', () => {
    const noise = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('{', '}', '[', ']', '"', '\\', '"attacks":')),
    );
    fc.assert(fc.property(noise, (parts) => typeof readAnswer(parts.join('')).ok === 'boolean'));
    expect(readAnswer('['.repeat(300_000)).ok).toBe(false);
  });
});
