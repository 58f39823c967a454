import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Keeps a model's answers; any failure of it is taken as "not kept". */
export type AnswerCache = {
  get(key: string): Promise<string | undefined> | string | undefined;
  set(key: string, answer: string): Promise<void> | void;
};

/** Characters of answers that the memory cache holds. */
const MAX_CHARACTERS = 8_000_000;

/** A cache in memory that forgets what was used longest ago. */
export function memoryCache(maxCharacters: number = MAX_CHARACTERS): AnswerCache {
  const kept = new LRUCache<string, string>({
    maxSize: maxCharacters,
    sizeCalculation: (answer, key) => answer.length + key.length,
  });
  return {
    get: (key) => kept.get(key),
    set: (key, answer) => {
      kept.set(key, answer);
    },
  };
}

/** SHA-256 of a text in hexadecimal digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Key of an answer: another model, another prompt or another text is another answer. */
export function answerKey(model: string, promptVersion: string, text: string): string {
  return `${model}|${promptVersion}|${hashText(text)}`;
}
