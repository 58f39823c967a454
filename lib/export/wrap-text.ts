/** Breaks text into lines that fit a width. */

/** Lines of at most `widthPx`; a word that is wider alone is cut. `widthOf` measures a text. */
export function wrapText(text: string, widthPx: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (widthOf(longer) <= widthPx) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (widthOf(line) > widthPx && line.length > 1) {
        const letters = [...line];
        let count = letters.length - 1;
        while (count > 1 && widthOf(letters.slice(0, count).join('')) > widthPx) count -= 1;
        lines.push(letters.slice(0, count).join(''));
        line = letters.slice(count).join('');
      }
    }
    lines.push(line);
  }
  return lines;
}
