'use client';
import { useEffect, useRef, useState } from 'react';
import { useMap } from 'react-map-gl/maplibre';
import type { MarkPick } from '#components/map/pick-mark.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { describeKind } from '#lib/view/describe-incident.ts';
import { datedWhen } from '#lib/view/describe-time.ts';
import { placeRing } from '#lib/view/ring-place.ts';
import styles from './mark-ring.module.css';

type Props = {
  ring: MarkPick;
  /** Those of the ring whose records have come. */
  incidents: readonly Incident[];
  selected: string | null;
  onSelect: (id: string) => void;
  onClose: () => void;
};

function byDay(a: Incident, b: Incident): number {
  return (a.time.start ?? '9999') < (b.time.start ?? '9999') ? -1 : 1;
}

/** Where the ring's place is now, in px of the map; the map may be moved, or made narrower by a panel. */
function useAnchor(ring: MarkPick): { x: number; y: number } {
  const { current: map } = useMap();
  const [at, setAt] = useState({ x: ring.x, y: ring.y });
  useEffect(() => {
    if (!map) return;
    const place = map.unproject([ring.x, ring.y]);
    const follow = () => {
      const { x, y } = map.project(place);
      setAt({ x, y });
    };
    follow();
    map.on('move', follow);
    return () => void map.off('move', follow);
  }, [map, ring]);
  return at;
}

/** A line from the place to the ring, the ring's ground, and how many there are. */
function Leader({
  from,
  center,
  radiusPx,
  count,
}: {
  from: { x: number; y: number };
  center: { x: number; y: number };
  radiusPx: number;
  count: number;
}) {
  const length = Math.hypot(center.x - from.x, center.y - from.y);
  const share = length > radiusPx ? 1 - radiusPx / length : 0;
  const edge = { x: from.x + (center.x - from.x) * share, y: from.y + (center.y - from.y) * share };
  return (
    <svg className={styles.leader} width="100%" height="100%" aria-hidden="true">
      <path d={`M${from.x} ${from.y}L${edge.x} ${edge.y}`} stroke="var(--ink)" strokeWidth="1.2" />
      <circle cx={from.x} cy={from.y} r="3" fill="var(--ink)" stroke="var(--halo)" />
      <circle
        cx={center.x}
        cy={center.y}
        r={radiusPx}
        fill="var(--halo)"
        fillOpacity=".78"
        stroke="var(--ink)"
        strokeOpacity=".7"
      />
      <text
        x={center.x}
        y={center.y + 4}
        textAnchor="middle"
        fill="var(--text)"
        fontWeight="600"
        fontSize="12"
      >
        {count}
      </text>
    </svg>
  );
}

/** Attacks on the same place, set off to free space with a leader to it, by day from 12 o'clock. */
export function MarkRing({ ring, incidents, selected, onSelect, onClose }: Props) {
  const { current: map } = useMap();
  const words = useWords();
  const box = useRef<HTMLFieldSetElement>(null);
  const at = useAnchor(ring);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const isThere = incidents.length > 0;
  useEffect(() => {
    if (isThere) box.current?.querySelector('button')?.focus();
  }, [isThere]);
  if (!map) return null;
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const ordered = [...incidents].sort(byDay);
  const place = placeRing(at, ordered.length, { width, height });
  const spell = (incident: Incident) =>
    `${datedWhen(incident.time, words)} · ${describeKind(incident, words)}`;
  const named = ordered.find(({ id }) => id === pointedAt);
  const isList = place.kind === 'list';
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
      {place.kind === 'ring' && (
        <>
          <Leader from={at} center={place.center} radiusPx={place.radiusPx} count={ordered.length} />
          {named && (
            <p
              className={styles.caption}
              style={{ left: place.caption.x, top: place.caption.y }}
              aria-hidden="true"
            >
              {spell(named)}
            </p>
          )}
        </>
      )}
      <ul
        className={isList ? styles.list : undefined}
        style={isList ? { left: place.left, top: place.top, maxHeight: place.maxHeight } : undefined}
      >
        {ordered.map((incident, index) => {
          const [dx, dy] = (!isList && place.offsets[index]) || [0, 0];
          return (
            <li
              key={incident.id}
              className={isList ? undefined : styles.spot}
              style={isList ? undefined : { left: place.center.x + dx, top: place.center.y + dy }}
            >
              <button
                type="button"
                aria-pressed={incident.id === selected}
                onClick={() => onSelect(incident.id)}
                onFocus={() => setPointedAt(incident.id)}
                onPointerEnter={() => setPointedAt(incident.id)}
              >
                <TypeSymbol type={incident.type} size={isList ? 14 : 18} />
                <span className={isList ? undefined : 'visually-hidden'}>{spell(incident)}</span>
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
