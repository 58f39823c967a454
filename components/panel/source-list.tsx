'use client';
import type { Dispatch } from 'react';
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

function Row({ report, isOn, onOpen }: { report: SourceReport; isOn: boolean; onOpen: () => void }) {
  const { article, figure } = report;
  return (
    <li>
      <button type="button" className={isOn ? styles.on : ''} aria-pressed={isOn} onClick={onOpen}>
        <span className={styles.name} title={article.title ?? undefined}>
          {article.title ?? article.publisher ?? 'Untitled article'}
        </span>
        <span className={styles.day}>
          {article.published.value === null ? 'undated' : formatShortDay(article.published.value)}
        </span>
        <span className={styles.figure}>
          {figure && (
            <>
              {figure.isVoid ? <s>{figure.words}</s> : figure.words}
              <span className="visually-hidden"> killed</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** The reports, those of one source together: copies and reports of one publisher count once. */
export function SourceList({ incident, reports, ledger, articleId, dispatch }: Props) {
  const groups = groupSources(reports, ledger);
  const count = groups.reduce((sum, group) => sum + group.reports.length, 0);
  return (
    <section>
      <h3>
        Sources{' '}
        <small>
          {count === 1 ? '1 report' : `${count} reports`}
          {count > 1 && `, ${groups.length} independent`}
        </small>
      </h3>
      {groups.map((group) => (
        <div key={group.key} className={group.reports.length > 1 ? styles.group : undefined}>
          {group.reports.length > 1 && (
            <p className={styles.same}>
              {group.reports[0]?.article.publisher ?? 'Same text'}: {group.reports.length} reports, counted
              once
            </p>
          )}
          <ul className={styles.sources}>
            {group.reports.map((report) => (
              <Row
                key={report.article.id}
                report={report}
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
