'use client';
import { useMemo } from 'react';
import { drawnItems, useListKeys } from '#components/parts/use-list-keys.ts';
import { useLongList } from '#components/parts/use-long-list.ts';
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

/** The articles as a virtual list; keys step from one to the next. */
export function ArticleList({ articles, selected, onOpen }: Props) {
  const layout = useMemo(
    () => ({ count: articles.length, heads: [], cardPx: ROW_PX, headPx: 0 }),
    [articles.length],
  );
  const list = useLongList(layout);
  const keys = useListKeys(list, layout);
  const drawn = drawnItems(list, keys.focused, layout.count);
  const tabStop = keys.focused !== null && drawn.includes(keys.focused) ? keys.focused : drawn[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys only move the focus among the buttons inside
    <div className={styles.scroller} ref={list.scroller} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
      <ul style={{ height: list.boxPx }} aria-label="Articles">
        {drawn.map((item) => {
          const article = articles[item];
          if (!article) return null;
          const isOn = article.id === selected;
          return (
            <li
              key={article.id}
              style={{ transform: `translateY(${list.topOf(item)}px)`, height: ROW_PX }}
              data-item={item}
              aria-posinset={item + 1}
              aria-setsize={layout.count}
            >
              <button
                type="button"
                className={isOn ? `${styles.row} ${styles.on}` : styles.row}
                aria-pressed={isOn}
                tabIndex={item === tabStop ? 0 : -1}
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
