'use client';
import { type Dispatch, useEffect, useReducer, useRef } from 'react';
import { reduceView } from '#lib/view/reduce-view.ts';
import { commitOf, decodeView, encodeView } from '#lib/view/view-codec.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import { parseLanguage } from '#lib/view/words.ts';

/** The address of a view on this page. */
export function viewHref(view: View): string {
  const query = encodeView(view);
  return query === '' ? '/' : `/?${query}`;
}

/** The address of a view on the page that is open, in the language that its address asks for. */
function hrefHere(view: View): string {
  const language = parseLanguage(new URLSearchParams(window.location.search).get('lang'));
  // The codec's own spelling stays: others would write commas and colons as escapes.
  const query = [encodeView(view), language && `lang=${language}`].filter(Boolean).join('&');
  return query === '' ? window.location.pathname : `${window.location.pathname}?${query}`;
}

/** A frame shares the history of the page around it: there, going back must leave that page and nothing else. */
function isFramed(): boolean {
  return window.parent !== window;
}

/** The view and its dispatch; commits changes to the browser's history and follows back and forward. */
export function useViewUrl(query: string): [View, Dispatch<ViewAction>] {
  const [view, dispatch] = useReducer(reduceView, query, decodeView);
  const committed = useRef(view);

  useEffect(() => {
    const commit = commitOf(committed.current, view);
    committed.current = view;
    if (commit === 'push' && !isFramed()) window.history.pushState(null, '', hrefHere(view));
    else if (commit !== null) window.history.replaceState(null, '', hrefHere(view));
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
