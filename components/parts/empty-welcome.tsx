import { EmptyNotice } from '#components/parts/notice.tsx';
import styles from './empty-welcome.module.css';

/** First run, nothing read yet: how to add articles. */
export function EmptyWelcome() {
  return (
    <div className={styles.place}>
      <EmptyNotice title="No articles yet">
        <p>Add reports and every attack they describe appears here, with the sentence that says so.</p>
        <p>
          <code>npx dateline add PATH</code>
        </p>
        <p>
          PATH is a text, HTML, feed, JSON or CSV file, or an address. On the first start the sample articles
          are read now: they appear here by themselves.
        </p>
      </EmptyNotice>
    </div>
  );
}
