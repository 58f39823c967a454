import type { Metadata } from 'next';
import { AddPage } from '#components/ingest/add-page.tsx';
import { Providers } from '#components/providers.tsx';
import { currentWords } from '#lib/server/words/current-words.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from '../page-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await currentWords();
  return { title: say('ingest.pageTitle') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Adding articles and tables: files, text, addresses and feeds, previewed before they are kept. */
export default async function Page({ searchParams }: Props) {
  const { theme } = await searchParams;
  return (
    <PageWords rooms={ROOMS.add}>
      <Providers>
        <AddPage query={typeof theme === 'string' ? new URLSearchParams({ theme }).toString() : ''} />
      </Providers>
    </PageWords>
  );
}
