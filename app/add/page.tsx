import type { Metadata } from 'next';
import { AddPage } from '#components/ingest/add-page.tsx';

export const metadata: Metadata = { title: 'Add articles · Dateline' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Adding articles: files, text and addresses, previewed before they are kept. */
export default async function Page({ searchParams }: Props) {
  const { theme } = await searchParams;
  return <AddPage query={typeof theme === 'string' ? new URLSearchParams({ theme }).toString() : ''} />;
}
