import { useEffect, useRef } from 'react';

/**
 * When the panel closes with the focus in it, the focus goes back to what stands for the attack in the list or the
 * table, instead of to the begin of the page.
 */
export function useFocusBack(incident: string | null): void {
  const last = useRef(incident);
  useEffect(() => {
    const closed = incident === null ? last.current : null;
    last.current = incident;
    if (closed === null || document.activeElement !== document.body) return;
    const name = CSS.escape(closed);
    document.querySelector<HTMLElement>(`[data-incident="${name}"], [data-opener="${name}"]`)?.focus();
  }, [incident]);
}
