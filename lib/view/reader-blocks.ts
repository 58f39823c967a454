/** An article's text as paragraphs, each with the kind of section that covers most of it. */
import type { Section } from '#lib/schema.ts';

export type ReaderBlock = { kind: Section['kind']; start: number; end: number };

/** Kinds that run inside a paragraph and never make one of their own beside other text. */
const INLINE_KINDS: ReadonlySet<Section['kind']> = new Set(['dateline']);

function kindOf(start: number, end: number, sections: readonly Section[]): Section['kind'] {
  const covered = new Map<Section['kind'], number>();
  for (const section of sections) {
    const shared = Math.min(end, section.end) - Math.max(start, section.start);
    if (shared > 0) covered.set(section.kind, (covered.get(section.kind) ?? 0) + shared);
  }
  let best: Section['kind'] = 'body';
  let most = 0;
  for (const [kind, length] of covered) {
    if (length > most && (!INLINE_KINDS.has(kind) || length >= end - start)) {
      best = kind;
      most = length;
    }
  }
  return best;
}

/** Blocks of one kind that follow each other. */
export type BlockRun = { kind: Section['kind']; blocks: ReaderBlock[] };

/** Blocks in runs of the same kind, in order. */
export function blockRuns(blocks: readonly ReaderBlock[]): BlockRun[] {
  const runs: BlockRun[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last?.kind === block.kind) last.blocks.push(block);
    else runs.push({ kind: block.kind, blocks: [block] });
  }
  return runs;
}

/** The non-blank lines of the text as blocks, in order and without overlap; only blank space lies between them. */
export function readerBlocks(text: string, sections: readonly Section[]): ReaderBlock[] {
  const blocks: ReaderBlock[] = [];
  let lineStart = 0;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const line = text.slice(lineStart, lineEnd);
    const start = lineStart + (line.length - line.trimStart().length);
    const end = lineStart + line.trimEnd().length;
    if (start < end) blocks.push({ kind: kindOf(start, end, sections), start, end });
    lineStart = lineEnd + 1;
  }
  return blocks;
}
