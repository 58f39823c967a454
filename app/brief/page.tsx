import type { Metadata } from 'next';
import { BriefList } from '#components/brief/brief-list.tsx';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';

export const metadata: Metadata = { title: 'Briefs · Dateline' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The briefs, and a new one from the view that the explorer's link carries. */
export default async function Page({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    if (typeof value === 'string') params.set(name, value);
  }
  return <BriefList view={encodeView(decodeView(params))} />;
}
