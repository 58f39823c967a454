'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ArticleSummary } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import styles from './article-list.module.css';

const ROW_PX = 72;

type Props = {
  articles: readonly ArticleSummary[];
  selected: string | null;
  onOpen: (id: string) => void;
};

function publishedLine(article: ArticleSummary): string {
  const { value, basis } = article.published;
  if (value === null) return 'day unknown';
  return basis === 'metadata' ? formatShortDay(value) : `${formatShortDay(value)}, worked out`;
}

function mentionWords(count: number): string {
  if (count === 0) return 'no attack found';
  return count === 1 ? '1 mention' : `${count} mentions`;
}

/** The articles as a virtual list. */
export function ArticleList({ articles, selected, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => articles[index]?.id ?? index,
    overscan: 6,
  });
  return (
    <div className={styles.scroller} ref={scroller}>
      <ul style={{ height: virtual.getTotalSize() }} aria-label="Articles">
        {virtual.getVirtualItems().map((item) => {
          const article = articles[item.index];
          if (!article) return null;
          const isOn = article.id === selected;
          return (
            <li key={article.id} style={{ transform: `translateY(${item.start}px)`, height: item.size }}>
              <button
                type="button"
                className={isOn ? `${styles.row} ${styles.on}` : styles.row}
                aria-pressed={isOn}
                onClick={() => onOpen(article.id)}
              >
                <span className={styles.title}>{article.title ?? 'Untitled article'}</span>
                <span className={styles.line}>
                  <span className={styles.meta}>
                    {article.publisher ?? 'Publisher unknown'} · {mentionWords(article.mentionCount)}
                  </span>
                  <span className={article.published.value === null ? styles.warn : styles.meta}>
                    {publishedLine(article)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
