/** The message files of data/messages: read and compiled once a process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';
import type { LANGUAGES, Language } from '#lib/view/words.ts';
import type english from '../../../data/messages/en.json';
import { projectRoot } from '../locate.ts';

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: typeof english;
    Locale: (typeof LANGUAGES)[number];
  }
}

/** The first level of the message files: a part of the screen each. */
export type Room = keyof typeof english;
/** Messages as they are in the file or, compiled, as the browser gets them: without a parser. */
export interface MessageTree {
  [key: string]: CompiledMessage | MessageTree;
}
type RawTree = { [key: string]: string | RawTree };

const kept = globalThis as typeof globalThis & { datelineMessages?: Map<Language, MessageTree> };

function compileTree(tree: RawTree): MessageTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      // Objects without a prototype, as the compiler makes them, do not pass from server to browser: a clone is plain.
      typeof value === 'string' ? structuredClone(compile(value)) : compileTree(value),
    ]),
  );
}

/** Every message of a language, compiled. Throws where the file is missing or a message is malformed. */
export function messagesOf(language: Language): MessageTree {
  kept.datelineMessages ??= new Map();
  const found = kept.datelineMessages.get(language);
  if (found) return found;
  const path = join(projectRoot(), 'data', 'messages', `${language}.json`);
  const made = compileTree(JSON.parse(readFileSync(path, 'utf8')) as RawTree);
  kept.datelineMessages.set(language, made);
  return made;
}

/** Reasons come in English from the machine: only other languages need words for them. */
const TRANSLATED: readonly Room[] = ['reasons'];

/** The rooms that a page needs, so that no page carries the words of another. */
export function messagesOfRooms(language: Language, rooms: readonly Room[]): MessageTree {
  const all = messagesOf(language);
  const needed = rooms.filter((room) => language !== 'en' || !TRANSLATED.includes(room));
  return Object.fromEntries(needed.map((room) => [room, all[room] ?? {}]));
}
