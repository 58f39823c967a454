'use client';
import { useSyncExternalStore } from 'react';

const USUAL_PX = 16;
/** Read once: a browser's letters keep their size while a page is open. */
let held: number | null = null;

function readScale(): number {
  held ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PX || 1;
  return held;
}

const never = () => () => {};

/** How many times larger than usual the reader wants letters, for what is laid out in numbers instead of by style; 1 on the server. */
export function useTextScale(): number {
  return useSyncExternalStore(never, readScale, () => 1);
}
