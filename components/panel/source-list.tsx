'use client';
import type { Dispatch } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Incident, Ledger } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { groupSources, type SourceReport } from '#lib/view/source-groups.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import styles from './source-list.module.css';

type Props = {
  incident: Incident;
  reports: IncidentDetail['reports'];
  ledger: Ledger | undefined;
  articleId: string | null;
  dispatch: Dispatch<ViewAction>;
};

type RowProps = {
  report: SourceReport;
  /** False where the publisher stands above a group of reports. */
  showsPublisher: boolean;
  isOn: boolean;
  onOpen: () => void;
};

function Row({ report, showsPublisher, isOn, onOpen }: RowProps) {
  const { say, language } = useWords();
  const { article, figure } = report;
  const publisher = showsPublisher ? article.publisher : null;
  const title = article.title ?? (publisher === null ? say('common.untitled') : null);
  return (
    <li>
      <button type="button" className={isOn ? styles.on : ''} aria-pressed={isOn} onClick={onOpen}>
        <span className={styles.name} title={[publisher, title].filter(Boolean).join(': ')}>
          {publisher !== null && <b>{publisher}</b>} {title}
        </span>
        <span className={styles.day}>
          {article.published.value === null
            ? say('time.undated')
            : formatShortDay(article.published.value, language)}
        </span>
        <span className={styles.figure}>
          {figure && (
            <>
              {figure.isVoid ? <s>{figure.words}</s> : figure.words}
              <span className="visually-hidden">{say('panel.killedAfter')}</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** The reports, those of one source together: copies and reports of one publisher count once. */
export function SourceList({ incident, reports, ledger, articleId, dispatch }: Props) {
  const words = useWords();
  const { say } = words;
  const groups = groupSources(reports, ledger, words);
  const count = groups.reduce((sum, group) => sum + group.reports.length, 0);
  const counted = say('common.reports', { count });
  const publishers = new Set(reports.map(({ article }) => article.publisher ?? article.id));
  return (
    <section>
      <h3>
        {say('panel.sources')}{' '}
        <small>
          {count > 1 ? say('panel.ofPublishers', { reports: counted, count: publishers.size }) : counted}
        </small>
      </h3>
      {groups.map((group) => (
        <div key={group.key} className={group.reports.length > 1 ? styles.group : undefined}>
          {group.reports.length > 1 && (
            <p className={styles.same}>
              {say('panel.countedOnce', {
                publisher: group.reports[0]?.article.publisher ?? say('panel.sameText'),
                count: group.reports.length,
              })}
            </p>
          )}
          <ul className={styles.sources}>
            {group.reports.map((report) => (
              <Row
                key={report.article.id}
                report={report}
                showsPublisher={group.reports.length === 1}
                isOn={report.article.id === articleId}
                onOpen={() =>
                  dispatch({ type: 'open-article', id: report.article.id, incident: incident.id })
                }
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
