'use client';
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { MarkButton } from '#components/insights/mark-button.tsx';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import { formatCount } from '#lib/view/format-count.ts';

/** One row: a value of a field and how many attacks have it. */
export type ValueRow = { value: string; name: string; count: number; color: string; isOn: boolean };

type Props = { rows: readonly ValueRow[]; label: string; onPick: (row: ValueRow) => void };

const ROW_PX = 22;
const NAME_PX = 118;
const NAME_LENGTH = 18;
/** Width of a digit of a bar's count. */
const DIGIT_PX = 6.6;

type ShapeProps = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  index?: number;
  payload?: ValueRow;
};

function shorten(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}

type RowProps = { shape: ShapeProps; anyOn: boolean; scale: number; onPick: Props['onPick'] };

function RowMark({ shape, anyOn, scale, onPick }: RowProps) {
  const { x = 0, y = 0, width = 0, height = 0, index, payload } = shape;
  const { say, language } = useWords();
  if (!payload) return null;
  const value = say('common.attacks', { count: payload.count });
  const isDim = anyOn && !payload.isOn;
  return (
    <MarkButton
      label={say('insights.column', { bin: payload.name, value })}
      isFirst={index === 0}
      isPressed={payload.isOn}
      area={[0, y - 4, x + width + 40 * scale, height + 8]}
      onPick={() => onPick(payload)}
    >
      <text
        x={NAME_PX * scale - 6}
        y={y + height / 2}
        dy="0.36em"
        textAnchor="end"
        fontSize={11.5 * scale}
        fontWeight={payload.isOn ? 600 : 400}
        fill={payload.isOn ? 'var(--text)' : 'var(--text-2)'}
      >
        {payload.name.length > NAME_LENGTH && <title>{payload.name}</title>}
        {shorten(payload.name)}
      </text>
      <rect
        x={x}
        y={y}
        width={Math.max(1, width)}
        height={height}
        fill={isDim ? 'var(--control)' : payload.color}
      />
      <text x={x + width + 5} y={y + height / 2} dy="0.36em" fontSize={11 * scale} fill="var(--text)">
        {formatCount(payload.count, language)}
      </text>
    </MarkButton>
  );
}

/** Rows of a field's values, the most frequent first; each filters to its value. */
export function ValuesChart({ rows, label, onPick }: Props) {
  const { language } = useWords();
  const scale = useTextScale();
  const anyOn = rows.some((row) => row.isOn);
  const longest = Math.max(0, ...rows.map(({ count }) => formatCount(count, language).length));
  const height = rows.length * ROW_PX * scale + 6;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of marks, not of form fields
    <div role="group" aria-label={label}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 280, height }}>
        <BarChart
          layout="vertical"
          data={[...rows]}
          margin={{ top: 2, right: scale * Math.max(34, 8 + longest * DIGIT_PX), bottom: 2, left: 0 }}
          barCategoryGap={5}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis
            type="category"
            dataKey="value"
            width={NAME_PX * scale}
            tick={false}
            axisLine={false}
            tickLine={false}
          />
          <Bar
            dataKey="count"
            isAnimationActive={false}
            shape={(shape: ShapeProps) => (
              <RowMark shape={shape} anyOn={anyOn} scale={scale} onPick={onPick} />
            )}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
