'use client';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { View } from '#lib/view/view-state.ts';

const QUERY = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** Puts the chosen theme on the document and says which one is in force. */
export function useTheme(theme: View['theme']): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => true,
  );
  useLayoutEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  if (theme !== 'auto') return theme;
  return systemIsDark ? 'dark' : 'light';
}
