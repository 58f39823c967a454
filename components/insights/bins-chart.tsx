'use client';
import { useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { MarkButton } from '#components/insights/mark-button.tsx';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BinTick } from '#lib/view/bin-labels.ts';
import { formatCount } from '#lib/view/format-count.ts';
import { type Language, localeTag } from '#lib/view/words.ts';

/** One column: `solid` stands on the axis, `faint` goes on above it (the span up to the highest figure). */
export type Column = {
  start: number;
  end: number;
  solid: number;
  faint: number;
  label: string;
  isOn: boolean;
};

type Props = {
  columns: readonly Column[];
  ticks: readonly BinTick[];
  label: string;
  color: string;
  onPick: (column: Column) => void;
};

const HEIGHT_PX = 132;
const AXIS_PX = 34;
const AXIS = { fontSize: 10.5, fill: 'var(--text-3)' } as const;

type ShapeProps = {
  x?: number | undefined;
  y?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
  index?: number | undefined;
  background?: { y?: number | null | undefined; height?: number | null | undefined } | undefined;
  payload?: Column | undefined;
};

function ColumnMark({
  shape,
  color,
  anyOn,
  onPick,
}: {
  shape: ShapeProps;
  color: string;
  anyOn: boolean;
  onPick: Props['onPick'];
}) {
  const { x = 0, y = 0, width = 0, height = 0, index, background, payload } = shape;
  if (!payload) return null;
  const total = payload.solid + payload.faint;
  const solidPx = total === 0 ? 0 : (height * payload.solid) / total;
  const foot = y + height;
  const top = background?.y ?? 0;
  const fill = anyOn && !payload.isOn ? 'var(--control)' : color;
  return (
    <MarkButton
      label={payload.label}
      isFirst={index === 0}
      isPressed={payload.isOn}
      area={[x - 1, top, width + 2, background?.height ?? foot - top]}
      onPick={() => onPick(payload)}
    >
      <rect x={x} y={y} width={width} height={Math.max(0, height - solidPx)} fill={fill} fillOpacity={0.32} />
      <rect x={x} y={foot - solidPx} width={width} height={solidPx} fill={fill} />
    </MarkButton>
  );
}

/** From here on a figure on the axis is shortened: its room is narrow. */
const LONG_FIGURE = 10_000;

function axisSpeller(language: Language): (count: number) => string {
  const short = new Intl.NumberFormat(localeTag(language), { notation: 'compact' });
  return (count) => (count < LONG_FIGURE ? formatCount(count, language) : short.format(count));
}

/** Columns over calendar bins; each filters to its bin. */
export function BinsChart({ columns, ticks, label, color, onPick }: Props) {
  const { language } = useWords();
  const spell = useMemo(() => axisSpeller(language), [language]);
  const scale = useTextScale();
  const height = HEIGHT_PX * scale;
  const axis = { ...AXIS, fontSize: AXIS.fontSize * scale };
  const anyOn = columns.some((column) => column.isOn);
  const data = columns.map((column) => ({ ...column, total: column.solid + column.faint }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of marks, not of form fields
    <div role="group" aria-label={label}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 280, height }}>
        <BarChart
          data={data}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap={1}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="start"
            tick={axis}
            stroke="var(--line-2)"
            height={20 * scale}
            interval={0}
            ticks={ticks.map((tick) => tick.start)}
            tickFormatter={(start: number) => ticks.find((tick) => tick.start === start)?.label ?? ''}
          />
          <YAxis
            width={AXIS_PX * scale}
            tick={axis}
            axisLine={false}
            tickLine={false}
            allowDecimals={false}
            tickCount={3}
            tickFormatter={spell}
          />
          <Bar
            dataKey="total"
            isAnimationActive={false}
            background={{ fill: 'transparent' }}
            shape={(shape: ShapeProps) => (
              <ColumnMark shape={shape} color={color} anyOn={anyOn} onPick={onPick} />
            )}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
