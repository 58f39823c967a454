/** A text cut into its lines or, where lines are broken at a fixed width, its paragraphs. */

/** A stretch without white space at its ends; `gap` tells that a blank line stands before it. */
export type Block = { start: number; end: number; gap: boolean };

const TERMINAL = /[.!?…:;。！？؟।]["'”’)\]»]{0,3}$/;
const BULLET = /^(?:[-*•‣▪●◦–—·]|\(?\d{1,2}[.)])\s+\S/;

/** True if the words end as a sentence does. */
export function endsSentence(words: string): boolean {
  return /[.!?…。！？؟।]["'”’)\]»」]{0,3}$/.test(words);
}

/** True if the line is an item of a list. */
export function isListItem(words: string): boolean {
  return BULLET.test(words);
}

/** Every line that holds more than white space, trimmed. */
function splitLines(text: string): Block[] {
  const lines: Block[] = [];
  let breaks = 2;
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]|[^\n\r\u2028\u2029]+/g)) {
    const words = match[0].trim();
    if (words === '' || words === '\uFEFF') {
      if (/[\n\r\u2028\u2029]/.test(match[0])) breaks += 1;
      continue;
    }
    const start = match.index + match[0].indexOf(words);
    lines.push({ start, end: start + words.length, gap: breaks > 1 });
    breaks = 0;
  }
  return lines;
}

/** True if most lines are cut at one width between 45 and 110 characters, as wire copy and e-mail have it. */
function isHardWrapped(text: string, lines: Block[]): boolean {
  if (lines.length < 4) return false;
  const sample = lines.slice(0, 400);
  const lengths = sample.map(({ start, end }) => end - start);
  const width = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0;
  if (width < 45 || width > 110 || Math.max(...lengths) > width * 1.4) return false;
  const inner = sample.filter((_, index) => lines[index + 1]?.gap === false);
  const full = inner.filter(({ start, end }) => end - start > width * 0.72);
  const open = inner.filter(({ start, end }) => !TERMINAL.test(text.slice(start, end)));
  return inner.length >= 3 && full.length > inner.length * 0.7 && open.length > inner.length * 0.6;
}

function joinParagraphs(text: string, lines: Block[]): Block[] {
  const width = Math.max(0, ...lines.slice(0, 400).map(({ start, end }) => end - start));
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const lastLine = last === undefined ? '' : text.slice(Math.max(last.start, last.end - 200), last.end);
    const lastLength = lastLine.length - Math.max(lastLine.lastIndexOf('\n'), lastLine.lastIndexOf('\r')) - 1;
    const closed = endsSentence(lastLine) && lastLength < width * 0.6;
    if (last && !line.gap && !closed && !isListItem(text.slice(line.start, line.start + 40)))
      last.end = line.end;
    else blocks.push({ ...line });
  }
  return blocks;
}

/** The lines of a text, joined to paragraphs where they were broken at a fixed width. */
export function splitBlocks(text: string): Block[] {
  const lines = splitLines(text);
  return isHardWrapped(text, lines) ? joinParagraphs(text, lines) : lines;
}
