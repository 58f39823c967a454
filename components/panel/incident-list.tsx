'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { GradeMark } from '#components/parts/grade-mark.tsx';
import { Toll } from '#components/parts/toll.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import type { Incident } from '#lib/schema.ts';
import { TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { describeKind, placeLine } from '#lib/view/describe-incident.ts';
import { shortWhen } from '#lib/view/describe-time.ts';
import { type ListRow, listRows } from '#lib/view/list-rows.ts';
import styles from './incident-list.module.css';

const CARD_PX = 74;
const HEAD_PX = 28;

type Props = {
  incidents: readonly Incident[];
  clock: 'happened' | 'reported';
  grouped: boolean;
  selected: string | null;
  hovered: string | null;
  onSelect: (id: string) => void;
  onHover: (id: string | null) => void;
};

function Card({
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
}

function rowIndexOf(rows: readonly ListRow[], id: string | null): number {
  return id === null ? -1 : rows.findIndex((row) => row.kind === 'card' && row.key === id);
}

/** The incidents as a virtual list, grouped by month; arrows step from card to card. */
export function IncidentList({ incidents, clock, grouped, selected, hovered, onSelect, onHover }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => listRows(incidents, clock, grouped), [incidents, clock, grouped]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? HEAD_PX : CARD_PX),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });
  const selectedRow = rowIndexOf(rows, selected);
  useEffect(() => {
    if (selectedRow >= 0) virtual.scrollToIndex(selectedRow, { align: 'auto' });
  }, [selectedRow, virtual.scrollToIndex]);

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
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const place = { transform: `translateY(${item.start}px)`, height: item.size };
          if (row.kind === 'head') {
            return (
              <li key={row.key} className={styles.head} style={place}>
                {row.label} <span>{row.count === 1 ? '1 attack' : `${row.count} attacks`}</span>
              </li>
            );
          }
          const state = `${row.key === selected ? styles.on : ''} ${row.key === hovered ? styles.hover : ''}`;
          return (
            <li key={row.key} className={styles.row} style={place}>
              <Card incident={row.incident} state={state} onSelect={onSelect} onHover={onHover} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
