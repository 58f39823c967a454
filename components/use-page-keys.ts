'use client';
import { useEffect, useRef } from 'react';
import { commandOf, type KeyCommand, type KeyPlace } from '#lib/view/key-commands.ts';

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return 'page';
  if (target.matches('input, textarea, select, [contenteditable]')) return 'typing';
  return target.matches('button, a[href], summary, [role="menuitem"], [role="slider"]') ? 'control' : 'page';
}

/** Runs a command for each key of the page; an open dialog or menu keeps its keys. */
export function usePageKeys(run: (command: KeyCommand) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const command = commandOf(event, placeOf(event.target));
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
