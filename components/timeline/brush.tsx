import type { KeyboardEvent } from 'react';
import type { Moments } from '#components/live/moments.ts';
import { useMoment } from '#components/live/use-moment.ts';
import type { Frame } from '#components/timeline/histogram.tsx';
import { useWords } from '#components/words/use-words.ts';
import { dayFromNumber, dayNumber } from '#lib/time.ts';
import { type DayWindow, windowOf } from '#lib/view/brush-window.ts';
import { formatDay, formatShortDay } from '#lib/view/describe-time.ts';

type Props = {
  moments: Moments;
  /** All days of the data. */
  limits: DayWindow;
  frame: Frame;
  onKey: (event: KeyboardEvent, part: 'from' | 'to' | 'window') => void;
};

function Thumb({
  edge,
  day,
  x,
  frame,
  limits,
  onKey,
}: { edge: 'from' | 'to'; day: number; x: number } & Pick<Props, 'frame' | 'limits' | 'onKey'>) {
  const { say, language } = useWords();
  const middle = (frame.top + frame.base) / 2;
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={say(edge === 'from' ? 'timeline.windowFrom' : 'timeline.windowTo')}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(limits.from)}
      aria-valuemax={Math.round(limits.to)}
      aria-valuenow={Math.round(day)}
      aria-valuetext={formatDay(dayFromNumber(Math.round(day)), language)}
      data-brush={edge}
      onKeyDown={(event) => onKey(event, edge)}
      style={{ cursor: 'ew-resize' }}
    >
      <rect x={x - 13} y={frame.top - 4} width="26" height={frame.base - frame.top + 4} fill="transparent" />
      <rect
        x={x - 5}
        y={middle - 14}
        width="10"
        height="28"
        rx="3"
        fill="var(--surface-3)"
        stroke="var(--control)"
      />
      <path d={`M${x - 1.5} ${middle - 5}v10M${x + 1.5} ${middle - 5}v10`} stroke="var(--text-2)" />
    </g>
  );
}

function Playhead({ day, frame }: { day: number; frame: Frame }) {
  const { language } = useWords();
  const x = frame.xOf(day + 1);
  const flag = Math.min(frame.width - 38, Math.max(38, x));
  return (
    <g data-brush="head" style={{ cursor: 'ew-resize' }}>
      <rect x={x - 7} y="0" width="14" height={frame.height} fill="transparent" />
      <path d={`M${x} ${frame.top - 8}V${frame.height - 1}`} stroke="var(--ink)" strokeWidth="1.5" />
      <rect x={flag - 37} y="0" width="74" height="16" rx="3" fill="var(--ink)" />
      <text x={flag} y="11.5" textAnchor="middle" data-flag="true">
        {formatShortDay(dayFromNumber(day), language)}
      </text>
    </g>
  );
}

/** The window over the histogram: a body to drag, two thumbs that are sliders, and the playhead. */
export function Brush({ moments, limits, frame, onKey }: Props) {
  const time = useMoment(moments, (moment) => moment.time);
  const window = windowOf(time, limits);
  const head = time.at === null ? null : dayNumber(time.at);
  const low = frame.left;
  const high = frame.width - frame.right;
  const xFrom = Math.min(high, Math.max(low, frame.xOf(window.from)));
  const xTo = Math.min(high, Math.max(low, frame.xOf(window.to + 1)));
  return (
    <>
      <g data-brush="body" style={{ cursor: 'grab' }}>
        <rect
          x={xFrom}
          y={frame.top - 4}
          width={Math.max(1, xTo - xFrom)}
          height={frame.base - frame.top + 4}
          fill="var(--ink)"
          fillOpacity=".045"
        />
        <path
          d={`M${xFrom} ${frame.base}V${frame.top - 4}H${xTo}V${frame.base}`}
          fill="none"
          stroke="var(--control)"
        />
      </g>
      {head !== null && <Playhead day={head} frame={frame} />}
      <Thumb edge="from" day={window.from} x={xFrom} frame={frame} limits={limits} onKey={onKey} />
      <Thumb edge="to" day={window.to} x={xTo} frame={frame} limits={limits} onKey={onKey} />
    </>
  );
}
