import { type RefObject, useEffect, useRef } from 'react';
import type { View } from '#lib/view/view-state.ts';

/**
 * Where attack and article share one scroller (a phone), opening words scrolls down to them: going back returns to
 * the line that they were opened from.
 */
export function useScrollBack(pane: RefObject<HTMLElement | null>, view: View): void {
  const rest = useRef({ incident: view.incident, top: 0 });
  const isAtRest = view.focus === null && view.article === null;
  useEffect(() => {
    const scroller = pane.current;
    if (!scroller || !isAtRest) return;
    if (rest.current.incident !== view.incident) rest.current = { incident: view.incident, top: 0 };
    else scroller.scrollTop = rest.current.top;
    const note = () => {
      rest.current.top = scroller.scrollTop;
    };
    scroller.addEventListener('scroll', note, { passive: true });
    return () => scroller.removeEventListener('scroll', note);
  }, [pane, isAtRest, view.incident]);
}
