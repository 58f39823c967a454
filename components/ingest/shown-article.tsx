'use client';
import { ReadingPreview } from '#components/ingest/reading-preview.tsx';
import type { Readings } from '#components/ingest/use-readings.ts';
import { useWords } from '#components/words/use-words.ts';
import { articlesOf, canKeep } from '#lib/view/add-inputs.ts';
import styles from './add-page.module.css';

/** The article that is looked at, with what can be done with it; a hint where there is none. */
export function ShownArticle({ state, dispatch }: Pick<Readings, 'state' | 'dispatch'>) {
  const { say } = useWords();
  const input = state.inputs.find(({ key }) => key === state.shown?.key);
  const article = input && state.shown ? articlesOf(input)[state.shown.article] : undefined;
  if (!input || !article?.extraction) return <p className={styles.hint}>{say('ingest.hint')}</p>;

  function keepAndNext(key: string) {
    dispatch({ type: 'keep', keys: [key] });
    const next = state.inputs.find((other) => other.key !== key && canKeep(other));
    if (next) dispatch({ type: 'show', shown: { key: next.key, article: 0 } });
  }

  return (
    <ReadingPreview
      key={`${input.key}|${state.shown?.article}|${input.published}`}
      article={article}
      extraction={article.extraction}
      label={say(input.stage.at === 'kept' ? 'ingest.kept' : 'ingest.previewed')}
    >
      {canKeep(input) && (
        <>
          <button type="button" className={styles.main} onClick={() => keepAndNext(input.key)}>
            {say('ingest.keepArticles', { count: articlesOf(input).length })}
          </button>
          <button
            type="button"
            className={styles.quiet}
            onClick={() => dispatch({ type: 'leave-out', key: input.key })}
          >
            {say('ingest.leaveOut')}
          </button>
        </>
      )}
      {input.stage.at === 'keeping' && <span role="status">{say('ingest.status.storing')}</span>}
      {input.stage.at === 'kept' && <span>{say('ingest.keptNow')}</span>}
    </ReadingPreview>
  );
}
