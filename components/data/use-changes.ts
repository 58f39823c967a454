'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Changes that come thick and fast are taken together. */
const SETTLE_MS = 400;

function versionOf(text: string): string | null {
  try {
    const told: unknown = JSON.parse(text);
    const version = told instanceof Object && 'dataVersion' in told ? told.dataVersion : null;
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

/**
 * Listens for new data and has the lists asked for again when the version is another than `held`; waits while
 * something is dragged (`isBusy`). Gives true while the server can be heard: then nobody needs to ask in between.
 */
export function useChanges(held: string | undefined, isBusy: boolean): boolean {
  const client = useQueryClient();
  const [isHeard, setHeard] = useState(false);
  const [version, setVersion] = useState<string | null>(null);
  useEffect(() => {
    const source = new EventSource('/api/changes');
    source.onopen = () => setHeard(true);
    source.onerror = () => setHeard(false);
    source.addEventListener('data', (event: MessageEvent<string>) => setVersion(versionOf(event.data)));
    return () => source.close();
  }, []);
  const isStale = version !== null && held !== undefined && version !== held;
  useEffect(() => {
    if (!isStale || isBusy) return;
    const timer = window.setTimeout(() => {
      for (const name of ['columns', 'articles']) void client.invalidateQueries({ queryKey: [name] });
    }, SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [client, isStale, isBusy]);
  return isHeard;
}
