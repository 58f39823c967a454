'use client';
import { Tabs } from '@base-ui/react/tabs';
import { type Dispatch, type ReactNode, useLayoutEffect, useRef } from 'react';
import { LiveText } from '#components/live/live-text.tsx';
import type { Moments } from '#components/live/moments.ts';
import { useMoment } from '#components/live/use-moment.ts';
import { ArticleList } from '#components/panel/article-list.tsx';
import { FilterBar, type MenuCounts } from '#components/panel/filter-bar.tsx';
import { IncidentList, type IncidentListProps } from '#components/panel/incident-list.tsx';
import { type FollowedSource, LiveList } from '#components/panel/live-list.tsx';
import { FailureNotice, ListSkeleton } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ArticleSummary } from '#lib/schema.ts';
import { formatCount } from '#lib/view/format-count.ts';
import { TABS, type View, type ViewAction } from '#lib/view/view-state.ts';
import styles from './left-pane.module.css';

type Loaded<T> = { data: T | undefined; error: Error | null; retry: () => void };

type Props = {
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** What follows the time while it runs. */
  moments: Moments;
  /** What every filter lets through. */
  incidents: Loaded<FollowedSource>;
  menuCounts: MenuCounts;
  total: number;
  articles: Loaded<readonly ArticleSummary[]>;
  noMatch: ReactNode;
  /** The charts; drawn only while their tab is open. */
  insights: ReactNode;
};

type Following = Omit<IncidentListProps, 'source'> & {
  source: FollowedSource;
  moments: Moments;
  sort: View['sort'];
  noMatch: ReactNode;
};

/** The count of the moment, in every frame. */
function MatchCount({ moments, total }: Pick<Props, 'moments' | 'total'>) {
  const { say } = useWords();
  return (
    <span data-testid="match-count">
      <LiveText
        moments={moments}
        textOf={({ count }) =>
          count === total
            ? say('common.attacks', { count })
            : say('panel.matching', { shown: count, count: total })
        }
      />
    </span>
  );
}

function TabCount({ moments }: Pick<Props, 'moments'>) {
  const { language } = useWords();
  return <LiveText moments={moments} textOf={({ count }) => formatCount(count, language)} />;
}

/**
 * The list at rest, and over it the one that follows the time that runs: what was scrolled to is there again afterwards.
 * The focus goes with them.
 */
function FollowingList({ source, moments, sort, noMatch, ...list }: Following) {
  const isLive = useMoment(moments, (moment) => moment.isLive);
  const isEmpty = useMoment(moments, (moment) => moment.isLive && moment.count === 0);
  const box = useRef<HTMLDivElement>(null);
  const isFocused = useRef(false);
  useLayoutEffect(() => {
    if (!isFocused.current) return;
    const card = isLive ? '[data-live] button' : 'button[tabindex="0"]';
    box.current?.querySelector<HTMLElement>(card)?.focus({ preventScroll: true });
  }, [isLive]);
  if (isEmpty || (!isLive && source.rows.length === 0)) return noMatch;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes whether the focus is inside
    <div
      ref={box}
      className={styles.following}
      onFocus={() => {
        isFocused.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        isFocused.current = relatedTarget instanceof Node && box.current?.contains(relatedTarget) === true;
      }}
    >
      <div className={styles.resting} data-covered={isLive || undefined}>
        <IncidentList {...list} source={source} />
      </div>
      {isLive && (
        <div className={styles.running}>
          <LiveList {...list} source={source} moments={moments} sort={sort} />
        </div>
      )}
    </div>
  );
}

function IncidentsTab({ view, dispatch, moments, incidents, menuCounts, total, noMatch }: Props) {
  const { say } = useWords();
  const shown = incidents.data;
  return (
    <>
      <FilterBar view={view} dispatch={dispatch} counts={menuCounts} />
      {shown !== undefined && (
        <div className={styles.sort}>
          <MatchCount moments={moments} total={total} />
          <select
            aria-label={say('panel.order')}
            value={view.sort}
            onChange={(event) => {
              const sort = (['newest', 'oldest', 'toll'] as const).find(
                (order) => order === event.target.value,
              );
              if (sort) dispatch({ type: 'set-sort', sort });
            }}
          >
            <option value="newest">{say('panel.newest')}</option>
            <option value="oldest">{say('panel.oldest')}</option>
            <option value="toll">{say('panel.toll')}</option>
          </select>
        </div>
      )}
      {shown === undefined && incidents.error === null && <ListSkeleton />}
      {shown !== undefined && (
        <FollowingList
          source={shown}
          moments={moments}
          noMatch={<div className={styles.none}>{noMatch}</div>}
          sort={view.sort}
          clock={view.clock}
          grouped={view.sort !== 'toll'}
          selected={view.incident}
          hovered={view.hovered}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
          onHover={(id) => dispatch({ type: 'hover', id })}
        />
      )}
    </>
  );
}

/** The lists, incidents and articles, each with its count, and the charts over them. */
export function LeftPane(props: Props) {
  const { view, dispatch, incidents, articles } = props;
  const { say } = useWords();
  return (
    <section className={styles.pane} aria-label={say('panel.results')}>
      <Tabs.Root
        className={styles.tabs}
        value={view.tab}
        onValueChange={(value) => {
          const tab = TABS.find((name) => name === value);
          if (tab) dispatch({ type: 'set-tab', tab });
        }}
      >
        <Tabs.List className={styles.tablist} aria-label={say('panel.lists')}>
          <Tabs.Tab value="incidents" className={styles.tab}>
            {say('panel.incidents')} <small>{incidents.data && <TabCount moments={props.moments} />}</small>
          </Tabs.Tab>
          <Tabs.Tab value="articles" className={styles.tab}>
            {say('panel.articles')} <small>{articles.data?.length ?? ''}</small>
          </Tabs.Tab>
          <Tabs.Tab value="insights" className={styles.tab}>
            {say('panel.insights')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="incidents" className={styles.panel}>
          {incidents.error && (
            <FailureNotice
              what={say('panel.incidentsFailed')}
              why={incidents.error}
              onRetry={incidents.retry}
            />
          )}
          <IncidentsTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="articles" className={styles.panel}>
          {articles.error && (
            <FailureNotice what={say('panel.articlesFailed')} why={articles.error} onRetry={articles.retry} />
          )}
          {articles.data === undefined && articles.error === null && <ListSkeleton />}
          {articles.data !== undefined && articles.data.length === 0 && (
            <p className={styles.hint}>{say(view.text === '' ? 'panel.noArticles' : 'panel.noArticleHas')}</p>
          )}
          {articles.data !== undefined && articles.data.length > 0 && (
            <ArticleList
              articles={articles.data}
              selected={view.article}
              onOpen={(id) => dispatch({ type: 'open-article', id, incident: null })}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="insights" className={styles.panel}>
          <FilterBar view={view} dispatch={dispatch} counts={props.menuCounts} />
          {incidents.data?.rows.length === 0 ? (
            <div className={styles.none}>{props.noMatch}</div>
          ) : (
            props.insights
          )}
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}
