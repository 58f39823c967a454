'use client';
import { memo, useCallback, useEffect, useMemo } from 'react';
import { useClockZone } from '#components/data/clock-zone.tsx';
import { useRecords } from '#components/data/use-records.ts';
import { headLabel, itemOf, itemOfRow, layoutRuns } from '#components/panel/list-runs.ts';
import { GradeMark } from '#components/parts/grade-mark.tsx';
import { Toll } from '#components/parts/toll.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { drawnItems, useListKeys } from '#components/parts/use-list-keys.ts';
import { useLongList } from '#components/parts/use-long-list.ts';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES, GRADES } from '#lib/codes.ts';
import { startDay } from '#lib/query/group-months.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { idOfRow, rowOfId } from '#lib/query/row-matches.ts';
import type { Incident } from '#lib/schema.ts';
import { dayFromNumber } from '#lib/time.ts';
import { describeKind, placeLine } from '#lib/view/describe-incident.ts';
import { cardHours, formatShortDay, hourWords, shortWhen } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { Language } from '#lib/view/words.ts';
import styles from './incident-list.module.css';

export type ListSource = {
  columns: IncidentColumns;
  /** In the list's order. */
  rows: Uint32Array;
  /** By row, where the page holds every record. */
  records: readonly (Incident | undefined)[] | null;
  /** The day as of which the records stand; null = now. */
  knownAt: string | null;
};

export type IncidentListProps = {
  source: ListSource;
  clock: 'happened' | 'reported';
  grouped: boolean;
  selected: string | null;
  hovered: string | null;
  onSelect: (id: string) => void;
  onHover: (id: string | null) => void;
};

/** What a card shows while its record is on its way: what the columns know. */
export type Sketch = { type: Incident['type']; day: string | null; grade: Incident['grade']['level'] };

/** What the columns know of a row. */
export function sketchOf(
  columns: IncidentColumns,
  row: number,
  clock: IncidentListProps['clock'],
  language: Language,
): Sketch {
  const day = startDay(columns, row, clock);
  return {
    type: ATTACK_TYPES[columns.type[row] ?? 0] ?? 'attack_unspecified',
    day: day === null ? null : formatShortDay(dayFromNumber(day), language),
    grade: GRADES[columns.grade[row] ?? 0] ?? 'machine',
  };
}

function CardText({ incident }: { incident: Incident }) {
  const words = useWords();
  const reading = useClockZone();
  const at = { place: incident.place, reading };
  const hours = cardHours(incident.time, words, at);
  const place = placeLine(incident.place, words);
  return (
    <>
      <span className={styles.title} title={place}>
        {place}
      </span>
      <span className={styles.when}>{shortWhen(incident.time, words)}</span>
      <span className={styles.line} title={incidentTitle(incident, words)}>
        <span className="visually-hidden">{words.say(`codes.type.${incident.type}`)}: </span>
        {describeKind(incident, words)}
      </span>
      {hours !== null && (
        <span className={styles.hours} title={hourWords(incident.time, words, at) ?? undefined}>
          {hours}
        </span>
      )}
      <span className={styles.foot}>
        <span>
          <Toll casualties={incident.casualties} />
        </span>
        <GradeMark level={incident.grade.level} />
      </span>
    </>
  );
}

function SketchText({ sketch }: { sketch: Sketch }) {
  const { say } = useWords();
  return (
    <>
      <span className={styles.title}>{say(`codes.type.${sketch.type}`)}</span>
      <span className={styles.when}>{sketch.day ?? say('time.undated')}</span>
      <span className={styles.line}>…</span>
      <span className={styles.foot}>
        <span />
        <GradeMark level={sketch.grade} />
      </span>
    </>
  );
}

type CardProps = {
  id: string;
  /** Undefined while it is on its way. */
  incident: Incident | undefined;
  sketch: Sketch | undefined;
  isOn: boolean;
  isHovered: boolean;
  isTabStop: boolean;
} & Pick<IncidentListProps, 'onSelect' | 'onHover'>;

