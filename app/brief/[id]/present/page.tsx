import type { Metadata } from 'next';
import { BriefPresent } from '#components/brief/brief-present.tsx';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from '../../../page-words.tsx';

export const metadata: Metadata = { title: 'Presenting · Dateline' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A brief in full screen; `?presenter=1` is the second window with notes and clock. */
export default async function Page({ params, searchParams }: Props) {
  const { presenter } = await searchParams;
  return (
    <PageWords rooms={ROOMS.brief}>
      <BriefPresent id={(await params).id} isPresenter={presenter === '1'} />
    </PageWords>
  );
}
