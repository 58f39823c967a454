'use client';
import { ArrowDown, ArrowUp, MapIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import type { Incident } from '#lib/schema.ts';
import { GRADE_LABELS, TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { describePrecision, describeRange, placeLine } from '#lib/view/describe-incident.ts';
import { datedWhen } from '#lib/view/describe-time.ts';
import {
  nextSort,
  sortTable,
  TABLE_COLUMNS,
  type TableColumn,
  type TableSort,
} from '#lib/view/sort-table.ts';
import styles from './incident-table.module.css';

type Props = {
  incidents: readonly Incident[];
  selected: string | null;
  /** Why there is no map, when it could not be shown. */
  notice: string | null;
  onSelect: (id: string) => void;
  onMap: () => void;
};

/** More rows than this would make the page slow; filters bring the rest in reach. */
const ROW_LIMIT = 2000;

function Row({
  incident,
  isOn,
  onSelect,
}: {
  incident: Incident;
  isOn: boolean;
  onSelect: (id: string) => void;
}) {
  return (
    <tr className={isOn ? styles.on : undefined}>
      <th scope="row">
        <button type="button" aria-pressed={isOn} onClick={() => onSelect(incident.id)}>
          <TypeSymbol type={incident.type} />
          {incident.title}
        </button>
      </th>
      <td className={styles.short}>{datedWhen(incident.time)}</td>
      <td>{placeLine(incident.place)}</td>
      <td>{incident.place === null ? '' : describePrecision(incident.place)}</td>
      <td className={styles.short}>{TYPE_LABELS[incident.type]}</td>
      <td className={styles.number}>{describeRange(incident.casualties.killed) ?? 'unknown'}</td>
      <td className={styles.number}>{describeRange(incident.casualties.injured) ?? 'not stated'}</td>
      <td>{GRADE_LABELS[incident.grade.level]}</td>
    </tr>
  );
}

const COLUMN_NAMES: Record<TableColumn, string> = {
  title: 'Incident',
  when: 'When',
  where: 'Where',
  precision: 'Place known to',
  type: 'Type',
  killed: 'Killed',
  injured: 'Injured',
  grade: 'Grade',
};

function Head({ sort, onSort }: { sort: TableSort | null; onSort: (column: TableColumn) => void }) {
  return (
    <tr>
      {TABLE_COLUMNS.map((column) => {
        const way = sort?.column !== column ? null : sort.isDescending ? 'descending' : 'ascending';
        return (
          <th key={column} scope="col" aria-sort={way ?? undefined}>
            <button type="button" className={styles.sort} onClick={() => onSort(column)}>
              {COLUMN_NAMES[column]}
              {way === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
              {way === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
            </button>
          </th>
        );
      })}
    </tr>
  );
}

/** The same incidents as the map shows, as a table; those without a place are here too. */
export function IncidentTable({ incidents, selected, notice, onSelect, onMap }: Props) {
  const [sort, setSort] = useState<TableSort | null>(null);
  const shown = useMemo(() => sortTable(incidents, sort).slice(0, ROW_LIMIT), [incidents, sort]);
  return (
    <section className={styles.pane} aria-label="Incident table">
      <div className={styles.bar}>
        {notice === null ? (
          <button type="button" onClick={onMap}>
            <MapIcon size={15} aria-hidden="true" /> Map view
          </button>
        ) : (
          <p role="status">{notice}</p>
        )}
        {shown.length < incidents.length && (
          <p>
            The first {ROW_LIMIT} of {incidents.length}
          </p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label="Incidents as a table">
        <table>
          <thead>
            <Head sort={sort} onSort={(column) => setSort(nextSort(sort, column))} />
          </thead>
          <tbody>
            {shown.map((incident) => (
              <Row
                key={incident.id}
                incident={incident}
                isOn={incident.id === selected}
                onSelect={onSelect}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
