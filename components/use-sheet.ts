'use client';
import { useEffect, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';

const HEIGHTS = ['peek', 'half', 'full'] as const;
type Height = (typeof HEIGHTS)[number];

/** Height of the phone's bottom sheet: a selection opens it at least half. */
export function useSheet(selection: string | null): { height: Height; label: string; cycle: () => void } {
  const { say } = useWords();
  const [height, setHeight] = useState<Height>('half');
  useEffect(() => {
    if (selection !== null) setHeight((now) => (now === 'peek' ? 'half' : now));
  }, [selection]);
  const next = HEIGHTS[(HEIGHTS.indexOf(height) + 1) % HEIGHTS.length] ?? 'half';
  const verbs: Record<Height, string> = {
    peek: say('common.sheetPeek'),
    half: say('common.sheetHalf'),
    full: say('common.sheetFull'),
  };
  return { height, label: verbs[next], cycle: () => setHeight(next) };
}
