import type { Metadata } from 'next';
import { BriefList } from '#components/brief/brief-list.tsx';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';
import { PageWords } from '../page-words.tsx';

export const metadata: Metadata = { title: 'Briefs · Dateline' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The briefs, and a new one from the view that the explorer's link carries. */
export default async function Page({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    if (typeof value === 'string') params.set(name, value);
  }
  return (
    <PageWords rooms={ROOMS.brief}>
      <BriefList view={encodeView(decodeView(params))} />
    </PageWords>
  );
}
