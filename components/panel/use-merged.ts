import { type Dispatch, useEffect, useState } from 'react';
import type { View, ViewAction } from '#lib/view/view-state.ts';

/**
 * Follows an incident that was merged into another: `found` is the id under which the server told of the selected one.
 * Selects that one, and gives the id that was asked for as long as it stays selected; null where nothing was merged.
 */
export function useMerged(
  view: View,
  found: string | undefined,
  dispatch: Dispatch<ViewAction>,
): string | null {
  const [merged, setMerged] = useState<{ from: string; to: string } | null>(null);
  const selected = view.incident;
  useEffect(() => {
    if (found === undefined || selected === null || found === selected) return;
    setMerged({ from: selected, to: found });
    dispatch({ type: 'select-incident', id: found });
  }, [found, selected, dispatch]);
  return merged !== null && merged.to === selected ? merged.from : null;
}
