/** An answer that is longer than this is not searched. */
const MAX_LENGTH = 400_000;
const MAX_STARTS = 20;

/**
 * The JSON objects and arrays in a text, in order: whatever parses from a bracket to its partner, so that code fences
 * and prose around an answer do no harm. One that is cut off ends the search: its parts are not the answer.
 */
export function findJson(text: string): unknown[] {
  if (text.length > MAX_LENGTH) return [];
  const found: unknown[] = [];
  let at = 0;
  for (let starts = 0; starts < MAX_STARTS; starts++) {
    const start = nextBracket(text, at);
    if (start < 0) break;
    const end = partnerOf(text, start);
    if (end < 0) break;
    const value = parse(text.slice(start, end));
    if (value !== undefined) found.push(value);
    at = value === undefined ? start + 1 : end;
  }
  return found;
}

function nextBracket(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (text[i] === '{' || text[i] === '[') return i;
  return -1;
}

/** Offset after the bracket that closes the one at `start`, or -1; brackets inside strings do not count. */
function partnerOf(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
