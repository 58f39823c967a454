import { EmptyNotice } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import styles from './empty-welcome.module.css';

/** First run, nothing read yet: how to add articles. */
export function EmptyWelcome() {
  const { say } = useWords();
  return (
    <div className={styles.place}>
      <EmptyNotice title={say('states.noArticles')}>
        <p>{say('states.addReports')}</p>
        <p>
          <code>npx dateline add PATH</code>
        </p>
        <p>{say('states.pathIs')}</p>
      </EmptyNotice>
    </div>
  );
}
