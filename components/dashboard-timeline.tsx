'use client';
import { useMemo } from 'react';
import type { AreaProps } from '#components/dashboard-areas.tsx';
import { useRecords } from '#components/data/use-records.ts';
import { TimelinePane } from '#components/timeline/timeline-pane.tsx';
import { useWords } from '#components/words/use-words.ts';
import styles from './dashboard.module.css';

/** So many undated attacks have a place in the tray; the list has them all. */
const TRAY_ROWS = 60;

/** The timeline, or one line that says why there is none. */
export function TimelineArea({ time, moments, dispatch, explorer, data }: AreaProps) {
  const { limits, columns, order, fails, counts, selected } = explorer;
  const source = useMemo(
    () => (columns && order && counts ? { columns, order, fails, counts } : null),
    [columns, order, fails, counts],
  );
  const undatedRows = useMemo(() => explorer.undated.slice(0, TRAY_ROWS), [explorer.undated]);
  const records = useRecords(columns, undatedRows, { all: data.records, knownAt: time.view.knownAt });
  const undated = useMemo(
    () => ({
      count: explorer.undated.length,
      incidents: undatedRows.flatMap((row) => records.get(row) ?? []),
    }),
    [explorer.undated, undatedRows, records],
  );
  const chosenRows = useMemo(() => (selected < 0 ? [] : [selected]), [selected]);
  const chosen = useRecords(columns, chosenRows, { all: data.records, knownAt: time.view.knownAt });

  const { say } = useWords();

  /** The words for the day, in the article that is open where it tells of the attack. */
  function openTimeWords() {
    const { members = [], id } = chosen.get(selected) ?? {};
    const member = members.find(({ article }) => article === time.view.article) ?? members[0];
    if (id === undefined || member === undefined) return;
    const focus = { mention: member.mention, field: 'time' } as const;
    dispatch({ type: 'focus-evidence', article: member.article, incident: id, focus });
  }

  return (
    <div className={styles.timeline}>
      {!data.isLoaded && data.error !== null && <p className={styles.note}>{say('states.noTimeline')}</p>}
      {data.isLoaded && limits === null && <p className={styles.note}>{say('states.emptyTimeline')}</p>}
      {source && limits !== null && (
        <TimelinePane
          view={time.view}
          moments={moments}
          source={source}
          selected={explorer.selected}
          hovered={explorer.hovered}
          undated={undated}
          reportDays={explorer.reportDays}
          limits={limits}
          lastKnown={data.asOf?.slice(0, 10) ?? ''}
          onChange={time.change}
          onPlay={time.setPlaying}
          onSelect={(id) => dispatch({ type: 'select-incident', id })}
          onHeat={(isHot) => dispatch({ type: 'heat-field', field: isHot ? 'time' : null })}
          onMark={openTimeWords}
          onSet={dispatch}
        />
      )}
    </div>
  );
}
