import { type KeyboardEvent, useRef, useState } from 'react';
import type { Moment, Moments } from '#components/live/moments.ts';
import { useLiveEffect } from '#components/live/use-live-effect.ts';
import { useMoment } from '#components/live/use-moment.ts';
import { writeText } from '#components/live/write-text.ts';
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

/** Puts attributes on a part of the drawing, those that change. */
function put(part: Element | null | undefined, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (part && part.getAttribute(name) !== text) part.setAttribute(name, text);
  }
}

type ThumbProps = { edge: 'from' | 'to' } & Props;

/** One end of the window: a slider that is moved in place while time runs. */
function Thumb({ edge, moments, limits, frame, onKey }: ThumbProps) {
  const { say, language } = useWords();
  const slider = useRef<SVGGElement>(null);
  const placeOf = ({ time }: Moment) => {
    const window = windowOf(time, limits);
    const day = Math.round(window[edge]);
    const x = withinFrame(frame, frame.xOf(edge === 'from' ? window.from : window.to + 1));
    return {
      transform: `translate(${x} 0)`,
      'aria-valuenow': day,
      'aria-valuetext': formatDay(dayFromNumber(day), language),
    };
  };
  const [first] = useState(() => placeOf(moments.read()));
  useLiveEffect(moments, (moment) => put(slider.current, placeOf(moment)));
  const middle = (frame.top + frame.base) / 2;
  return (
    <g
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label={say(edge === 'from' ? 'timeline.windowFrom' : 'timeline.windowTo')}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(limits.from)}
      aria-valuemax={Math.round(limits.to)}
      aria-valuenow={first['aria-valuenow']}
      aria-valuetext={first['aria-valuetext']}
      transform={first.transform}
      data-brush={edge}
      onKeyDown={(event) => onKey(event, edge)}
      style={{ cursor: 'ew-resize' }}
    >
      <rect x="-13" y={frame.top - 4} width="26" height={frame.base - frame.top + 4} fill="transparent" />
      <rect
        x="-5"
        y={middle - 14}
        width="10"
        height="28"
        rx="3"
        fill="var(--surface-3)"
        stroke="var(--control)"
      />
      <path d={`M-1.5 ${middle - 5}v10M1.5 ${middle - 5}v10`} stroke="var(--text-2)" />
    </g>
  );
}

const FLAG_PX = 74;

function Playhead({ moments, frame }: Pick<Props, 'moments' | 'frame'>) {
  const { language } = useWords();
  const line = useRef<SVGGElement>(null);
  const flag = useRef<SVGGElement>(null);
  const words = useRef<SVGTextElement>(null);
  useLiveEffect(moments, ({ time }) => {
    if (time.at === null) return;
    const x = frame.xOf(dayNumber(time.at) + 1);
    const half = FLAG_PX / 2 + 1;
    put(line.current, { transform: `translate(${x} 0)` });
    put(flag.current, { transform: `translate(${Math.min(frame.width - half, Math.max(half, x))} 0)` });
    if (words.current) writeText(words.current, formatShortDay(time.at, language));
  });
  return (
    <g data-brush="head" style={{ cursor: 'ew-resize' }}>
      <g ref={line}>
        <rect x="-7" y="0" width="14" height={frame.height} fill="transparent" />
        <path d={`M0 ${frame.top - 8}V${frame.height - 1}`} stroke="var(--ink)" strokeWidth="1.5" />
      </g>
      <g ref={flag}>
        <rect
          x={-FLAG_PX / 2}
          y="0"
          width={FLAG_PX}
          height="16"
          rx="3"
          fill="var(--ink)"
          stroke="var(--surface-1)"
          strokeWidth="3"
          paintOrder="stroke"
        />
        <text ref={words} y="11.5" textAnchor="middle" data-flag="true" />
      </g>
    </g>
  );
}

function withinFrame(frame: Frame, x: number): number {
  return Math.min(frame.width - frame.right, Math.max(frame.left, x));
}

/** What lies between the thumbs. */
function Body({ moments, limits, frame }: Pick<Props, 'moments' | 'limits' | 'frame'>) {
  const area = useRef<SVGRectElement>(null);
  const edge = useRef<SVGPathElement>(null);
  useLiveEffect(moments, ({ time }) => {
    const window = windowOf(time, limits);
    const from = withinFrame(frame, frame.xOf(window.from));
    const to = withinFrame(frame, frame.xOf(window.to + 1));
    put(area.current, { x: from, width: Math.max(1, to - from) });
    put(edge.current, { d: `M${from} ${frame.base}V${frame.top - 4}H${to}V${frame.base}` });
  });
  return (
    <g data-brush="body" style={{ cursor: 'grab' }}>
      <rect
        ref={area}
        y={frame.top - 4}
        height={frame.base - frame.top + 4}
        fill="var(--ink)"
        fillOpacity=".045"
      />
      <path ref={edge} fill="none" stroke="var(--control)" />
    </g>
  );
}

/** The window over the histogram: a body to drag, two thumbs that are sliders, and the playhead. */
export function Brush(props: Props) {
  const { moments, frame } = props;
  const hasHead = useMoment(moments, ({ time }) => time.at !== null);
  return (
    <>
      <Body {...props} />
      {hasHead && <Playhead moments={moments} frame={frame} />}
      <Thumb edge="from" {...props} />
      <Thumb edge="to" {...props} />
    </>
  );
}
