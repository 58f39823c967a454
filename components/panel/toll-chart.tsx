'use client';
import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { TollPoint } from '#lib/view/toll-series.ts';
import styles from './toll-chart.module.css';

const HEIGHT_PX = 116;
const AXIS = { fontSize: 10.5, fill: 'var(--text-3)' } as const;

/**
 * A step line of the number killed, report by report in order of publication (not to scale: reports crowd
 * in the first days); the list below says the same in words.
 */
export function TollChart({ points }: { points: readonly TollPoint[] }) {
  const summary = points.map((point) => `${point.dayLabel}: ${point.figure}`).join('; ');
  return (
    <figure className={styles.chart} role="img" aria-label={`Killed, by report. ${summary}`}>
      <ResponsiveContainer width="100%" height={HEIGHT_PX}>
        <LineChart
          data={[...points]}
          margin={{ top: 18, right: 28, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="dayLabel"
            tick={AXIS}
            stroke="var(--line-2)"
            padding={{ left: 24, right: 24 }}
            interval="preserveStartEnd"
          />
          <YAxis
            width={30}
            tick={AXIS}
            axisLine={false}
            tickLine={false}
            allowDecimals={false}
            tickCount={3}
          />
          <Line
            dataKey="low"
            type="stepAfter"
            stroke="var(--f-toll)"
            strokeWidth={1.8}
            isAnimationActive={false}
            dot={{ r: 3, fill: 'var(--surface-1)', stroke: 'var(--f-toll)', strokeWidth: 1.8 }}
            activeDot={false}
          >
            <LabelList dataKey="figure" position="top" fontSize={11} fontWeight={600} fill="var(--text)" />
          </Line>
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}
