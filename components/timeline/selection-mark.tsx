import type { Frame } from '#components/timeline/histogram.tsx';
import { type Bin, binIndexAt } from '#lib/query/bin-incidents.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';

type Props = {
  interval: DayInterval;
  bins: readonly Bin[];
  frame: Frame;
  /** Of an attack that is only pointed at: drawn hollow. */
  isHollow?: boolean;
  /** True while the words for its time are pointed at. */
  isHot?: boolean;
  /** The pointer is over the mark, or leaves it. */
  onHeat?: (isHot: boolean) => void;
  /** Opens the words that say when. */
  onOpen?: () => void;
};

/** Where an attack lies: a bar as wide as what is known of its time, and a triangle over its bin. */
export function SelectionMark({
  interval,
  bins,
  frame,
  isHollow = false,
  isHot = false,
  onHeat,
  onOpen,
}: Props) {
  const bin = bins[binIndexAt(bins, (interval.start + interval.end) / 2)];
  if (!bin) return null;
  const low = frame.left;
  const high = frame.width - frame.right;
  const start = Math.min(high, Math.max(low, frame.xOf(interval.start)));
  const end = Math.min(high, Math.max(low, frame.xOf(interval.end)));
  const width = Math.max(2, end - start);
  const most = Math.max(1, ...bins.map(({ total }) => total));
  const top = frame.base - (bin.total / most) * (frame.base - frame.top - 4);
  const middle = Math.min(high, Math.max(low, (frame.xOf(bin.start) + frame.xOf(bin.end)) / 2));
  const stroke = isHollow ? 'var(--ink)' : 'var(--surface-1)';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the panel's words for the day have the keyboard's way
    <g
      fill={isHot ? 'var(--f-time)' : isHollow ? 'var(--surface-1)' : 'var(--ink)'}
      data-hot={isHot || undefined}
      pointerEvents={onOpen ? 'all' : 'none'}
      data-mark={isHollow ? 'hovered' : 'selected'}
      style={onOpen ? { cursor: 'pointer' } : undefined}
      onPointerEnter={() => onHeat?.(true)}
      onPointerLeave={() => onHeat?.(false)}
      // The brush would take the pointer, and the click with it.
      onPointerDown={onOpen && ((event) => event.stopPropagation())}
      onClick={onOpen}
    >
      {onOpen && <rect x={middle - 12} y={top - 14} width="24" height="18" fill="transparent" />}
      {onOpen && <rect x={start - 4} y={frame.base - 1} width={width + 8} height="8" fill="transparent" />}
      <rect x={start} y={frame.base + 1} width={width} height="4" stroke={isHollow ? stroke : undefined} />
      <path d={`M${middle - 4.5} ${top - 8}h9l-4.5 6z`} stroke={stroke} strokeWidth="1" />
    </g>
  );
}
