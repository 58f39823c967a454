import type { ReactNode } from 'react';
import { WordsProvider } from '#components/words/words-provider.tsx';
import { currentLanguage } from '#lib/server/words/current-words.ts';
import { messagesOfRooms, type Room } from '#lib/server/words/messages.ts';

/** Gives a page the words of its rooms, and of those that every page needs. */
export async function PageWords({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const language = await currentLanguage();
  return (
    <WordsProvider language={language} messages={messagesOfRooms(language, rooms)}>
      {children}
    </WordsProvider>
  );
}
