'use client';
import { useEffect, useRef } from 'react';

/** Where a browser cannot tell when it is idle, so long after the page came. */
const WAIT_MS = 3000;

/** Does something once, when the page has nothing else to do; failing is no matter, it will be done when needed. */
export function useWhenIdle(act: () => Promise<unknown>): void {
  const latest = useRef(act);
  useEffect(() => {
    const run = () => void latest.current().catch(() => {});
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(run, WAIT_MS);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(run, { timeout: 2 * WAIT_MS });
    return () => window.cancelIdleCallback(handle);
  }, []);
}
