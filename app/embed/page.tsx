import type { Metadata } from 'next';
import { EmbedView } from '#components/embed-view.tsx';
import { Providers } from '#components/providers.tsx';
import { currentGround } from '#lib/server/basemap/current-ground.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';
import { PageWords } from '../page-words.tsx';

export const metadata: Metadata = { robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Map and timeline of the view that the URL names, for a frame in another page; `lang` chooses its language. */
export default async function Page({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) params.set(name, first);
  }
  const { answer: basemap } = await currentGround();
  return (
    <PageWords rooms={ROOMS.embed}>
      <Providers>
        <EmbedView query={encodeView(decodeView(params))} basemap={basemap} />
      </Providers>
    </PageWords>
  );
}
