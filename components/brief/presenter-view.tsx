'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useFill } from '#components/brief/use-fill.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BriefResponse } from '#lib/brief/brief-schema.ts';
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

/** A ref for a list that keeps its current entry, and with it the next ones, in sight. */
function useCurrentInSight(at: number) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const entry = list.current?.children[at];
    if (!list.current || !(entry instanceof HTMLElement)) return;
    list.current.scrollTop = entry.offsetTop - list.current.clientHeight / 3;
  }, [at]);
  return list;
}

type Props = { answer: BriefResponse; at: number; startedAt: number; onGo: (to: number) => void };

/** Clock, notes and scenes: under the scene, or a window of its own. */
export function PresenterView({ answer, at, startedAt, onGo }: Props) {
  const { scenes } = answer.brief;
  const { say } = useWords();
  const { fill } = useFill();
  const elapsed = useElapsed(startedAt);
  const list = useCurrentInSight(at);
  const scene = scenes[at];
  const headline = (position: number) =>
    fill(scenes[position]?.headline ?? '', answer.facts[position]?.figures);
  const left = scenes.length - at - 1;
  return (
    <section className={styles.presenter} aria-label={say('briefing.presenter')}>
      <div className={styles.course}>
        <div>
          <span className={styles.label}>{say('briefing.elapsed')}</span>
          <p className={styles.clock} role="timer">
            {spellElapsed(elapsed)}
          </p>
          <p>{left === 0 ? say('briefing.last') : say('briefing.left', { count: left })}</p>
        </div>
        <p className={styles.controls}>
          <IconButton
            label={say('briefing.previous')}
            outlined
            disabled={at === 0}
            onClick={() => onGo(at - 1)}
          >
            <ChevronLeft size="1rem" />
          </IconButton>
          <IconButton
            label={say('briefing.next')}
            outlined
            disabled={left === 0}
            onClick={() => onGo(at + 1)}
          >
            <ChevronRight size="1rem" />
          </IconButton>
        </p>
      </div>
      <div className={styles.speech}>
        <span className={styles.label}>{say('briefing.notesOf', { at: at + 1, count: scenes.length })}</span>
        <p className={styles.notes} data-none={!scene?.notes || undefined}>
          {scene?.notes || say('briefing.noNotes')}
        </p>
        <p className={styles.keys}>
          <span>
            <kbd>←</kbd> <kbd>→</kbd> {say('briefing.key.scene')}
          </span>
          <span>
            <kbd>Space</kbd> {say('briefing.key.play')}
          </span>
          <span>
            <kbd>B</kbd> {say('briefing.key.blank')}
          </span>
          <span>
            <kbd>N</kbd> {say('briefing.key.notes')}
          </span>
          <span>
            <kbd>T</kbd> {say('briefing.key.timer')}
          </span>
          <span>
            <kbd>P</kbd> {say('briefing.key.window')}
          </span>
          <span>
            <kbd>Esc</kbd> {say('briefing.key.leave')}
          </span>
        </p>
      </div>
      <ol ref={list} className={styles.scenes} aria-label={say('brief.scenes')}>
        {scenes.map((one, position) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={position === at ? 'true' : undefined}
              onClick={() => onGo(position)}
            >
              <b>{position + 1}</b> {headline(position) || say('brief.untitledScene')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