/** One button whether its record has come or not, so that the focus stays on it. */
const Card = memo(function Card({ id, incident, sketch, isOn, isHovered, isTabStop, ...on }: CardProps) {
  const type = incident?.type ?? sketch?.type ?? 'attack_unspecified';
  return (
    <button
      type="button"
      className={`${styles.card} ${isOn ? styles.on : ''} ${isHovered ? styles.hover : ''}`}
      aria-pressed={isOn}
      aria-busy={incident === undefined || undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => on.onSelect(id)}
      onPointerEnter={() => on.onHover(id)}
      onPointerLeave={() => on.onHover(null)}
      onFocus={() => on.onHover(id)}
      onBlur={() => on.onHover(null)}
      data-incident={id}
    >
      <span className={styles.symbol}>
        <TypeSymbol type={type} size={16} />
      </span>
      {incident ? <CardText incident={incident} /> : sketch && <SketchText sketch={sketch} />}
    </button>
  );
});

/** The incidents as a virtual list over all of them, grouped by month; keys step from card to card. */
export function IncidentList(props: IncidentListProps) {
  const { source, clock, grouped, selected, hovered, onSelect, onHover } = props;
  const words = useWords();
  const { say, language } = words;
  const { columns } = source;
  const scale = useTextScale();
  const layout = useMemo(() => layoutRuns(source, clock, grouped, scale), [source, clock, grouped, scale]);
  const list = useLongList(layout);
  const keys = useListKeys(list, layout);
  const drawn = drawnItems(list, keys.focused, layout.count).map((item) => ({
    item,
    ...itemOf(layout, item),
  }));
  const rows = drawn.flatMap((each) => (each.kind === 'card' ? [each.row] : []));
  const rowsKey = rows.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which rows these are
  const wanted = useMemo(() => rows, [rowsKey]);
  const records = useRecords(columns, wanted, {
    all: source.records,
    knownAt: source.knownAt,
  });
  const selectedItem = useMemo(
    () => itemOfRow(layout, rowOfId(columns, selected)),
    [layout, selected, columns],
  );
  const { show } = list;
  useEffect(() => {
    if (selectedItem >= 0) show(selectedItem);
  }, [selectedItem, show]);
  const isDrawn = (item: number | null) => drawn.some((each) => each.item === item && each.kind === 'card');
  const firstCard = drawn.find((each) => each.kind === 'card')?.item;
  const tabStop = [keys.focused, selectedItem].find(isDrawn) ?? firstCard;
  const sketch = useCallback(
    (row: number) => sketchOf(columns, row, clock, language),
    [columns, clock, language],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys only move the focus among the buttons inside
    <div className={styles.scroller} ref={list.scroller} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
      <ul style={{ height: list.boxPx }} aria-label={say('panel.incidents')}>
        {drawn.map((each) => {
          const isHead = each.kind === 'head';
          const top = list.topOf(each.item);
          const style = { transform: `translateY(${top}px)`, height: isHead ? layout.headPx : layout.cardPx };
          if (isHead) {
            return (
              <li key={`head:${each.run.day}`} className={styles.head} style={style}>
                {headLabel(each.run, clock, words)}{' '}
                <span>{say('common.attacks', { count: each.run.count })}</span>
              </li>
            );
          }
          const id = idOfRow(columns, each.row);
          const record = records.get(each.row);
          return (
            <li
              key={each.row}
              className={styles.row}
              style={style}
              data-item={each.item}
              aria-posinset={each.position + 1}
              aria-setsize={layout.rows.length}
            >
              <Card
                id={id}
                incident={record}
                sketch={record ? undefined : sketch(each.row)}
                isOn={id === selected}
                isHovered={id === hovered}
                isTabStop={each.item === tabStop}
                onSelect={onSelect}
                onHover={onHover}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
