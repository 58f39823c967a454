'use client';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { FoundList } from '#components/ingest/found-list.tsx';
import { ArticleText } from '#components/parts/article-text.tsx';
import { FieldKey } from '#components/parts/field-key.tsx';
import { useWords } from '#components/words/use-words.ts';
import { formatDay } from '#lib/view/describe-time.ts';
import { articleSpans, type EvidenceField, type EvidenceSpan } from '#lib/view/evidence-spans.ts';
import { translateReason } from '#lib/view/translate-reason.ts';
import type { Words } from '#lib/view/words.ts';
import type { JobArticle } from '#lib/wire.ts';
import styles from './reading-preview.module.css';

type Extraction = NonNullable<JobArticle['extraction']>;
type Props = {
  article: JobArticle;
  extraction: Extraction;
  /** "Preview" or "Kept". */
  label: string;
  /** What can be done with it, at the foot. */
  children: ReactNode;
};

function spanHref(span: EvidenceSpan): string {
  return `#${encodeURIComponent(`${span.mention}.${span.field}`)}`;
}

function publishedWords({ published }: Extraction, { say, language }: Words): string {
  if (published.value === null) return say('ingest.noDay');
  const day = formatDay(published.value, language);
  return published.basis === 'metadata'
    ? say('ingest.published', { day })
    : say('ingest.publishedWorkedOut', { day });
}

/** An article as it was read: its text with every span that a value rests on, and the attacks found in it. */
export function ReadingPreview({ article, extraction, label, children }: Props) {
  const words = useWords();
  const { say } = words;
  const { text, sections, mentions } = extraction;
  const [focus, setFocus] = useState<{ mention: string; field: EvidenceField } | null>(null);
  const [hotField, setHotField] = useState<EvidenceField | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const spans = useMemo(
    () => articleSpans({ mentions: mentions.map((mention) => ({ ...mention, incidentId: null })) }),
    [mentions],
  );
  const detail = useMemo(() => ({ text, sections }), [text, sections]);
  const hasHeadline = sections.some((section) => section.kind === 'headline');

  useEffect(() => {
    if (focus === null || !box.current) return;
    const name = CSS.escape(focus.mention);
    const found =
      box.current.querySelector(`[data-mentions~="${name}"][data-fields~="${focus.field}"]`) ??
      box.current.querySelector(`[data-mentions~="${name}"]`);
    found?.scrollIntoView({ block: 'nearest' });
  }, [focus]);

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label={say('ingest.preview')}>
        <p className={styles.meta}>
          {label} · {article.name} · {publishedWords(extraction, words)}
        </p>
        <FieldKey />
        <div ref={box} className={styles.prose}>
          {!hasHeadline && article.title !== null && <h2>{article.title}</h2>}
          <ArticleText
            detail={detail}
            spans={spans}
            view={{ focus, incident: null, hotField, hovered: null }}
            hrefOf={spanHref}
            onOpen={(span) => setFocus({ mention: span.mention, field: span.field })}
            onHover={(span) => setHotField(span?.field ?? null)}
          />
        </div>
        <FoundList mentions={mentions} focus={focus} onFocus={setFocus} />
        {extraction.published.why.length > 0 && (
          <p className={styles.why}>
            {say('ingest.whyDay', {
              why: extraction.published.why.map((why) => translateReason(why, words)).join(' '),
            })}
          </p>
        )}
      </section>
      <footer className={styles.foot}>{children}</footer>
    </>
  );
}
