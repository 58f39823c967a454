'use client';
import { useSyncExternalStore } from 'react';

let known: boolean | null = null;

function detect(): boolean {
  known ??= document.createElement('canvas').getContext('webgl2') !== null;
  return known;
}

/** Whether the map can be drawn here; null until the page runs in a browser. */
export function useWebgl(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    () => () => {},
    detect,
    () => null,
  );
}
