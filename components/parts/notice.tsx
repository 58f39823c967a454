import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureWords } from '#components/data/failure-words.ts';
import { useWords } from '#components/words/use-words.ts';
import styles from './notice.module.css';

/** A part that failed: what failed, why, and a way to try again. Never shown as an empty list. */
export function FailureNotice({
  what,
  why,
  onRetry,
}: {
  what: string;
  why: Error | string;
  onRetry: () => void;
}) {
  const { say } = useWords();
  return (
    <div role="alert" className={styles.failure}>
      <TriangleAlert size="1rem" aria-hidden="true" />
      <p>
        <b>{what}</b> {typeof why === 'string' ? why : failureWords(why, { say })}
      </p>
      <button type="button" onClick={onRetry}>
        {say('common.again')}
      </button>
    </div>
  );
}

/** A card over an empty place: a title, a sentence and what can be done. */
export function EmptyNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.empty} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Grey lines where a list will be. */
export function ListSkeleton({ rows = 7 }: { rows?: number }) {
  const { say } = useWords();
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{say('common.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are all alike
        <div key={row} aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
