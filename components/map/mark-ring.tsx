'use client';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-map-gl/maplibre';
import type { MarkPick } from '#components/map/pick-mark.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { describeKind } from '#lib/view/describe-incident.ts';
import { datedWhen } from '#lib/view/describe-time.ts';
import { ringOffsets } from '#lib/view/layout-marks.ts';
import styles from './mark-ring.module.css';

type Props = {
  ring: MarkPick;
  /** Those of the ring whose records have come. */
  incidents: readonly Incident[];
  selected: string | null;
  onSelect: (id: string) => void;
  onClose: () => void;
};

/** More than this many do not fit a ring and become a list. */
const RING_LIMIT = 12;

function byDay(a: Incident, b: Incident): number {
  return (a.time.start ?? '9999') < (b.time.start ?? '9999') ? -1 : 1;
}

/** Attacks on the same place, set off to free space with a leader to it, by day from 12 o'clock. */
export function MarkRing({ ring, incidents, selected, onSelect, onClose }: Props) {
  const { current: map } = useMap();
  const words = useWords();
  const box = useRef<HTMLFieldSetElement>(null);
  const isThere = incidents.length > 0;
  useEffect(() => {
    if (isThere) box.current?.querySelector('button')?.focus();
  }, [isThere]);
  if (!map) return null;
  const { clientWidth, clientHeight } = map.getContainer();
  const ordered = [...incidents].sort(byDay);
  const isList = ordered.length > RING_LIMIT;
  const { radiusPx, offsets } = ringOffsets(ordered.length);
  const reach = radiusPx + 24;
  const x = ring.x + 84 + reach > clientWidth ? ring.x - 84 : ring.x + 84;
  const y = ring.y + 46 + reach > clientHeight ? ring.y - 46 : ring.y + 46;
  const length = Math.hypot(x - ring.x, y - ring.y);
  const edge = { x: x - ((x - ring.x) * radiusPx) / length, y: y - ((y - ring.y) * radiusPx) / length };
  return (
    <fieldset
      ref={box}
      className={styles.box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="visually-hidden">
        {words.say('map.atPlace', { count: ring.donut?.count ?? ordered.length })}
      </legend>
      {!isList && (
        <svg className={styles.leader} width={clientWidth} height={clientHeight} aria-hidden="true">
          <path d={`M${ring.x} ${ring.y}L${edge.x} ${edge.y}`} stroke="var(--ink)" strokeWidth="1.2" />
          <circle cx={ring.x} cy={ring.y} r="3" fill="var(--ink)" stroke="var(--halo)" />
          <circle
            cx={x}
            cy={y}
            r={radiusPx}
            fill="var(--halo)"
            fillOpacity=".78"
            stroke="var(--ink)"
            strokeOpacity=".7"
          />
          <text x={x} y={y + 4} textAnchor="middle" fill="var(--text)" fontWeight="600" fontSize="12">
            {ordered.length}
          </text>
        </svg>
      )}
      <ul
        className={isList ? styles.list : undefined}
        style={isList ? { left: x, top: Math.max(8, y - 120) } : undefined}
      >
        {ordered.map((incident, index) => {
          const [dx, dy] = offsets[index] ?? [0, 0];
          return (
            <li
              key={incident.id}
              className={isList ? undefined : styles.spot}
              style={isList ? undefined : { left: x + dx, top: y + dy }}
            >
              <button
                type="button"
                aria-pressed={incident.id === selected}
                title={`${datedWhen(incident.time, words)} · ${describeKind(incident, words)}`}
                onClick={() => onSelect(incident.id)}
              >
                <TypeSymbol type={incident.type} size={isList ? 14 : 18} />
                <span className={isList ? undefined : 'visually-hidden'}>
                  {datedWhen(incident.time, words)} · {describeKind(incident, words)}
                </span>
              </button>
            </li>
          );
        })}
        {isList && (ring.donut?.count ?? 0) > ordered.length && (
          <li className={styles.more}>
            {words.say('map.first', { shown: ordered.length, count: ring.donut?.count ?? ordered.length })}
          </li>
        )}
      </ul>
    </fieldset>
  );
}
