'use client';
import { ArrowDown, ArrowUp, MapIcon } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useClockZone } from '#components/data/clock-zone.tsx';
import { useRecords } from '#components/data/use-records.ts';
import { canSort, sortRows, type TableSource } from '#components/map/table-rows.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { drawnItems, useListKeys } from '#components/parts/use-list-keys.ts';
import { useLongList } from '#components/parts/use-long-list.ts';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';
import { idOfRow, rowOfId } from '#lib/query/row-matches.ts';
import type { Incident } from '#lib/schema.ts';
import { describePrecision, describeRange, placeLine, shortPrecision } from '#lib/view/describe-incident.ts';
import { datedWhen, hourWords } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { nextSort, TABLE_COLUMNS, type TableColumn, type TableSort } from '#lib/view/sort-table.ts';
import styles from './incident-table.module.css';

type Props = {
  source: TableSource;
  /** True while time runs or is dragged: nothing is asked for. */
  isLive: boolean;
  /** The day as of which the records stand; null = now. */
  knownAt: string | null;
  selected: string | null;
  /** Why there is no map, when it could not be shown. */
  notice: string | null;
  /** True where there is nothing at all, which is said elsewhere. */
  isEmpty: boolean;
  onSelect: (id: string) => void;
  onMap: () => void;
};

const ROW_PX = 34;
const HEAD_PX = 31;

function Cells({ incident }: { incident: Incident }) {
  const words = useWords();
  const { say } = words;
  const type = say(`codes.type.${incident.type}`);
  const reading = useClockZone();
  const hours = hourWords(incident.time, words, { place: incident.place, reading });
  const where = placeLine(incident.place, words);
  const precision = incident.place === null ? '' : describePrecision(incident.place, words);
  const killed = describeRange(incident.casualties.killed, words) ?? say('attack.unknown');
  const injured = describeRange(incident.casualties.injured, words) ?? say('attack.notStated');
  const grade = say(`codes.grade.${incident.grade.level}`);
  return (
    <>
      <td title={hours ?? undefined}>
        {datedWhen(incident.time, words)} {hours !== null && <small>{hours}</small>}
      </td>
      <td title={where}>{where}</td>
      <td title={precision}>{incident.place === null ? '' : shortPrecision(incident.place, words)}</td>
      <td title={type}>{type}</td>
      <td className={styles.number} title={killed}>
        {killed}
      </td>
      <td className={styles.number} title={injured}>
        {injured}
      </td>
      <td title={grade}>{grade}</td>
    </>
  );
}

type RowProps = {
  item: number;
  id: string;
  type: Incident['type'];
  /** Undefined while it is on its way. */
  incident: Incident | undefined;
  isOn: boolean;
  isTabStop: boolean;
  onSelect: (id: string) => void;
};

function Row({ item, id, type, incident, isOn, isTabStop, onSelect }: RowProps) {
  const words = useWords();
  const title = incident ? incidentTitle(incident, words) : null;
  return (
    <tr
      className={isOn ? styles.on : undefined}
      data-item={item}
      aria-rowindex={item + 2}
      aria-busy={incident === undefined || undefined}
    >
      <th scope="row">
        <button
          type="button"
          aria-pressed={isOn}
          data-opener={id}
          tabIndex={isTabStop ? 0 : -1}
          title={title ?? undefined}
          onClick={() => onSelect(id)}
        >
          <TypeSymbol type={type} />
          <span>{title ?? '…'}</span>
        </button>
      </th>
      {incident ? <Cells incident={incident} /> : <td colSpan={TABLE_COLUMNS.length - 1} />}
    </tr>
  );
}

type HeadProps = {
  sort: TableSort | null;
  source: TableSource;
  onSort: (column: TableColumn) => void;
};

function Head({ sort, source, onSort }: HeadProps) {
  const { say } = useWords();
  return (
    <tr aria-rowindex={1}>
      {TABLE_COLUMNS.map((column) => {
        const way = sort?.column !== column ? null : sort.isDescending ? 'descending' : 'ascending';
        const isOff = !canSort(column, source);
        return (
          <th key={column} scope="col" aria-sort={way ?? undefined}>
            <button
              type="button"
              className={styles.sort}
              aria-disabled={isOff || undefined}
              title={isOff ? say('table.noSort') : undefined}
              onClick={() => !isOff && onSort(column)}
            >
              {say(`table.column.${column}`)}
              {way === 'ascending' && <ArrowUp size="0.75rem" aria-hidden="true" />}
              {way === 'descending' && <ArrowDown size="0.75rem" aria-hidden="true" />}
            </button>
          </th>
        );
      })}
    </tr>
  );
}

