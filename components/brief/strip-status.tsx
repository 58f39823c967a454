'use client';
import type { BriefState } from '#components/brief/use-brief.ts';
import type { Told } from '#components/brief/use-scene-list.ts';
import styles from './brief-editor.module.css';

const SAVED_WORDS: Record<BriefState['saving'], string> = {
  saved: 'Saved',
  saving: 'Saving',
  unsaved: 'Not saved yet',
};

function toldWords(told: Told): string {
  if (told.type === 'moved') return `Now scene ${told.to} of ${told.count}`;
  const words = {
    deleted: `Scene ${told.at} deleted`,
    duplicated: `Duplicated as scene ${told.at}`,
    added: `Added as scene ${told.at}`,
    updated: `Scene ${told.at} has this view now`,
    pinned: `Words pinned to scene ${told.at}`,
  };
  return words[told.type];
}

/** Whether the brief is stored, what was done last, and what failed. */
export function StripStatus({ state, told }: { state: BriefState; told: Told | null }) {
  return (
    <>
      <p className={styles.saved}>
        <span role="status">{SAVED_WORDS[state.saving]}</span>
        {told && ' · '}
        <span role="status">{told && toldWords(told)}</span>
      </p>
      {state.failure && (
        <p role="alert" className={styles.failure}>
          {state.failure}{' '}
          <button type="button" onClick={state.retry}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}
