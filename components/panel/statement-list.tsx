'use client';
import type { Dispatch } from 'react';
import { QuoteLink } from '#components/panel/quote-link.tsx';
import type { Statement } from '#lib/view/summarise-reports.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import styles from './statement-list.module.css';

type Props = {
  title?: string;
  statements: readonly Statement[];
  incident: string;
  dispatch: Dispatch<ViewAction>;
};

function Row({
  statement,
  incident,
  dispatch,
}: { statement: Statement } & Pick<Props, 'incident' | 'dispatch'>) {
  const { article, mention, field } = statement;
  return (
    <li>
      <span className={styles.label}>{statement.label}</span>
      <div>
        <b>{statement.value}</b>
        {statement.speaker !== null && <span className={styles.speaker}> {statement.speaker}</span>}
        {statement.quote !== null && (
          <p>
            <QuoteLink
              field={field}
              quote={statement.quote}
              onOpen={() =>
                dispatch({ type: 'focus-evidence', article: article.id, incident, focus: { mention, field } })
              }
              onHeat={(heated) => dispatch({ type: 'heat-field', field: heated })}
            />
          </p>
        )}
      </div>
      <span className={styles.source} title={article.title ?? undefined}>
        {statement.articleCount > 1
          ? `${statement.articleCount} articles`
          : (article.publisher ?? article.title ?? '')}
      </span>
    </li>
  );
}

/** What reports state, one line each: the value, who says it, its words, its source. */
export function StatementList({ title, statements, incident, dispatch }: Props) {
  if (statements.length === 0) return null;
  const list = (
    <ul className={styles.list}>
      {statements.map((statement) => (
        <Row key={statement.key} statement={statement} incident={incident} dispatch={dispatch} />
      ))}
    </ul>
  );
  if (title === undefined) return list;
  return (
    <section>
      <h3>{title}</h3>
      {list}
    </section>
  );
}
