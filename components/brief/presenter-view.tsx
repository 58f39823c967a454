'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BriefResponse } from '#lib/brief/brief-schema.ts';
import { fillFigures } from '#lib/brief/figures.ts';
import { formatDay } from '#lib/view/describe-time.ts';
import { spellElapsed } from '#lib/view/present-keys.ts';
import styles from './present.module.css';

/** Seconds since a moment, counted on. */
export function useElapsed(startedAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - startedAt) / 1000));
}

type Props = { answer: BriefResponse; at: number; startedAt: number; onGo: (to: number) => void };

/** Clock, notes and scenes: under the scene, or a window of its own. */
export function PresenterView({ answer, at, startedAt, onGo }: Props) {
  const { scenes } = answer.brief;
  const { language } = useWords();
  const elapsed = useElapsed(startedAt);
  const scene = scenes[at];
  const headline = (position: number) => {
    const [one, facts] = [scenes[position], answer.facts[position]];
    return one && facts
      ? fillFigures(one.headline, facts.figures, (day) => formatDay(day, language))
      : (one?.headline ?? '');
  };
  const left = scenes.length - at - 1;
  return (
    <section className={styles.presenter} aria-label="Presenter">
      <div>
        <span className={styles.label}>Elapsed</span>
        <p className={styles.clock} role="timer">
          {spellElapsed(elapsed)}
        </p>
        <p>{left === 0 ? 'last scene' : left === 1 ? '1 scene left' : `${left} scenes left`}</p>
        <p className={styles.controls}>
          <IconButton label="Previous scene" outlined disabled={at === 0} onClick={() => onGo(at - 1)}>
            <ChevronLeft size={16} />
          </IconButton>
          <IconButton label="Next scene" outlined disabled={left === 0} onClick={() => onGo(at + 1)}>
            <ChevronRight size={16} />
          </IconButton>
        </p>
      </div>
      <div>
        <span className={styles.label}>
          Notes, scene {at + 1} of {scenes.length}
        </span>
        <p className={styles.notes}>{scene?.notes || 'No notes for this scene.'}</p>
        <p className={styles.keys}>
          <span>
            <kbd>←</kbd> <kbd>→</kbd> scene
          </span>
          <span>
            <kbd>Space</kbd> play time
          </span>
          <span>
            <kbd>B</kbd> blank
          </span>
          <span>
            <kbd>N</kbd> notes
          </span>
          <span>
            <kbd>T</kbd> timer
          </span>
          <span>
            <kbd>P</kbd> presenter window
          </span>
          <span>
            <kbd>Esc</kbd> leave
          </span>
        </p>
      </div>
      <ol className={styles.scenes} aria-label="Scenes">
        {scenes.map((one, position) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={position === at ? 'true' : undefined}
              onClick={() => onGo(position)}
            >
              <b>{position + 1}</b> {headline(position) || 'Untitled scene'}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
