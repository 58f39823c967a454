import type { Metadata } from 'next';
import { BriefEditor } from '#components/brief/brief-editor.tsx';

export const metadata: Metadata = { title: 'Brief · Dateline' };

/** The editor of one brief. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <BriefEditor id={(await params).id} />;
}
