/** Words for what the server writes: pages rendered there, files to take away. */
import format, { type CompiledMessage, type FormatValues } from 'icu-minify/format';
import type { Language, Say, Words } from '#lib/view/words.ts';
import { type MessageTree, messagesOf } from './messages.ts';

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

function find(tree: MessageTree, key: string): CompiledMessage {
  let at: MessageTree | CompiledMessage | undefined = tree;
  for (const part of key.split('.')) {
    at = typeof at === 'object' && !Array.isArray(at) ? at[part] : undefined;
  }
  if (at === undefined || (typeof at === 'object' && !Array.isArray(at))) {
    throw new Error(`data/messages: there is no message ${key}`);
  }
  return at;
}

function sayIn(language: Language): Say {
  const messages = messagesOf(language);
  const answer = (key: string, values?: FormatValues) =>
    format(find(messages, key), language, values, { formatters, timeZone: 'UTC' });
  const has = (key: string) => {
    try {
      return find(messages, key) !== undefined;
    } catch {
      return false;
    }
  };
  return Object.assign(answer, { rich: answer, markup: answer, has }) as unknown as Say;
}

const kept = new Map<Language, Words>();

/** The words of a language; a key that does not exist throws. `say.rich` answers text and elements in order. */
export function wordsIn(language: Language): Words {
  const words = kept.get(language) ?? { language, say: sayIn(language) };
  kept.set(language, words);
  return words;
}
