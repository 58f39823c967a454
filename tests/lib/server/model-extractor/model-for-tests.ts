import { join } from 'node:path';
import { MockLanguageModelV4 } from 'ai/test';
import type { Article } from '#lib/schema.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { loadLexicon } from '#lib/server/load-lexicon.ts';
import type { ProposedAttack } from '#lib/server/model-extractor/answer.ts';
import type { OpenModel } from '#lib/server/model-extractor/open-model.ts';
import type { ReadDeps } from '#lib/server/read-article.ts';

/** Lexicon and gazetteer that ship with the program; a damaged file fails the test with its name. */
export function shippedDeps(): ReadDeps {
  const lexicon = loadLexicon();
  const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../..'));
  if (!lexicon.ok) throw new Error(lexicon.problem.message);
  if (!gazetteer.ok) throw new Error(gazetteer.problem.message);
  return { lexicon: lexicon.value, gazetteer: gazetteer.value };
}

export function makeArticle(text: string, publishedAt: string | null = '2023-05-10'): Article {
  return {
    id: 'a1',
    title: 'the test report',
    publisher: null,
    byline: null,
    url: null,
    publishedAt,
    publishedFrom: publishedAt === null ? null : '--published',
    language: 'en',
    sources: [],
    text,
    sections: [],
  };
}

/** A proposed attack with nothing but a trigger, and what is given. */
export function attack(given: Partial<ProposedAttack> & { trigger: string }): ProposedAttack {
  return {
    type: 'attack_unspecified',
    assertion: 'happened',
    outcome: 'unknown',
    time: null,
    place: null,
    weapon: null,
    targets: [],
    killed: null,
    injured: null,
    perpetrator: null,
    mode: null,
    speaker: null,
    ...given,
  };
}

export type MockCall = { system: string; user: string };
type Finish = 'stop' | 'length' | 'content-filter';

/** The SDK's mock model: answers each question by the function, and keeps what it was asked. */
export function mockModel(
  answer: (call: MockCall) => string,
  finish: Finish = 'stop',
): { model: OpenModel; calls: MockCall[] } {
  const calls: MockCall[] = [];
  const languageModel = new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const call = { system: textOf(prompt, 'system'), user: textOf(prompt, 'user') };
      calls.push(call);
      return {
        content: [{ type: 'text', text: answer(call) }],
        finishReason: { unified: finish, raw: finish },
        usage: {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
        warnings: [],
      };
    },
  });
  return { model: { name: 'mock', languageModel, timeoutMs: 5000 }, calls };
}

function textOf(prompt: readonly { role: string; content: unknown }[], role: string): string {
  return prompt
    .filter((message) => message.role === role)
    .map(({ content }) => (typeof content === 'string' ? content : (content as { text: string }[])[0]!.text))
    .join('\n');
}

/** The answer with these attacks as the model would write it. */
export function answerWith(...attacks: readonly unknown[]): string {
  return JSON.stringify({ attacks });
}
