import type { Metadata } from 'next';
import { AddPage } from '#components/ingest/add-page.tsx';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from '../page-words.tsx';

export const metadata: Metadata = { title: 'Add articles · Dateline' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Adding articles: files, text and addresses, previewed before they are kept. */
export default async function Page({ searchParams }: Props) {
  const { theme } = await searchParams;
  return (
    <PageWords rooms={ROOMS.add}>
      <AddPage query={typeof theme === 'string' ? new URLSearchParams({ theme }).toString() : ''} />
    </PageWords>
  );
}
