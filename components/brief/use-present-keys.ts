'use client';
import { useEffect, useRef } from 'react';
import { type PresentCommand, presentCommand, sceneOfDigits } from '#lib/view/present-keys.ts';

/** Two digits within this time are one number. */
const DIGITS_MS = 700;

/** Hands the keys of a talk on; keys of a field or a focused control stay with it. */
export function usePresentKeys(
  count: number,
  go: (to: number) => void,
  act: (command: Exclude<PresentCommand, { type: 'digit' }>) => void,
): void {
  const typed = useRef({ digits: '', atMs: 0 });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.matches('input, textarea, select')) return;
      if (target instanceof HTMLElement && event.key === ' ' && target.closest('button, a')) return;
      const command = presentCommand(event.key, event.shiftKey);
      if (command === null) return;
      event.preventDefault();
      if (command.type !== 'digit') return act(command);
      const now = Date.now();
      const before = now - typed.current.atMs < DIGITS_MS ? typed.current.digits : '';
      const digits = `${before}${command.digit}`;
      const to = sceneOfDigits(digits, count) ?? sceneOfDigits(String(command.digit), count);
      typed.current = {
        digits: sceneOfDigits(digits, count) === null ? String(command.digit) : digits,
        atMs: now,
      };
      if (to !== null) go(to);
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [count, go, act]);
}
