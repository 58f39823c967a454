'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';

const message = z.union([
  z.object({ type: z.literal('hello') }),
  z.object({
    type: z.literal('state'),
    at: z.int().nonnegative(),
    day: z.string().nullable(),
    isBlank: z.boolean(),
    startedAt: z.number(),
  }),
]);

export type Presentation = {
  /** Position of the scene. */
  at: number;
  /** Playhead inside the scene; null = everything. */
  day: string | null;
  isBlank: boolean;
  /** When the talk began, ms since 1970. */
  startedAt: number;
};

/** The state of a talk, the same in every window of this browser that shows this brief. */
export function usePresentation(brief: string, count: number) {
  const [state, setState] = useState<Presentation>(() => ({
    at: Math.max(0, Number(window.location.hash.slice(1)) - 1 || 0),
    day: null,
    isBlank: false,
    startedAt: Date.now(),
  }));
  const latest = useRef(state);
  latest.current = state;
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    const opened = new BroadcastChannel(`dateline-brief-${brief}`);
    channel.current = opened;
    opened.onmessage = ({ data }) => {
      const heard = message.safeParse(data);
      if (!heard.success) return;
      if (heard.data.type === 'hello') opened.postMessage({ type: 'state', ...latest.current });
      else setState({ ...heard.data });
    };
    opened.postMessage({ type: 'hello' });
    return () => opened.close();
  }, [brief]);

  const tell = useCallback((patch: Partial<Presentation>) => {
    const next = { ...latest.current, ...patch };
    latest.current = next;
    setState(next);
    channel.current?.postMessage({ type: 'state', ...next });
  }, []);

  const go = useCallback(
    (to: number) => {
      const at = Math.min(Math.max(0, count - 1), Math.max(0, to));
      window.history.replaceState(null, '', `#${at + 1}`);
      // A scene always begins with its whole time.
      tell({ at, day: null, isBlank: false });
    },
    [count, tell],
  );
  return { state: { ...state, at: Math.min(state.at, Math.max(0, count - 1)) }, tell, go };
}
