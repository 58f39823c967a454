import type { Metadata } from 'next';
import { BriefEditor } from '#components/brief/brief-editor.tsx';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from '../../page-words.tsx';

export const metadata: Metadata = { title: 'Brief · Dateline' };

/** The editor of one brief. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return (
    <PageWords rooms={ROOMS.brief}>
      <BriefEditor id={(await params).id} />
    </PageWords>
  );
}
