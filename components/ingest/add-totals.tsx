'use client';
import type { Readings } from '#components/ingest/use-readings.ts';
import { useWords } from '#components/words/use-words.ts';
import { type AddInput, articlesOf, canKeep } from '#lib/view/add-inputs.ts';
import { describeFound } from '#lib/view/count-mentions.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './add-page.module.css';

function isRead(input: AddInput): boolean {
  return ['previewed', 'kept', 'keeping', 'failed'].includes(input.stage.at);
}

function totalWords(inputs: readonly AddInput[], words: Words): string {
  const { say } = words;
  const mentions = inputs.flatMap(articlesOf).flatMap(({ extraction }) => extraction?.mentions ?? []);
  const kept = inputs.flatMap(({ stage }) => (stage.at === 'kept' ? stage.report : []));
  const joined = kept.reduce((sum, { mergedIncidents }) => sum + mergedIncidents, 0);
  const parts = [describeFound(mentions, words)];
  if (kept.length > 0) parts.push(say('ingest.articlesKept', { count: kept.length }));
  if (joined > 0) parts.push(say('ingest.joinedKnown', { count: joined }));
  return parts.join(', ');
}

/** How much of what was given is read, what was found in it, and one button to keep all of it. */
export function AddTotals({ state, dispatch }: Pick<Readings, 'state' | 'dispatch'>) {
  const words = useWords();
  const { say } = words;
  const { inputs } = state;
  const read = inputs.filter(isRead).length;
  const ready = inputs.filter(canKeep).map((input) => input.key);
  const waiting = inputs.filter((input) => input.stage.at === 'waiting');
  return (
    <>
      <div className={styles.totals}>
        <h2>{say('ingest.readOf', { done: read, total: inputs.length })}</h2>
        <span role="status">{totalWords(inputs, words)}</span>
        {waiting.length > 1 && (
          <button
            type="button"
            className={styles.quiet}
            onClick={() => {
              for (const { key } of waiting) dispatch({ type: 'leave-out', key });
            }}
          >
            {say('ingest.cancelRest')}
          </button>
        )}
        {ready.length > 0 && (
          <button
            type="button"
            className={styles.main}
            onClick={() => dispatch({ type: 'keep', keys: ready })}
          >
            {ready.length === 1 ? say('ingest.keep') : say('ingest.keepAll', { count: ready.length })}
          </button>
        )}
      </div>
      <progress
        className={styles.progress}
        value={read}
        max={inputs.length}
        aria-label={say('ingest.progress')}
      />
    </>
  );
}
