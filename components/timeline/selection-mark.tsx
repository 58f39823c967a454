import type { Frame } from '#components/timeline/histogram.tsx';
import { type Bin, binIndexAt } from '#lib/query/bin-incidents.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';

type Props = { interval: DayInterval; bins: readonly Bin[]; frame: Frame };

/** Where the selected attack lies: a bar as wide as what is known of its time, and a triangle over its bin. */
export function SelectionMark({ interval, bins, frame }: Props) {
  const bin = bins[binIndexAt(bins, (interval.start + interval.end) / 2)];
  if (!bin) return null;
  const low = frame.left;
  const high = frame.width - frame.right;
  const start = Math.min(high, Math.max(low, frame.xOf(interval.start)));
  const end = Math.min(high, Math.max(low, frame.xOf(interval.end)));
  const most = Math.max(1, ...bins.map(({ total }) => total));
  const top = frame.base - (bin.total / most) * (frame.base - frame.top - 4);
  const middle = Math.min(high, Math.max(low, (frame.xOf(bin.start) + frame.xOf(bin.end)) / 2));
  return (
    <g fill="var(--ink)" pointerEvents="none">
      <rect x={start} y={frame.base + 1} width={Math.max(2, end - start)} height="4" />
      <path d={`M${middle - 4.5} ${top - 8}h9l-4.5 6z`} stroke="var(--surface-1)" strokeWidth="1" />
    </g>
  );
}
