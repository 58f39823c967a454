'use client';
import type { Dispatch } from 'react';
import { useOwnTitles } from '#components/panel/use-own-titles.ts';
import { useWords } from '#components/words/use-words.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import type { IncidentDetail } from '#lib/wire.ts';
import styles from './near-misses.module.css';

type Props = {
  version: string;
  apart: IncidentDetail['apart'];
  spell: (reason: string) => string;
  dispatch: Dispatch<ViewAction>;
};

/** Attacks that look alike and were not joined, each with why. */
export function NearMisses({ version, apart, spell, dispatch }: Props) {
  const { say } = useWords();
  const titleOf = useOwnTitles(apart, version);
  if (apart.length === 0) return null;
  return (
    <section>
      <h3>{say('panel.keptApart')}</h3>
      <ul className={styles.list}>
        {apart.map((near) => (
          <li key={near.incident}>
            <button type="button" onClick={() => dispatch({ type: 'select-incident', id: near.incident })}>
              {titleOf(near)}
            </button>
            {near.why.length > 0 && (
              <p>{say('panel.because', { reasons: near.why.map(spell).join('; ') })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
