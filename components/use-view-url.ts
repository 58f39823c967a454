'use client';
import { type Dispatch, useEffect, useReducer, useRef } from 'react';
import { reduceView } from '#lib/view/reduce-view.ts';
import { commitOf, decodeView, encodeView } from '#lib/view/view-codec.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';

/** The address of a view on this page. */
export function viewHref(view: View): string {
  const query = encodeView(view);
  return query === '' ? '/' : `/?${query}`;
}

/** The view and its dispatch; commits changes to the browser's history and follows back and forward. */
export function useViewUrl(query: string): [View, Dispatch<ViewAction>] {
  const [view, dispatch] = useReducer(reduceView, query, decodeView);
  const committed = useRef(view);

  useEffect(() => {
    const commit = commitOf(committed.current, view);
    committed.current = view;
    if (commit === 'push') window.history.pushState(null, '', viewHref(view));
    if (commit === 'replace') window.history.replaceState(null, '', viewHref(view));
  }, [view]);

  useEffect(() => {
    function followHistory() {
      const restored = decodeView(window.location.search);
      committed.current = restored;
      dispatch({ type: 'restore', view: restored });
    }
    window.addEventListener('popstate', followHistory);
    return () => window.removeEventListener('popstate', followHistory);
  }, []);

  return [view, dispatch];
}
