'use client';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { LedgerPoint, LedgerSeries } from '#lib/view/ledger-series.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './toll-chart.module.css';

const HEIGHT_PX = 124;
const AXIS = { fontSize: 10.5, fill: 'var(--text-3)' } as const;

type Props = {
  series: LedgerSeries;
  label: string;
  /** Opens the words of a figure. */
  onOpen: (point: LedgerPoint) => void;
};

type DotProps = { cx?: number | undefined; cy?: number | undefined; payload?: LedgerPoint | undefined };

type Ends = Pick<LedgerSeries, 'from' | 'to'>;

/** Where a figure's label stands: over its mark; at the last day, where the line rises, to the left of it. */
function labelAt(day: number, { from, to }: Ends, cx: number, cy: number) {
  if (day === to) return { x: cx - 8, y: cy + 4, textAnchor: 'end' } as const;
  if (day === from) return { x: cx - 4, y: cy - 8, textAnchor: 'start' } as const;
  return { x: cx, y: cy - 8, textAnchor: 'middle' } as const;
}

type FigureProps = DotProps & { ends: Ends; scale: number; onOpen: Props['onOpen'] };

function FigureDot({ cx, cy, payload, ends, scale, onOpen }: FigureProps) {
  if (cx === undefined || cy === undefined || !payload) return null;
  const isVoid = payload.state === 'withdrawn' || payload.state === 'superseded';
  const isGone = payload.state === 'withdrawn';
  return (
    // The same figures stand below as buttons: the mark is a shortcut for the pointer.
    // biome-ignore lint/a11y/noStaticElementInteractions: the list below the chart has the keyboard's way
    <g className={styles.dot} onClick={() => onOpen(payload)}>
      <circle cx={cx} cy={cy} r={11} fill="transparent" />
      {isGone ? (
        <path
          d={`M${cx - 3.5} ${cy - 3.5}l7 7m0 -7l-7 7`}
          stroke="var(--text-2)"
          strokeWidth={1.6}
          fill="none"
        />
      ) : (
        <circle
          cx={cx}
          cy={cy}
          r={payload.state === 'in_force' ? 3.6 : 3}
          fill={payload.state === 'in_force' ? 'var(--f-toll)' : 'var(--surface-1)'}
          stroke="var(--f-toll)"
          strokeWidth={1.8}
        />
      )}
      {payload.isLabelled && payload.state !== 'in_force' && (
        <text
          {...labelAt(payload.day, ends, cx, cy)}
          fontSize={11 * scale}
          fontWeight={isVoid ? 400 : 600}
          fill={isVoid ? 'var(--text-2)' : 'var(--text)'}
          textDecoration={isGone ? 'line-through' : undefined}
        >
          {payload.figure}
        </text>
      )}
    </g>
  );
}

function describePoint(point: LedgerPoint, { say, language }: Words): string {
  const reportedAt = point.entries[0]?.reportedAt;
  const day = reportedAt ? formatShortDay(reportedAt, language) : '';
  const key = point.state === 'withdrawn' ? 'ledger.pointWithdrawn' : 'ledger.point';
  return say(key, { day, figure: point.figure });
}

/**
 * The figures given for one field on a true time scale: the span that stood each day as a band, the reports' own figures
 * as a step line, withdrawn ones crossed. The list below says the same in words.
 */
export function TollChart({ series, label, onOpen }: Props) {
  const words = useWords();
  const scale = useTextScale();
  const height = HEIGHT_PX * scale;
  const axis = { ...AXIS, fontSize: AXIS.fontSize * scale };
  const summary = series.points.map((point) => describePoint(point, words)).join('; ');
  const [floor = 0] = series.scale;
  const ceiling = series.scale.at(-1) ?? series.value;
  const rows = [...series.steps, { ...series.steps.at(-1), day: series.to, line: series.value }].map(
    (step) => ({ ...step, band: [step.low ?? series.value, step.high ?? ceiling] }),
  );
  const room = Math.max(0.5, (series.to - series.from) * 0.04);
  return (
    <figure className={styles.chart} role="img" aria-label={words.say('ledger.byDay', { label, summary })}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 395, height }}>
        <ComposedChart
          data={rows}
          margin={{ top: 18 * scale, right: 40 * scale, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            type="number"
            domain={[series.from - room, series.to]}
            ticks={series.ticks.map((tick) => tick.day)}
            tickFormatter={(day: number) => series.ticks.find((tick) => tick.day === day)?.label ?? ''}
            tick={axis}
            stroke="var(--line-2)"
            height={20 * scale}
            interval={0}
          />
          <YAxis
            width={30 * scale}
            tick={axis}
            axisLine={false}
            tickLine={false}
            ticks={series.scale}
            domain={[floor, ceiling]}
          />
          <Area
            dataKey="band"
            type="stepAfter"
            stroke="none"
            fill="var(--f-toll)"
            fillOpacity={0.13}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="line"
            type="stepAfter"
            stroke="var(--f-toll)"
            strokeWidth={1.8}
            dot={false}
            activeDot={false}
            connectNulls
            isAnimationActive={false}
          />
          <ReferenceDot
            x={series.to}
            y={series.value}
            r={0}
            label={{
              value: series.figure,
              position: 'right',
              fontSize: (series.figure.length > 4 ? 11 : 14) * scale,
              fontWeight: 600,
              fill: 'var(--text)',
            }}
          />
          <Scatter
            data={series.points}
            dataKey="value"
            isAnimationActive={false}
            shape={(props: DotProps) => <FigureDot {...props} ends={series} scale={scale} onOpen={onOpen} />}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}
