'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { useRecords } from '#components/data/use-records.ts';
import { GradeMark } from '#components/parts/grade-mark.tsx';
import { Toll } from '#components/parts/toll.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { ATTACK_TYPES, GRADES } from '#lib/codes.ts';
import { groupMonths, type MonthRun, startDay } from '#lib/query/group-months.ts';
import type { IncidentColumns } from '#lib/query/incident-columns.ts';
import { rowOfId } from '#lib/query/row-matches.ts';
import type { Incident } from '#lib/schema.ts';
import { dayFromNumber } from '#lib/time.ts';
import { TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { describeKind, placeLine } from '#lib/view/describe-incident.ts';
import { formatMonth, formatShortDay, shortWhen } from '#lib/view/describe-time.ts';
import styles from './incident-list.module.css';

const CARD_PX = 74;
const HEAD_PX = 28;
/** A list that nobody scrolls to the end of: the filters bring the rest in reach. */
const LIST_LIMIT = 5000;
/** While time runs the list is as long as one may see. */
const LIVE_LIMIT = 400;

export type ListSource = {
  columns: IncidentColumns;
  /** In the list's order; while time runs perhaps only the first of them. */
  rows: Uint32Array;
  /** How many there are in all. */
  count: number;
  /** By row, where the page holds every record. */
  records: readonly (Incident | undefined)[] | null;
  /** True while time runs or is dragged: nothing is asked for. */
  isLive: boolean;
};

type Props = {
  source: ListSource;
  clock: 'happened' | 'reported';
  grouped: boolean;
  selected: string | null;
  hovered: string | null;
  onSelect: (id: string) => void;
  onHover: (id: string | null) => void;
};

const Card = memo(function Card({
  incident,
  state,
  ...on
}: { incident: Incident; state: string } & Pick<Props, 'onSelect' | 'onHover'>) {
  return (
    <button
      type="button"
      className={`${styles.card} ${state}`}
      aria-pressed={state.includes(styles.on ?? 'on')}
      onClick={() => on.onSelect(incident.id)}
      onPointerEnter={() => on.onHover(incident.id)}
      onPointerLeave={() => on.onHover(null)}
      data-incident={incident.id}
    >
      <span className={styles.symbol}>
        <TypeSymbol type={incident.type} size={16} />
      </span>
      <span className={styles.title} title={placeLine(incident.place)}>
        {placeLine(incident.place)}
      </span>
      <span className={styles.when}>{shortWhen(incident.time)}</span>
      <span className={styles.line} title={incident.title}>
        <span className="visually-hidden">{TYPE_LABELS[incident.type]}: </span>
        {describeKind(incident)}
      </span>
      <span className={styles.foot}>
        <span>
          <Toll casualties={incident.casualties} />
        </span>
        <GradeMark level={incident.grade.level} />
      </span>
    </button>
  );
});

/** A card whose record is on its way: what the columns know of it. */
function PendingCard({ source, row, clock }: { source: ListSource; row: number } & Pick<Props, 'clock'>) {
  const { columns } = source;
  const day = startDay(columns, row, clock);
  const type = ATTACK_TYPES[columns.type[row] ?? 0] ?? 'attack_unspecified';
  return (
    <div className={styles.card} aria-busy="true">
      <span className={styles.symbol}>
        <TypeSymbol type={type} size={16} />
      </span>
      <span className={styles.title}>{TYPE_LABELS[type]}</span>
      <span className={styles.when}>{day === null ? 'undated' : formatShortDay(dayFromNumber(day))}</span>
      <span className={styles.line}>…</span>
      <span className={styles.foot}>
        <span />
        <GradeMark level={GRADES[columns.grade[row] ?? 0] ?? 'machine'} />
      </span>
    </div>
  );
}

type Item = { kind: 'head'; run: MonthRun } | { kind: 'card'; row: number };
/** `starts[n]` is the item that heads run n. */
type Layout = { rows: Uint32Array; runs: MonthRun[]; starts: number[]; count: number };

function layoutItems(source: ListSource, clock: Props['clock'], grouped: boolean): Layout {
  const rows = source.rows.subarray(0, source.isLive ? LIVE_LIMIT : LIST_LIMIT);
  const runs = grouped ? groupMonths(source.columns, rows, clock) : [];
  return { rows, runs, starts: runs.map((run, index) => run.from + index), count: rows.length + runs.length };
}

function itemAt({ rows, runs, starts }: Layout, index: number): Item {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (run && starts[low - 1] === index) return { kind: 'head', run };
  return { kind: 'card', row: rows[index - low] ?? 0 };
}

function keyOf(layout: Layout, index: number): string | number {
  const item = itemAt(layout, index);
  return item.kind === 'head' ? `head:${item.run.day}` : item.row;
}

function indexOfRow({ rows, runs }: Layout, row: number): number {
  const at = row < 0 ? -1 : rows.indexOf(row);
  if (at < 0) return -1;
  return at + runs.filter((run) => run.from <= at).length;
}

function headLabel({ day }: MonthRun, clock: Props['clock']): string {
  if (day === null) return clock === 'reported' ? 'Report undated' : 'Undated';
  return formatMonth(dayFromNumber(day));
}

/** The incidents as a virtual list, grouped by month; arrows step from card to card. */
export function IncidentList(props: Props) {
  const { source, clock, grouped, selected, hovered, onSelect, onHover } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutItems(source, clock, grouped), [source, clock, grouped]);
  const virtual = useVirtualizer({
    count: layout.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (itemAt(layout, index).kind === 'head' ? HEAD_PX : CARD_PX),
    // A new key function makes the list lay itself out anew, so it changes with the layout only.
    getItemKey: useCallback((index: number) => keyOf(layout, index), [layout]),
    overscan: 6,
    // Before the first measurement, and where nothing is measured (on the server), the list has this height.
    initialRect: { width: 300, height: 700 },
  });
  const items = virtual.getVirtualItems();
  const visible = items.flatMap(({ index }) => {
    const item = itemAt(layout, index);
    return item.kind === 'card' ? [item.row] : [];
  });
  const visibleKey = visible.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which rows these are
  const wanted = useMemo(() => visible, [visibleKey]);
  const records = useRecords(source.columns, wanted, source.records, source.isLive);
  const selectedItem = useMemo(
    () => indexOfRow(layout, rowOfId(source.columns, selected)),
    [layout, selected, source.columns],
  );
  useEffect(() => {
    if (selectedItem >= 0) virtual.scrollToIndex(selectedItem, { align: 'auto' });
  }, [selectedItem, virtual.scrollToIndex]);

  function stepFocus(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-incident]');
    const cards = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-incident]') ?? [])];
    const next = card ? cards[cards.indexOf(card) + step] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move the focus among the buttons inside
    <div className={styles.scroller} ref={scroller} onKeyDown={stepFocus}>
      <ul style={{ height: virtual.getTotalSize() }} aria-label="Incidents">
        {items.map((place) => {
          const item = itemAt(layout, place.index);
          const style = { transform: `translateY(${place.start}px)`, height: place.size };
          if (item.kind === 'head') {
            const { count } = item.run;
            return (
              <li key={place.key} className={styles.head} style={style}>
                {headLabel(item.run, clock)} <span>{count === 1 ? '1 attack' : `${count} attacks`}</span>
              </li>
            );
          }
          const record = records.get(item.row);
          const id = record?.id;
          const state = `${id === selected && id ? styles.on : ''} ${id === hovered && id ? styles.hover : ''}`;
          return (
            <li key={place.key} className={styles.row} style={style}>
              {record ? (
                <Card incident={record} state={state} onSelect={onSelect} onHover={onHover} />
              ) : (
                <PendingCard source={source} row={item.row} clock={clock} />
              )}
            </li>
          );
        })}
      </ul>
      {!source.isLive && source.count > layout.rows.length && (
        <p className={styles.rest}>
          The first {layout.rows.length.toLocaleString('en')} of {source.count.toLocaleString('en')}: narrow
          the time or the filters to see the others here.
        </p>
      )}
    </div>
  );
}
