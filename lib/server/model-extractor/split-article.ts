/** Cuts an article into stretches that a model reads one at a time. */
import { fail, ok, type Result } from '#lib/result.ts';
import type { Section } from '#lib/schema.ts';

export type Stretch = { start: number; end: number };
/** What one question shows: whole runs of the article's text, page furniture left out. */
export type Chunk = { index: number; stretches: Stretch[]; text: string };

/** Characters of one question: about 3,000 tokens, which small local models read with care. */
export const CHUNK_LENGTH = 10_000;
export const MAX_CHUNKS = 12;

const FURNITURE: ReadonlySet<Section['kind']> = new Set(['meta', 'byline', 'boilerplate', 'repeated']);

/** The runs of the text that tell something, in order. */
function readableStretches(text: string, sections: readonly Section[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const add = (end: number): void => {
    if (text.slice(at, end).trim() !== '') stretches.push({ start: at, end });
  };
  for (const { kind, start, end } of [...sections].sort((a, b) => a.start - b.start)) {
    if (!FURNITURE.has(kind) || end <= at) continue;
    if (start > at) add(start);
    at = end;
  }
  if (at < text.length) add(text.length);
  return stretches;
}

/** Offset at which a stretch that is too long is cut: after a paragraph, a sentence or a word, never inside a character. */
function cutBefore(text: string, start: number, limit: number): number {
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, limit - mark.length);
    if (at > start + (limit - start) / 2) return at + mark.length;
  }
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

/** Chunks of at most `CHUNK_LENGTH` characters; fails as `too_large` beyond `MAX_CHUNKS` of them. */
export function splitArticle(text: string, sections: readonly Section[]): Result<Chunk[]> {
  const pieces: Stretch[] = [];
  for (const { start, end } of readableStretches(text, sections)) {
    let at = start;
    while (end - at > CHUNK_LENGTH) {
      const cut = cutBefore(text, at, at + CHUNK_LENGTH);
      pieces.push({ start: at, end: cut });
      at = cut;
    }
    if (at < end) pieces.push({ start: at, end });
  }
  const groups: Stretch[][] = [];
  let size = 0;
  for (const piece of pieces) {
    const length = piece.end - piece.start;
    if (groups.length === 0 || size + length > CHUNK_LENGTH) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(piece);
    size += length;
  }
  if (groups.length > MAX_CHUNKS) {
    return fail('too_large', `the article is longer than ${MAX_CHUNKS * CHUNK_LENGTH} characters`);
  }
  return ok(
    groups.map((stretches, index) => ({
      index,
      stretches,
      text: stretches.map(({ start, end }) => text.slice(start, end)).join('\n\n'),
    })),
  );
}
