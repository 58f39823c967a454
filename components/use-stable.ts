'use client';
import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same one and always does what the latest did: for handing down to memoised parts. */
export function useStable<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
