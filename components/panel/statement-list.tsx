'use client';
import { type Dispatch, useState } from 'react';
import { QuoteLink } from '#components/panel/quote-link.tsx';
import { useWords } from '#components/words/use-words.ts';
import { reportedWords, type Statement } from '#lib/view/ledger-lines.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import styles from './statement-list.module.css';

type Props = {
  statements: readonly Statement[];
  incident: string;
  dispatch: Dispatch<ViewAction>;
  /** Who published each article: named where a line quotes nobody. */
  publisherOf?: ReadonlyMap<string, string>;
  /** How many lines stand before "all" is asked for. */
  most?: number;
};

function Row({
  statement,
  incident,
  dispatch,
  publisherOf,
}: { statement: Statement } & Pick<Props, 'incident' | 'dispatch' | 'publisherOf'>) {
  const words = useWords();
  const { article, mention, field, isVoid, note, speaker } = statement;
  const voice = speaker ?? publisherOf?.get(article) ?? null;
  return (
    <li>
      <span className={styles.label}>{statement.label}</span>
      <div>
        {isVoid ? <s className={styles.void}>{statement.value}</s> : <b>{statement.value}</b>}
        {voice !== null && <span className={styles.speaker}> {voice}</span>}
        {note !== null && <span className={styles.note}> {note}</span>}
        {statement.quote !== null && (
          <p>
            <QuoteLink
              field={field}
              quote={statement.quote}
              onOpen={() =>
                dispatch({ type: 'focus-evidence', article, incident, focus: { mention, field } })
              }
              onHeat={(heated) => dispatch({ type: 'heat-field', field: heated })}
            />
          </p>
        )}
      </div>
      <span className={styles.source}>{reportedWords(statement, words)}</span>
    </li>
  );
}

/** What reports state, one line each: the value, who says it, its words, when it was reported. */
export function StatementList({ statements, incident, dispatch, publisherOf, most = 5 }: Props) {
  const { say } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  if (statements.length === 0) return null;
  const isLong = statements.length > most + 1;
  const shown = isLong && !showsAll ? statements.slice(0, most) : statements;
  return (
    <>
      <ul className={styles.list}>
        {shown.map((statement) => (
          <Row
            key={`${statement.key}|${statement.label}`}
            statement={statement}
            incident={incident}
            dispatch={dispatch}
            {...(publisherOf ? { publisherOf } : {})}
          />
        ))}
      </ul>
      {isLong && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? say('panel.fewer') : say('panel.showAll', { count: statements.length })}
        </button>
      )}
    </>
  );
}
