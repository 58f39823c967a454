'use client';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

const STORAGE_KEY = 'dateline.split';
const MIN_PERCENT = 20;
const MAX_PERCENT = 80;
const STEP_PERCENT = 5;

function clampPercent(percent: number): number {
  return Math.round(Math.min(MAX_PERCENT, Math.max(MIN_PERCENT, percent)));
}

/** Share of the pane's height that its upper part may take, in percent: dragged, stepped by arrows, remembered in the tab. */
export function useSplit(initial: number, label: string) {
  const pane = useRef<HTMLElement>(null);
  const [percent, setPercent] = useState(initial);
  const [isSet, setIsSet] = useState(false);

  useEffect(() => {
    const stored = Number(window.sessionStorage.getItem(STORAGE_KEY));
    if (stored < MIN_PERCENT || stored > MAX_PERCENT) return;
    setPercent(stored);
    setIsSet(true);
  }, []);

  function moveTo(next: number) {
    const clamped = clampPercent(next);
    setPercent(clamped);
    setIsSet(true);
    window.sessionStorage.setItem(STORAGE_KEY, String(clamped));
  }

  const grip = {
    role: 'separator',
    tabIndex: 0,
    'aria-orientation': 'horizontal',
    'aria-label': label,
    'aria-valuenow': percent,
    'aria-valuemin': MIN_PERCENT,
    'aria-valuemax': MAX_PERCENT,
    onPointerDown: (event: PointerEvent<HTMLElement>) =>
      event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const box = pane.current?.getBoundingClientRect();
      if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      moveTo(((event.clientY - box.top) / box.height) * 100);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const sign = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (sign === undefined) return;
      event.preventDefault();
      moveTo(percent + sign * STEP_PERCENT);
    },
  } as const;
  return { pane, percent, isSet, grip };
}
