import { useMemo } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Figures } from '#lib/brief/brief-schema.ts';
import { figureWords, languageOfText } from '#lib/brief/figure-words.ts';
import { fillFigures, fillPieces, type TextPiece } from '#lib/brief/figures.ts';
import { formatDay } from '#lib/view/describe-time.ts';

type Lines = { text: string; figures: Figures | undefined; citeOf: (quote: number) => string | null };
type Fill = {
  /** The text with its live figures; as written while these are not known. */
  fill: (text: string, figures: Figures | undefined) => string;
  /** The lines of the text, each in pieces. */
  fillLines: (lines: Lines) => TextPiece[][];
};

/** Fills live figures in the language of each text; where it has no words of its own, in the reader's. */
export function useFill(): Fill {
  const { language } = useWords();
  return useMemo(
    () => ({
      fill(text, figures) {
        if (!figures) return text;
        const own = languageOfText(text, language);
        return fillFigures(text, figures, (day) => formatDay(day, own), undefined, figureWords(own));
      },
      fillLines({ text, figures, citeOf }) {
        const own = languageOfText(text, language);
        return text
          .split('\n')
          .map((line) =>
            figures
              ? fillPieces(line, figures, (day) => formatDay(day, own), citeOf, figureWords(own))
              : [{ kind: 'text', text: line }],
          );
      },
    }),
    [language],
  );
}
