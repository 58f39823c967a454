'use client';
import { useMemo } from 'react';
import { drawnItems, useListKeys } from '#components/parts/use-list-keys.ts';
import { useLongList } from '#components/parts/use-long-list.ts';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import type { ArticleSummary } from '#lib/schema.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './article-list.module.css';

const ROW_PX = 72;

type Props = {
  articles: readonly ArticleSummary[];
  selected: string | null;
  onOpen: (id: string) => void;
};

function publishedLine(article: ArticleSummary, { say, language }: Words): string {
  const { value, basis } = article.published;
  if (value === null) return say('panel.dayUnknown');
  const day = formatShortDay(value, language);
  return basis === 'metadata' ? day : say('panel.workedOut', { day });
}

function mentionWords(count: number, { say }: Words): string {
  return count === 0 ? say('panel.noAttack') : say('panel.mentions', { count });
}

/** The articles as a virtual list; keys step from one to the next. */
export function ArticleList({ articles, selected, onOpen }: Props) {
  const words = useWords();
  const { say } = words;
  const cardPx = ROW_PX * useTextScale();
  const layout = useMemo(
    () => ({ count: articles.length, heads: [], cardPx, headPx: 0 }),
    [articles.length, cardPx],
  );
  const list = useLongList(layout);
  const keys = useListKeys(list, layout);
  const drawn = drawnItems(list, keys.focused, layout.count);
  const tabStop = keys.focused !== null && drawn.includes(keys.focused) ? keys.focused : drawn[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys only move the focus among the buttons inside
    <div className={styles.scroller} ref={list.scroller} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
      <ul style={{ height: list.boxPx }} aria-label={say('panel.articles')}>
        {drawn.map((item) => {
          const article = articles[item];
          if (!article) return null;
          const isOn = article.id === selected;
          return (
            <li
              key={article.id}
              style={{ transform: `translateY(${list.topOf(item)}px)`, height: cardPx }}
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
                <span className={styles.title}>{article.title ?? say('common.untitled')}</span>
                <span className={styles.line}>
                  <span className={styles.meta}>
                    {article.publisher ?? say('common.noPublisher')} ·{' '}
                    {mentionWords(article.mentionCount, words)}
                  </span>
                  <span className={article.published.value === null ? styles.warn : styles.meta}>
                    {publishedLine(article, words)}
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
