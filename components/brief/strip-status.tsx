'use client';
import type { BriefState } from '#components/brief/use-brief.ts';
import type { Told } from '#components/brief/use-scene-list.ts';
import { useWords } from '#components/words/use-words.ts';
import styles from './brief-editor.module.css';

/** Whether the brief is stored, what was done last, and what failed. */
export function StripStatus({ state, told }: { state: BriefState; told: Told | null }) {
  const { say } = useWords();
  return (
    <>
      <p className={styles.saved}>
        <span role="status">{say(`brief.${state.saving}`)}</span>
        {told && ' · '}
        <span role="status">{told && say(`brief.told.${told.type}`, { count: 0, ...told })}</span>
      </p>
      {state.failure && (
        <p role="alert" className={styles.failure}>
          {state.failure.kind === 'newer'
            ? say('brief.newer')
            : say('brief.notSaved', { reason: state.failure.message })}{' '}
          <button type="button" onClick={state.retry}>
            {say('common.again')}
          </button>
        </p>
      )}
    </>
  );
}