type BodyProps = Pick<Props, 'source' | 'isLive' | 'knownAt' | 'selected' | 'onSelect'> & {
  /** In the table's order. */
  rows: Uint32Array;
  sort: TableSort | null;
  onSort: (column: TableColumn) => void;
};

/** The table itself, of any length: only the rows in view are drawn, and the one that has the focus. */
function Body({ source, rows, isLive, knownAt, selected, sort, onSort, onSelect }: BodyProps) {
  const { say } = useWords();
  const { columns } = source;
  const scale = useTextScale();
  const cardPx = ROW_PX * scale;
  const layout = useMemo(() => ({ count: rows.length, heads: [], cardPx, headPx: 0 }), [rows.length, cardPx]);
  const list = useLongList(layout, HEAD_PX * scale);
  const keys = useListKeys(list, layout);
  const selectedItem = useMemo(() => rows.indexOf(rowOfId(columns, selected)), [rows, columns, selected]);
  const { show } = list;
  useEffect(() => {
    if (selectedItem >= 0) show(selectedItem);
  }, [selectedItem, show]);
  const drawn = drawnItems(list, keys.focused, rows.length);
  const drawnRows = drawn.map((item) => rows[item] ?? 0);
  const rowsKey = drawnRows.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which rows these are
  const wanted = useMemo(() => drawnRows, [rowsKey]);
  const records = useRecords(columns, wanted, { all: source.records, isPaused: isLive, knownAt });
  const tabStop =
    [keys.focused, selectedItem].find((item) => item !== null && drawn.includes(item)) ?? drawn[0];
  // A row with the focus that lies above the view stands right above the drawn ones, out of sight.
  const top = list.topOf(list.first) - (drawn[0] !== undefined && drawn[0] < list.first ? cardPx : 0);
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section
      className={styles.scroller}
      tabIndex={0}
      aria-label={say('table.asTable')}
      ref={list.scroller}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
    >
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above */}
      <div style={{ height: list.boxPx }} className={styles.box}>
        <table style={{ top }} aria-rowcount={rows.length + 1}>
          <colgroup>
            {TABLE_COLUMNS.map((column) => (
              <col key={column} className={styles[column]} />
            ))}
          </colgroup>
          <thead>
            <Head sort={sort} source={source} onSort={onSort} />
          </thead>
          <tbody>
            {drawn.map((item, index) => {
              const row = drawnRows[index] ?? 0;
              return (
                <Row
                  key={row}
                  item={item}
                  id={idOfRow(columns, row)}
                  type={ATTACK_TYPES[columns.type[row] ?? 0] ?? 'attack_unspecified'}
                  incident={records.get(row)}
                  isOn={item === selectedItem}
                  isTabStop={item === tabStop}
                  onSelect={onSelect}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The same incidents as the map shows, as a table; those without a place are here too. */
export function IncidentTable({ source, notice, isEmpty, onMap, ...rest }: Props) {
  const [sort, setSort] = useState<TableSort | null>(null);
  const words = useWords();
  const { say } = words;
  const rows = useMemo(() => sortRows(source, sort, words), [source, sort, words]);
  return (
    <section className={styles.pane} aria-label={say('table.label')}>
      <div className={styles.bar}>
        {notice === null ? (
          <button type="button" onClick={onMap}>
            <MapIcon size="0.9375rem" aria-hidden="true" /> {say('table.mapView')}
          </button>
        ) : (
          <p role="status">{notice}</p>
        )}
      </div>
      <Body
        source={source}
        rows={rows}
        sort={sort}
        onSort={(column) => setSort(nextSort(sort, column))}
        {...rest}
      />
      {rows.length === 0 && !isEmpty && <p className={styles.none}>{say('filters.noMatch')}</p>}
    </section>
  );
}
