import { memo, useId, useMemo, useRef } from 'react';
import type { Moments } from '#components/live/moments.ts';
import { useLiveEffect } from '#components/live/use-live-effect.ts';
import type { Frame } from '#components/timeline/histogram.tsx';
import { useWords } from '#components/words/use-words.ts';
import { lowerBound } from '#lib/query/time-order.ts';
import { type DayWindow, windowOf } from '#lib/view/brush-window.ts';

type Props = {
  days: Int32Array;
  moments: Moments;
  /** All days of the data. */
  limits: DayWindow;
  frame: Frame;
  domain: DayWindow;
};

/** One tick a pixel at most: longer where more articles share it. */
function drawTicks(days: Int32Array, frame: Frame, domain: DayWindow, middle: number): string {
  const perPixel = new Map<number, number>();
  const last = lowerBound(days, Math.floor(domain.to) + 1);
  for (let index = lowerBound(days, Math.ceil(domain.from)); index < last; index += 1) {
    const x = Math.round(frame.xOf((days[index] ?? 0) + 0.5));
    perPixel.set(x, (perPixel.get(x) ?? 0) + 1);
  }
  let path = '';
  for (const [x, count] of perPixel) {
    const half = count === 1 ? 3.5 : count < 5 ? 4.5 : 5.5;
    path += `M${x} ${middle - half}v${2 * half}`;
  }
  return path;
}

/** The span of the window, which follows the time that runs. */
function WindowClip({
  id,
  moments,
  limits,
  frame,
}: { id: string } & Pick<Props, 'moments' | 'limits' | 'frame'>) {
  const shown = useRef<SVGRectElement>(null);
  useLiveEffect(moments, ({ time }) => {
    const window = windowOf(time, limits);
    const start = Math.max(frame.left, frame.xOf(window.from));
    const end = Math.min(frame.width - frame.right, frame.xOf(window.to + 1));
    shown.current?.setAttribute('x', String(start));
    shown.current?.setAttribute('width', String(Math.max(0, end - start)));
  });
  return (
    <clipPath id={id}>
      <rect ref={shown} y="0" height={frame.height} />
    </clipPath>
  );
}

/** A thin lane with a tick for the publication days of the articles. */
export const ReportLane = memo(function ReportLane({ days, moments, limits, frame, domain }: Props) {
  const { say } = useWords();
  const id = useId();
  const middle = frame.height - 7;
  const { from, to } = domain;
  const path = useMemo(() => drawTicks(days, frame, { from, to }, middle), [days, frame, from, to, middle]);
  return (
    <g pointerEvents="none">
      <defs>
        <WindowClip id={id} moments={moments} limits={limits} frame={frame} />
      </defs>
      <path d={`M${frame.left} ${middle}H${frame.width - frame.right}`} stroke="var(--line)" />
      <path d={path} stroke="var(--text-2)" strokeOpacity="0.3" />
      <path d={path} stroke="var(--text-2)" strokeOpacity="0.6" clipPath={`url(#${id})`} />
      <text x={frame.left - 7} y={middle + 3.5} textAnchor="end">
        {say('timeline.reports')}
      </text>
    </g>
  );
});
