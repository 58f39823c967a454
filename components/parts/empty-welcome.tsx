import Link from 'next/link';
import { EmptyNotice } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import styles from './empty-welcome.module.css';

/** First run, nothing read yet: how to add articles. `addHref`: the page that adds them, where it can be gone to. */
export function EmptyWelcome({ addHref }: { addHref?: string | undefined }) {
  const { say } = useWords();
  return (
    <div className={styles.place}>
      <EmptyNotice title={say('states.noArticles')}>
        <p>{say('states.addReports')}</p>
        {addHref && (
          <p>
            <Link href={addHref} className={styles.add}>
              {say('states.addArticles')}
            </Link>
          </p>
        )}
        <p>
          <code>npx dateline add PATH</code>
        </p>
        <p>{say('states.pathIs')}</p>
      </EmptyNotice>
    </div>
  );
}
