import { preload } from 'react-dom';
import { Dashboard } from '#components/dashboard.tsx';
import { Providers } from '#components/providers.tsx';
import { currentGround } from '#lib/server/basemap/current-ground.ts';
import { readFirstData } from '#lib/server/first-data.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { columnsPath } from '#lib/view/columns-path.ts';
import { decodeView, encodeView, unreadParams } from '#lib/view/view-codec.ts';
import { PageWords } from './page-words.tsx';

/** So much of a value names it. */
const MOST_LETTERS = 40;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The explorer at the view that the URL names; whatever cannot be read of it is left at its default. */
export default async function Page({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) params.set(name, first);
  }
  const view = decodeView(params);
  const unread = unreadParams(params).map((name) => `${name}=${params.get(name)?.slice(0, MOST_LETTERS)}`);
  const [first, { answer: basemap }] = await Promise.all([readFirstData(view), currentGround()]);
  // On their way before the first script runs; what the first sight of the page can do without comes after its scripts.
  const isKnown = first !== null;
  preload(isKnown ? '/api/incidents' : columnsPath(view.knownAt), {
    as: 'fetch',
    crossOrigin: 'anonymous',
    fetchPriority: isKnown ? 'low' : 'high',
  });
  preload('/api/articles', { as: 'fetch', crossOrigin: 'anonymous', fetchPriority: 'low' });
  return (
    <PageWords rooms={ROOMS.explorer} first={first?.records ?? []}>
      <Providers first={first}>
        <Dashboard query={encodeView(view)} unread={unread} basemap={basemap} />
      </Providers>
    </PageWords>
  );
}
