import { useEffect, useRef } from 'react';

/**
 * When the panel closes with the focus in it, the focus goes back to what stands for the attack where it was opened
 * from, the list or the table, instead of to the begin of the page.
 */
export function useFocusBack(incident: string | null): void {
  const last = useRef({ incident, isInTable: false });
  useEffect(() => {
    if (incident !== null) {
      const isInTable = document.activeElement?.hasAttribute('data-opener') ?? false;
      last.current = { incident, isInTable: isInTable || last.current.isInTable };
      return;
    }
    const { incident: closed, isInTable } = last.current;
    last.current = { incident: null, isInTable: false };
    if (closed === null || document.activeElement !== document.body) return;
    const name = CSS.escape(closed);
    const places = [`[data-incident="${name}"]`, `[data-opener="${name}"]`];
    if (isInTable) places.reverse();
    const found = places.map((place) => document.querySelector<HTMLElement>(place)).find(Boolean);
    found?.focus();
  }, [incident]);
}
