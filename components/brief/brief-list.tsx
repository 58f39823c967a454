'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { addView, sceneOfView } from '#components/brief/add-view.ts';
import { copyBrief, fetchBriefs, makeBrief } from '#components/brief/brief-api.ts';
import { SiteHeader } from '#components/header/site-header.tsx';
import { ListSkeleton } from '#components/parts/notice.tsx';
import { Providers } from '#components/providers.tsx';
import { useTheme } from '#components/use-theme.ts';
import { useWords } from '#components/words/use-words.ts';
import { NO_OPTIONS } from '#lib/brief/brief-schema.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { View } from '#lib/view/view-state.ts';
import editor from './brief-editor.module.css';
import styles from './brief-list.module.css';

function Briefs({ view }: { view: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const briefs = useQuery({ queryKey: ['briefs'], queryFn: ({ signal }) => fetchBriefs(signal) });
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const words = useWords();
  const { say } = words;
  const filters = activeFilters(decodeView(view), words).map(({ label }) => label);

  async function go(make: () => Promise<string>) {
    setBusy(true);
    setFailure(null);
    try {
      router.push(`/brief/${await make()}`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }
  return (
    <main className={styles.body}>
      <h1>{say('briefing.briefs')}</h1>
      <p className={editor.hint}>{say('briefing.what')}</p>
      <section className={styles.fresh} aria-label={say('briefing.newBrief')}>
        <p>
          {say.rich('briefing.fromExplorer', {
            filters: filters.length === 0 ? say('briefing.allAttacks') : filters.join(' · '),
            b: (inside) => <b>{inside}</b>,
          })}
        </p>
        <button
          type="button"
          className={editor.main}
          disabled={isBusy}
          onClick={() => go(async () => (await makeBrief({ draft: view })).brief.id)}
        >
          {say('briefing.draft')}
        </button>
        <button
          type="button"
          className={editor.quiet}
          disabled={isBusy}
          onClick={() =>
            go(
              async () =>
                (
                  await makeBrief({
                    title: say('briefing.newBrief'),
                    scenes: [sceneOfView(view)],
                    options: NO_OPTIONS,
                  })
                ).brief.id,
            )
          }
        >
          {say('briefing.alone')}
        </button>
      </section>
      {(failure ?? briefs.error?.message) && <p role="alert">{failure ?? briefs.error?.message}</p>}
      <ul className={styles.list} aria-label={say('briefing.stored')}>
        {briefs.data?.map(({ id, title, sceneCount, updatedAt }) => (
          <li key={id}>
            <Link href={`/brief/${id}`} prefetch={false}>
              <b>{title}</b>
              <span>
                {say('briefing.scenesChanged', {
                  count: sceneCount,
                  day: formatShortDay(updatedAt.slice(0, 10), words.language),
                })}
              </span>
            </Link>
            <button
              type="button"
              className={editor.quiet}
              disabled={isBusy}
              onClick={() =>
                go(async () => {
                  await addView(id, view);
                  return id;
                })
              }
            >
              {say('briefing.addView')}
            </button>
            <button
              type="button"
              className={editor.quiet}
              onClick={async () => {
                await copyBrief(id);
                await client.invalidateQueries({ queryKey: ['briefs'] });
              }}
            >
              {say('briefing.duplicate')}
            </button>
            <Link href={`/?brief=${id}`} prefetch={false} className={editor.quiet}>
              {say('briefing.openHere')}
            </Link>
            <Link href={`/brief/${id}/present`} prefetch={false} className={editor.quiet}>
              {say('brief.present')}
            </Link>
          </li>
        ))}
      </ul>
      {briefs.isPending && <ListSkeleton rows={2} />}
      {briefs.data?.length === 0 && <p className={editor.hint}>{say('briefing.none')}</p>}
    </main>
  );
}

/** All briefs, and a new one from the view that the explorer showed. */
export function BriefList({ view }: { view: string }) {
  const [theme, setTheme] = useState<View['theme']>(() => decodeView(view).theme);
  useTheme(theme);
  return (
    <Providers>
      <div className={editor.screen}>
        <SiteHeader page="brief" theme={theme} onTheme={setTheme} />
        <Briefs view={view} />
      </div>
    </Providers>
  );
}
