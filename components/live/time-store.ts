/** Time while it is dragged or runs: outside React, so that a step draws only what shows it. */
import type { TimeChange } from '#lib/view/view-state.ts';

export type TimeStore = {
  /** The change that is not committed yet; null at rest. */
  get: () => TimeChange | null;
  set: (change: TimeChange | null) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A store for the time of one page; every listener is told in the same moment, before the next frame. */
export function makeTimeStore(): TimeStore {
  let held: TimeChange | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    set(change) {
      if (held === change) return;
      held = change;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
