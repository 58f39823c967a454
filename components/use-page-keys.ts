'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { commandOf, type KeyCommand, type KeyPlace } from '#lib/view/key-commands.ts';

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return 'page';
  if (target.matches('input, textarea, select, [contenteditable]')) return 'typing';
  return target.matches('button, a[href], summary, [role="menuitem"], [role="slider"]') ? 'control' : 'page';
}

/** The words with one more key: Backspace takes the last character away, keys that write nothing change nothing. */
function typeKey(words: string, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  if (ctrlKey || metaKey || altKey) return words;
  if (key === 'Backspace') return [...words].slice(0, -1).join('');
  return [...key].length === 1 ? words + key : words;
}

/**
 * Runs a command for each key of the page; an open dialog or menu keeps its keys. While a field that was asked for is on
 * its way (`early` is given), what is typed is no command: it is kept there for the field.
 */
export function usePageKeys(run: (command: KeyCommand) => void, early: RefObject<string> | null): void {
  const latest = useRef({ run, early });
  useEffect(() => {
    latest.current = { run, early };
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const { run: runNow, early: kept } = latest.current;
      if (kept !== null && event.key !== 'Escape') {
        if (event.key === 'Tab') return;
        kept.current = typeKey(kept.current, event);
        event.preventDefault();
        return;
      }
      const command = commandOf(event, placeOf(event.target));
      if (!command) return;
      event.preventDefault();
      runNow(command);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
