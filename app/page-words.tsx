import type { ReactNode } from 'react';
import { WordsProvider } from '#components/words/words-provider.tsx';
import type { Incident } from '#lib/schema.ts';
import { currentLanguage } from '#lib/server/words/current-words.ts';
import { messagesOfRooms, type Room } from '#lib/server/words/messages.ts';
import { namesOfPlaces } from '#lib/server/words/names-of-places.ts';

type Props = {
  rooms: readonly Room[];
  /** What the page shows first: its places' names in the reader's language come with the page itself. */
  first?: readonly Pick<Incident, 'place'>[];
  children: ReactNode;
};

/** Gives a page the words of its rooms, and of those that every page needs. */
export async function PageWords({ rooms, first, children }: Props) {
  const language = await currentLanguage();
  return (
    <WordsProvider
      language={language}
      messages={messagesOfRooms(language, rooms)}
      firstNames={namesOfPlaces(language, first ?? [])}
    >
      {children}
    </WordsProvider>
  );
}
