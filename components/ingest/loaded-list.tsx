'use client';
import { Check } from 'lucide-react';
import { ConfirmButton } from '#components/ingest/confirm-button.tsx';
import { hidden } from '#components/ingest/hidden-words.tsx';
import { rejectedHref, removeLoad } from '#components/ingest/ingest-api.ts';
import { useWords } from '#components/words/use-words.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { LoadsResponse } from '#lib/wire.ts';
import styles from './input-list.module.css';

type Props = { loads: LoadsResponse['loads']; act: (request: Promise<void>) => void };

/** What was loaded from tables; each load can be taken away as a whole. */
export function LoadedList({ loads, act }: Props) {
  const { say, language } = useWords();
  if (loads.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{say('ingest.loads.title')}</h2>
      <ul aria-label={say('ingest.loads.title')}>
        {loads.map(({ name, incidents, rejected, loadedAt, upload }) => (
          <li key={name} className={styles.input}>
            <span className={styles.icon}>
              <Check size="0.9375rem" aria-hidden="true" />
            </span>
            <div className={styles.open}>
              <b>{name}</b>
              <span>
                {say('ingest.loads.line', {
                  incidents,
                  rejected,
                  day: formatShortDay(loadedAt.slice(0, 10), language),
                })}
              </span>
            </div>
            <span className={styles.status}>
              {rejected > 0 && upload !== null && (
                <a href={rejectedHref(upload)} download>
                  {say.rich('ingest.loads.rejected', { name, hidden })}
                </a>
              )}
              <ConfirmButton
                className={styles.drop}
                title={say('ingest.loads.removeTitle', { name })}
                body={say('ingest.loads.removeBody', { count: incidents })}
                yes={say('ingest.loads.removeYes')}
                onYes={() => act(removeLoad(name))}
              >
                {say.rich('ingest.loads.remove', { name, hidden })}
              </ConfirmButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
