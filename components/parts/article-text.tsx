'use client';
import { Fragment, type MouseEvent, useMemo } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Section } from '#lib/schema.ts';
import type { EvidenceSpan } from '#lib/view/evidence-spans.ts';
import { highlightSpans, type Piece } from '#lib/view/highlight-spans.ts';
import { type BlockRun, blockRuns, type ReaderBlock, readerBlocks } from '#lib/view/reader-blocks.ts';
import type { View } from '#lib/view/view-state.ts';
import type { ArticleDetail } from '#lib/wire.ts';
import styles from './article-text.module.css';

type Handlers = {
  hrefOf: (span: EvidenceSpan) => string;
  onOpen: (span: EvidenceSpan) => void;
  onHover: (span: EvidenceSpan | null) => void;
};
type Look = Pick<View, 'focus' | 'incident' | 'hotField' | 'hovered'>;
type Props = Handlers & {
  detail: Pick<ArticleDetail, 'text' | 'sections'>;
  spans: readonly EvidenceSpan[];
  view: Look;
};

const BLOCK_STYLES: Partial<Record<Section['kind'], string | undefined>> = {
  headline: styles.headline,
  byline: styles.byline,
  list: styles.listItem,
};

/** Kinds of section that say what they are. */
const LABELLED = ['caption', 'boilerplate', 'repeated', 'meta'] as const;

/** The span that a piece shows and leads to: of the selected attack first, a field before the attack's own words. */
function leadSpan(spans: readonly EvidenceSpan[], look: Look): EvidenceSpan | undefined {
  const own = spans.filter((span) => isOwn(span, look));
  const ranked = own.length > 0 ? own : spans;
  return ranked.find((span) => span.field !== 'attack') ?? ranked[0];
}

function isOwn(span: EvidenceSpan, look: Look): boolean {
  return look.focus
    ? span.mention === look.focus.mention
    : span.incident !== null && span.incident === look.incident;
}

function pieceClass(lead: EvidenceSpan, spans: readonly EvidenceSpan[], look: Look): string {
  const classes = [styles.mark, `f-${lead.field}`];
  if (lead.field === 'attack') classes.push(styles.attack);
  else classes.push('field-underline');
  if (!isOwn(lead, look) && look.incident !== null) classes.push(styles.other);
  const focused =
    look.focus !== null && spans.some((span) => isOwn(span, look) && span.field === look.focus?.field);
  const heated =
    look.hotField !== null && spans.some((span) => isOwn(span, look) && span.field === look.hotField);
  const hovered = look.hovered !== null && spans.some((span) => span.incident === look.hovered);
  if (focused || heated) classes.push(styles.hot);
  else if (hovered) classes.push(styles.warm);
  return classes.join(' ');
}

function Highlight({
  piece,
  look,
  isFirst,
  hrefOf,
  onOpen,
  onHover,
}: { piece: Piece<EvidenceSpan>; look: Look; isFirst: boolean } & Handlers) {
  const { say } = useWords();
  const lead = leadSpan(piece.spans, look);
  if (!lead) return piece.text;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(lead);
  };
  return (
    <a
      href={hrefOf(lead)}
      className={pieceClass(lead, piece.spans, look)}
      tabIndex={isFirst ? undefined : -1}
      title={say(`codes.fieldOf.${lead.field}`)}
      data-fields={[...new Set(piece.spans.map((span) => span.field))].join(' ')}
      data-mentions={[...new Set(piece.spans.map((span) => span.mention))].join(' ')}
      onClick={open}
      onPointerEnter={() => onHover(lead)}
      onPointerLeave={() => onHover(null)}
      onFocus={() => onHover(lead)}
      onBlur={() => onHover(null)}
    >
      {piece.text}
    </a>
  );
}

function Block({
  block,
  text,
  spans,
  view,
  ...handlers
}: { block: ReaderBlock; text: string; spans: readonly EvidenceSpan[]; view: Look } & Handlers) {
  const pieces = highlightSpans(text, spans, block);
  const seen = new Set<string>();
  const content = pieces.map((piece) => {
    const lead = leadSpan(piece.spans, view);
    if (!lead) return piece.text;
    // A span cut by another one is one stop for the keyboard, not two.
    const key = `${lead.start}:${lead.end}:${lead.field}:${lead.mention}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return <Highlight key={piece.start} piece={piece} look={view} isFirst={isFirst} {...handlers} />;
  });
  if (block.kind === 'headline') return <h2 className={styles.headline}>{content}</h2>;
  return <p className={BLOCK_STYLES[block.kind]}>{content}</p>;
}

/** The focused words lie in the run, so it must be open. */
function holdsFocus(run: BlockRun, spans: readonly EvidenceSpan[], { focus }: Look): boolean {
  const from = run.blocks[0]?.start ?? 0;
  const to = run.blocks.at(-1)?.end ?? 0;
  return spans.some(
    (span) =>
      span.mention === focus?.mention && span.field === focus.field && span.start < to && span.end > from,
  );
}

/** The article's paragraphs by kind, with highlighted evidence. The text is data: nothing in it is markup. */
export function ArticleText({ detail, spans, view, ...handlers }: Props) {
  const { text, sections } = detail;
  const { say } = useWords();
  const runs = useMemo(() => blockRuns(readerBlocks(text, sections)), [text, sections]);
  return runs.map((run) => {
    const key = run.blocks[0]?.start;
    const kind = LABELLED.find((name) => name === run.kind);
    const paragraphs = run.blocks.map((block) => (
      <Block key={block.start} block={block} text={text} spans={spans} view={view} {...handlers} />
    ));
    if (kind === undefined) return <Fragment key={key}>{paragraphs}</Fragment>;
    if (run.kind === 'caption') {
      return (
        <figure key={key} className={styles.caption}>
          <figcaption className={styles.kind}>{say(`codes.section.${kind}`)}</figcaption>
          {paragraphs}
        </figure>
      );
    }
    return (
      <details key={key} className={styles.dimmed} open={holdsFocus(run, spans, view) || undefined}>
        <summary className={styles.kind}>{say(`codes.section.${kind}`)}</summary>
        {paragraphs}
      </details>
    );
  });
}
