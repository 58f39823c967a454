'use client';
import { useState } from 'react';
import { LiveText } from '#components/live/live-text.tsx';
import type { Moment, Moments } from '#components/live/moments.ts';
import { useMoment } from '#components/live/use-moment.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';
import { formatCount } from '#lib/view/format-count.ts';
import { tollRadiusPx } from '#lib/view/symbol-path.ts';
import styles from './map-legend.module.css';

const SAMPLES = [
  { killed: 5, label: '≤ 5', x: 12 },
  { killed: 25, label: '25', x: 43 },
  { killed: 100, label: '100', x: 83 },
] as const;

/** So large a screen has room for it beside the marks. */
const ROOMY_PX = { width: 1600, height: 860 };
const KEPT = 'dateline-legend';

/** What was chosen last here, else by the room there is; a browser may refuse to keep it. */
function isOpenAtFirst(): boolean {
  try {
    const kept = window.localStorage.getItem(KEPT);
    if (kept !== null) return kept === 'open';
  } catch {
    // Then the room decides.
  }
  return window.innerWidth >= ROOMY_PX.width && window.innerHeight >= ROOMY_PX.height;
}

function keepOpen(isOpen: boolean): void {
  try {
    window.localStorage.setItem(KEPT, isOpen ? 'open' : 'closed');
  } catch {
    // It is asked for anew next time.
  }
}

const countOf = ({ typeCounts }: Moment, index: number) => typeCounts[index] ?? 0;

/** Which types there are at a moment, a bit each by position in ATTACK_TYPES. */
function typesAt(moment: Moment): number {
  return ATTACK_TYPES.reduce((bits, _, index) => bits | (countOf(moment, index) > 0 ? 1 << index : 0), 0);
}

/** The types that the moment shows, with how many there are of each. */
function TypeKey({ moments, unplaced }: Props) {
  const { say, language } = useWords();
  const bits = useMoment(moments, typesAt);
  return (
    <ul aria-label={say('map.types')}>
      {ATTACK_TYPES.map((type, index) =>
        (bits & (1 << index)) === 0 ? null : (
          <li key={type}>
            <TypeSymbol type={type} />
            <span>{say(`codes.type.${type}`)}</span>
            <LiveText moments={moments} textOf={(moment) => formatCount(countOf(moment, index), language)} />
          </li>
        ),
      )}
      {unplaced > 0 && <li className={styles.unplaced}>{say('map.unplaced', { count: unplaced })}</li>}
    </ul>
  );
}

type Props = { moments: Moments; unplaced: number };

/** What shapes, sizes and discs mean, with the count of each type in the results; nothing where there is nothing. */
export function MapLegend({ moments, unplaced }: Props) {
  const { say } = useWords();
  const isEmpty = useMoment(moments, ({ count }) => count === 0);
  // On a small screen it would hide the marks that it explains: there it waits until it is asked for.
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  if (isEmpty) return null;
  return (
    <details
      className={styles.legend}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        keepOpen(currentTarget.open);
      }}
    >
      <summary>{say('map.legend')}</summary>
      <div className={styles.columns}>
        {isOpen && <TypeKey moments={moments} unplaced={unplaced} />}
        <div>
          <svg width="166" height="58" viewBox="0 0 166 58" role="img" aria-label={say('map.area')}>
            <g fill="none" stroke="var(--text-2)">
              {SAMPLES.map(({ killed, x }) => (
                <circle key={killed} cx={x} cy="24" r={tollRadiusPx(killed)} />
              ))}
            </g>
            <circle cx="134" cy="24" r="5.5" fill="var(--text-2)" />
            <circle cx="134" cy="24" r="14" fill="var(--text-2)" fillOpacity=".14" stroke="var(--text-2)" />
            {SAMPLES.map(({ label, x }) => (
              <text key={label} x={x} y="55" textAnchor="middle">
                {label}
              </text>
            ))}
            <text x="134" y="55" textAnchor="middle">
              {say('map.lowHigh')}
            </text>
          </svg>
          <p>
            <svg width="15" height="15" viewBox="-7.5 -7.5 15 15" aria-hidden="true">
              <circle r="4.6" fill="none" stroke="var(--text-2)" strokeWidth="1.6" />
            </svg>
            {say('map.hollow')}
          </p>
          <p>
            <svg width="15" height="15" viewBox="-7.5 -7.5 15 15" aria-hidden="true">
              <circle
                r="6.8"
                fill="var(--text-2)"
                fillOpacity=".18"
                stroke="var(--text-2)"
                strokeOpacity=".7"
                strokeDasharray="1.5 2"
              />
            </svg>
            {say('map.disc')}
          </p>
        </div>
      </div>
    </details>
  );
}
