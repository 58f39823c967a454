/**
 * Tells any number of listeners when the data version changes. One small query a second asks for all of them, and only
 * while there are some: that works on a replica, behind a connection pooler and across restarts of the database, where
 * LISTEN does not.
 */
import type { Result } from '#lib/result.ts';

export type VersionWatch = {
  /** Calls back with each version, the present one first; the value ends it. */
  listen: (tell: (version: string) => void) => () => void;
};

/** `read` gives the present version, or a problem while the database is away (it is asked again). */
export function watchVersion(read: () => Promise<Result<string>>, everyMs = 1_000): VersionWatch {
  const listeners = new Set<(version: string) => void>();
  let known: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    const answer = await read().catch(() => null);
    asking = false;
    if (!answer?.ok || answer.value === known) return;
    known = answer.value;
    for (const tell of listeners) tell(known);
  };
  const listen = (tell: (version: string) => void) => {
    listeners.add(tell);
    timer ??= setInterval(ask, everyMs);
    if (known !== null) tell(known);
    void ask();
    return () => {
      listeners.delete(tell);
      if (listeners.size > 0 || timer === null) return;
      clearInterval(timer);
      timer = null;
      // Whoever comes next is told what holds then, not what held now.
      known = null;
    };
  };
  return { listen };
}
