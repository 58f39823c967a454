import { memo } from 'react';
import type { Bin } from '#lib/query/bin-incidents.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import { ATTACK_TYPES, type AttackType } from '#lib/schema.ts';
import { axisTicks, countTicks } from '#lib/view/timeline-axis.ts';

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

type Props = { bins: readonly Bin[]; window: DayInterval; head: number; frame: Frame; domain: DayInterval };

function Bars({
  bin,
  inside,
  dimmed,
  scale,
  frame,
}: {
  bin: Bin;
  inside: boolean;
  dimmed: boolean;
  scale: number;
  frame: Frame;
}) {
  // The first and the last bin may reach beyond the axis.
  const x = Math.max(frame.left, frame.xOf(bin.start)) + 0.75;
  const end = Math.min(frame.width - frame.right, frame.xOf(bin.end));
  const width = Math.max(1, end - x - 0.75);
  if (!inside) {
    const height = bin.total * scale;
    return (
      <rect x={x} y={frame.base - height} width={width} height={height} fill="var(--text-3)" opacity={0.34} />
    );
  }
  let top = frame.base;
  const bars: { type: AttackType; kind: string; y: number; height: number; opacity: number }[] = [];
  for (const type of ATTACK_TYPES) {
    for (const [kind, counts] of [
      ['sure', bin.sure],
      ['soft', bin.soft],
    ] as const) {
      const height = (counts[type] ?? 0) * scale;
      if (height === 0) continue;
      top -= height;
      bars.push({ type, kind, y: top, height, opacity: (kind === 'soft' ? 0.5 : 1) * (dimmed ? 0.5 : 1) });
    }
  }
  return bars.map((bar) => (
    <rect
      key={bar.type + bar.kind}
      x={x}
      y={bar.y + 0.5}
      width={width}
      height={Math.max(0.5, bar.height - 1)}
      fill={`var(--t-${bar.type})`}
      opacity={bar.opacity}
    />
  ));
}

/** Stacked bars by type: coloured inside the window, grey outside, half strength where the day is a guess of the span. */
export const Histogram = memo(function Histogram({ bins, window, head, frame, domain }: Props) {
  const most = Math.max(1, ...bins.map((bin) => bin.total));
  const scale = (frame.base - frame.top - 4) / most;
  const ticks = axisTicks(domain.start, domain.end, frame.width - frame.left - frame.right);
  return (
    <g>
      {countTicks(most).map((count) => (
        <g key={count}>
          <path
            d={`M${frame.left} ${frame.base - count * scale}H${frame.width - frame.right}`}
            stroke="var(--line)"
          />
          <text x={frame.left - 7} y={frame.base - count * scale + 3.5} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {bins.map((bin) =>
        bin.total === 0 ? null : (
          <Bars
            key={bin.start}
            bin={bin}
            inside={bin.end > window.start && bin.start < window.end}
            dimmed={bin.start >= head}
            scale={scale}
            frame={frame}
          />
        ),
      )}
      <path d={`M${frame.left} ${frame.base}H${frame.width - frame.right}`} stroke="var(--line-2)" />
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
