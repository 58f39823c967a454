import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { describeToll } from '#lib/view/describe-incident.ts';

/** The toll on one line: figures strong, words plain. */
export function Toll({ casualties }: { casualties: Incident['casualties'] }) {
  const words = useWords();
  return describeToll(casualties, words).map(([figure, word], index) => (
    <span key={figure + word}>
      {index > 0 && ' · '}
      {index === 0 ? <b>{figure}</b> : figure} {word}
    </span>
  ));
}
