import { memo, type ReactNode, useCallback, useMemo } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';
import { useMoment } from '#components/live/use-moment.ts';
import { LitStrip } from '#components/timeline/lit-strip.tsx';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES, type AttackType } from '#lib/codes.ts';
import type { Bin } from '#lib/query/bin-incidents.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import { dayNumber } from '#lib/time.ts';
import { type DayWindow, windowOf } from '#lib/view/brush-window.ts';
import { axisTicks, countTicks } from '#lib/view/timeline-axis.ts';
import styles from './timeline-pane.module.css';

export type Frame = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  /** Where the bars stand. */
  base: number;
  xOf: (day: number) => number;
};

type Bars = { bins: readonly Bin[]; frame: Frame };
type Props = Bars & {
  moments: Moments;
  /** All days of the data. */
  limits: DayWindow;
  domain: DayInterval;
  /** How many px of the page a unit of the frame takes. */
  scale: number;
};

/** The first and the last bin may reach beyond the axis. */
function edgesOf(bin: Bin, frame: Frame): { x: number; width: number } {
  const x = Math.max(frame.left, frame.xOf(bin.start)) + 0.75;
  const end = Math.min(frame.width - frame.right, frame.xOf(bin.end));
  return { x, width: Math.max(1, end - x - 0.75) };
}

function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${x.toFixed(2)} ${y.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`;
}

function mostOf(bins: readonly Bin[]): number {
  return Math.max(1, ...bins.map((bin) => bin.total));
}

function scaleOf(bins: readonly Bin[], frame: Frame): number {
  return (frame.base - frame.top - 4) / mostOf(bins);
}

type Layer = { key: string; type: AttackType; isSoft: boolean; path: string };

/** One path for each type and certainty, however many bins there are, and one for the whole bars. */
function drawBars(bins: readonly Bin[], frame: Frame): { layers: Layer[]; whole: string } {
  const scale = scaleOf(bins, frame);
  const paths = new Map<string, Layer>();
  let whole = '';
  for (const bin of bins) {
    if (bin.total === 0) continue;
    const { x, width } = edgesOf(bin, frame);
    whole += boxPath(x, frame.base - bin.total * scale, width, bin.total * scale);
    let top = frame.base;
    for (const type of ATTACK_TYPES) {
      for (const isSoft of [false, true]) {
        const height = ((isSoft ? bin.soft : bin.sure)[type] ?? 0) * scale;
        if (height === 0) continue;
        top -= height;
        const key = `${type}:${isSoft}`;
        const layer = paths.get(key) ?? { key, type, isSoft, path: '' };
        layer.path += boxPath(x, top + 0.5, width, Math.max(0.5, height - 1));
        paths.set(key, layer);
      }
    }
  }
  return { layers: [...paths.values()], whole };
}

/** Where bins lie that share a moment with the window: whole bins light up. */
function litSpan(bins: readonly Bin[], window: DayInterval, frame: Frame): { from: number; to: number } {
  const lit = bins.filter((bin) => bin.end > window.start && bin.start < window.end);
  const [first, last] = [lit[0], lit.at(-1)];
  if (!first || !last) return { from: frame.left, to: frame.left };
  return {
    from: Math.max(frame.left, frame.xOf(first.start)),
    to: Math.min(frame.width - frame.right, frame.xOf(last.end)),
  };
}

/** A line for each count that is named, and the one that the bars stand on. */
function Grid({ bins, frame }: Bars) {
  const scale = scaleOf(bins, frame);
  return (
    <>
      {countTicks(mostOf(bins)).map((count) => (
        <path
          key={count}
          d={`M${frame.left} ${frame.base - count * scale}H${frame.width - frame.right}`}
          stroke="var(--line)"
        />
      ))}
      <path d={`M${frame.left} ${frame.base}H${frame.width - frame.right}`} stroke="var(--line-2)" />
    </>
  );
}

const Axis = memo(function Axis({ bins, frame, domain }: Bars & { domain: DayInterval }) {
  const scale = scaleOf(bins, frame);
  const { language } = useWords();
  const ticks = axisTicks(domain.start, domain.end, frame.width - frame.left - frame.right, language);
  return (
    <g>
      <Grid bins={bins} frame={frame} />
      {countTicks(mostOf(bins)).map((count) => (
        <text key={count} x={frame.left - 7} y={frame.base - count * scale + 3.5} textAnchor="end">
          {count >= 10_000 ? `${count / 1000}k` : count}
        </text>
      ))}
      {ticks
        .filter((tick) => frame.xOf(tick.day) < frame.width - 34)
        .map((tick) => (
          <g key={tick.day}>
            <path d={`M${frame.xOf(tick.day)} ${frame.base}v${tick.major ? 6 : 4}`} stroke="var(--line-2)" />
            <text x={frame.xOf(tick.day) + 3} y={frame.base + 14} data-major={tick.major || undefined}>
              {tick.label}
            </text>
          </g>
        ))}
    </g>
  );
});

const Coloured = memo(function Coloured({ layers }: { layers: readonly Layer[] }) {
  return layers.map(({ key, type, isSoft, path }) => (
    <path key={key} d={path} fill={`var(--t-${type})`} opacity={isSoft ? 0.5 : 1} />
  ));
});

/** Stacked bars by type: coloured inside the window, grey outside, half strength where the day is a guess of the span. */
export const Histogram = memo(function Histogram({ bins, moments, limits, frame, domain, scale }: Props) {
  const { layers, whole } = useMemo(() => drawBars(bins, frame), [bins, frame]);
  const hasHead = useMoment(moments, (moment) => moment.time.at !== null);
  const litOf = useCallback(
    ({ time }: Moment) => {
      const window = windowOf(time, limits);
      const { from, to } = litSpan(bins, { start: window.from, end: window.to + 1 }, frame);
      return { from: from * scale, to: to * scale };
    },
    [bins, frame, limits, scale],
  );
  const playedOf = useCallback(
    (moment: Moment) => {
      const { from, to } = litOf(moment);
      const { at } = moment.time;
      return {
        from,
        to: at === null ? to : Math.max(from, Math.min(to, frame.xOf(dayNumber(at) + 1) * scale)),
      };
    },
    [litOf, frame, scale],
  );
  const height = frame.base + 1;
  const strip = { moments, width: frame.width * scale, height: height * scale };
  const sized = (height: number) => ({
    width: frame.width * scale,
    height: height * scale,
    viewBox: `0 0 ${frame.width} ${height}`,
  });
  const sheet = (inside: ReactNode, opacity = 1) => (
    <svg {...sized(height)} aria-hidden="true">
      {inside}
      <g opacity={opacity}>
        <Coloured layers={layers} />
      </g>
    </svg>
  );
  return (
    <div className={styles.bars} aria-hidden="true">
      <svg {...sized(frame.height)} aria-hidden="true" className={styles.svg}>
        <Axis bins={bins} frame={frame} domain={domain} />
        <path d={whole} fill="var(--text-3)" opacity={0.34} />
      </svg>
      <LitStrip {...strip} spanOf={litOf} className={styles.lit}>
        {sheet(<Grid bins={bins} frame={frame} />, hasHead ? 0.5 : 1)}
      </LitStrip>
      {hasHead && (
        <LitStrip {...strip} spanOf={playedOf}>
          {sheet(null)}
        </LitStrip>
      )}
    </div>
  );
});
