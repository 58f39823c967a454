import type { Metadata } from 'next';
import { LoginPage } from '#components/ingest/login-page.tsx';
import { Providers } from '#components/providers.tsx';
import { currentWords } from '#lib/server/words/current-words.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import { PageWords } from '../page-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await currentWords();
  return { title: say('ingest.login.pageTitle') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Signing in; `next` is the page of this server to go on to. */
export default async function Page({ searchParams }: Props) {
  const { theme, next } = await searchParams;
  return (
    <PageWords rooms={ROOMS.add}>
      <Providers>
        <LoginPage
          query={typeof theme === 'string' ? new URLSearchParams({ theme }).toString() : ''}
          next={typeof next === 'string' ? next : null}
        />
      </Providers>
    </PageWords>
  );
}
