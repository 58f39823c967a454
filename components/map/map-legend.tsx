'use client';
import { useState } from 'react';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES } from '#lib/codes.ts';
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

/** What shapes, sizes and discs mean, with the count of each type (by position in ATTACK_TYPES) in the results. */
export function MapLegend({ counts, unplaced }: { counts: Int32Array; unplaced: number }) {
  const { say, language } = useWords();
  const countOf = (type: (typeof ATTACK_TYPES)[number]) => counts[ATTACK_TYPES.indexOf(type)] ?? 0;
  // On a small screen it would hide the marks that it explains: there it waits until it is asked for.
  const [isOpen] = useState(isOpenAtFirst);
  const shown = ATTACK_TYPES.filter((type) => countOf(type) > 0);
  return (
    <details
      className={styles.legend}
      open={isOpen}
      onToggle={({ currentTarget }) => keepOpen(currentTarget.open)}
    >
      <summary>{say('map.legend')}</summary>
      <div className={styles.columns}>
        <ul aria-label={say('map.types')}>
          {shown.map((type) => (
            <li key={type}>
              <TypeSymbol type={type} />
              <span>{say(`codes.type.${type}`)}</span>
              <span>{countOf(type).toLocaleString(language)}</span>
            </li>
          ))}
          {unplaced > 0 && <li className={styles.unplaced}>{say('map.unplaced', { count: unplaced })}</li>}
        </ul>
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
