'use client';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES, type AttackType } from '#lib/codes.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { HistogramResponse } from '#lib/wire.ts';
import styles from './scene-stage.module.css';

const WIDTH = 384;
const HEIGHT = 74;

type Props = {
  bins: HistogramResponse;
  /** First day that is not shown yet; null = all are. */
  at: string | null;
  onScrub: (day: string | null) => void;
};

const dayOf = (edge: string) => edge.slice(0, 10);

/** The axis in days: the position 0…1 of a day, and the day at a position. */
export function axisOf(edges: readonly string[]): {
  at: (day: string) => number;
  dayAt: (share: number) => string;
} {
  const first = Date.parse(dayOf(edges[0] ?? '2000-01-01'));
  const last = Date.parse(dayOf(edges.at(-1) ?? '2000-01-02'));
  const span = Math.max(86_400_000, last - first);
  return {
    at: (day) => (Date.parse(dayOf(day)) - first) / span,
    dayAt: (share) => new Date(first + share * span).toISOString().slice(0, 10),
  };
}

/** A scene's attacks over time with a playhead to drag. */
export function SceneBins({ bins, at, onScrub }: Props) {
  const { say, language } = useWords();
  const { edges } = bins;
  if (edges.length < 3) return null;
  const axis = axisOf(edges);
  const types = ATTACK_TYPES.flatMap((type): [AttackType, number[]][] => {
    const counts = bins.types[type];
    return counts ? [[type, counts.sure.map((sure, bin) => sure + (counts.soft[bin] ?? 0))]] : [];
  });
  const sums = edges.slice(1).map((_, bin) => types.reduce((sum, [, counts]) => sum + (counts[bin] ?? 0), 0));
  const top = Math.max(1, ...sums);
  const shareOf = at === null ? 1 : Math.min(1, Math.max(0, axis.at(at)));
  return (
    <div className={styles.bins}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
        role="img"
        aria-label={`${say(`briefing.perUnit.${bins.unit}`)}: ${types.map(([type]) => say(`codes.type.${type}`).toLowerCase()).join(', ')}`}
      >
        <path d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} stroke="var(--control)" />
        {edges.slice(1).map((edge, bin) => {
          const [left, right] = [axis.at(edges[bin] ?? edge) * WIDTH, axis.at(edge) * WIDTH];
          let base = HEIGHT;
          return types.map(([type, counts]) => {
            const height = ((counts[bin] ?? 0) / top) * (HEIGHT - 4);
            base -= height;
            return height === 0 ? null : (
              <rect
                key={`${edge}${type}`}
                x={left + 0.5}
                width={Math.max(0.8, right - left - 1)}
                y={base}
                height={height}
                fill={`var(--t-${type})`}
                opacity={at !== null && (edges[bin] ?? '') > at ? 0.25 : 1}
              />
            );
          });
        })}
        <text x="0" y={HEIGHT + 15} className={styles.axis}>
          {formatShortDay(dayOf(edges[0] ?? ''), language)}
        </text>
        <text x={WIDTH} y={HEIGHT + 15} textAnchor="end" className={styles.axis}>
          {formatShortDay(axis.dayAt(1), language)}
        </text>
        {at !== null && (
          <g transform={`translate(${shareOf * WIDTH} 0)`}>
            <path d={`M0 0V${HEIGHT}`} stroke="var(--ink)" strokeWidth="1.5" />
          </g>
        )}
      </svg>
      <label className={styles.scrub}>
        <span className="visually-hidden">{say('briefing.showUpTo')}</span>
        <input
          type="range"
          min="0"
          max="1000"
          value={Math.round(shareOf * 1000)}
          aria-valuetext={at === null ? say('briefing.all') : formatShortDay(at, language)}
          onChange={({ target }) =>
            onScrub(target.value === '1000' ? null : axis.dayAt(Number(target.value) / 1000))
          }
        />
        <output>
          {at === null
            ? say(`briefing.perUnit.${bins.unit}`)
            : say('briefing.upTo', { day: formatShortDay(at, language) })}
        </output>
      </label>
    </div>
  );
}
