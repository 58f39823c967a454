'use client';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { Brush } from '#components/timeline/brush.tsx';
import { type Frame, Histogram } from '#components/timeline/histogram.tsx';
import { ReportLane } from '#components/timeline/report-lane.tsx';
import { SelectionMark } from '#components/timeline/selection-mark.tsx';
import { TimelineBar } from '#components/timeline/timeline-bar.tsx';
import { TimelineCaption } from '#components/timeline/timeline-caption.tsx';
import type { BarSource, TimelineProps } from '#components/timeline/timeline-props.ts';
import { UndatedTray } from '#components/timeline/undated-tray.tsx';
import { useBrushDrag } from '#components/timeline/use-brush-drag.ts';
import { useElementWidth } from '#components/timeline/use-element-width.ts';
import { useWheelZoom } from '#components/timeline/use-wheel-zoom.ts';
import { useWords } from '#components/words/use-words.ts';
import { binIndexAt, chooseBinUnit } from '#lib/query/bin-incidents.ts';
import { binColumns } from '#lib/query/day-counts.ts';
import type { DayInterval } from '#lib/query/incident-interval.ts';
import { dayFromNumber, MINUTES_PER_DAY } from '#lib/time.ts';
import { type DayWindow, moveWindow, resizeWindow, windowDays, windowOf } from '#lib/view/brush-window.ts';
import styles from './timeline-pane.module.css';

/** The drawing is laid out for letters of the usual size and grows with the reader’s. */
const HEIGHT = 136;
/** So wide, in its own units, the drawing stays. */
const LEAST_WIDTH = 300;
const MARGIN = { left: 52, right: 12, top: 20, axis: 18, lane: 14 };

function frameOf(width: number, domain: DayWindow): Frame {
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const days = domain.to + 1 - domain.from;
  return {
    width,
    height: HEIGHT,
    left: MARGIN.left,
    right: MARGIN.right,
    top: MARGIN.top,
    base: HEIGHT - MARGIN.axis - MARGIN.lane,
    xOf: (day) => MARGIN.left + ((day - domain.from) / days) * inner,
  };
}

function clampDomain(domain: DayWindow | null, limits: DayWindow): DayWindow {
  if (!domain) return limits;
  const from = Math.max(limits.from, Math.min(domain.from, limits.to - 1));
  return { from, to: Math.max(from + 1, Math.min(domain.to, limits.to)) };
}

/** When a row lies on the clock of the bars, in days; null when nothing dates it. */
function intervalOf({ order }: BarSource, row: number): DayInterval | null {
  if (row < 0) return null;
  const at = order.rows[row] === row ? row : order.rows.indexOf(row);
  if (at < 0 || at >= order.dated) return null;
  return { start: (order.start[at] ?? 0) / MINUTES_PER_DAY, end: (order.end[at] ?? 0) / MINUTES_PER_DAY };
}

/** The timeline: bars by type, a window with two thumbs, a playhead, reports, and the undated beside it. */
export function TimelinePane({
  view,
  moments,
  source,
  selected,
  hovered,
  undated,
  reportDays,
  limits,
  lastKnown,
  onChange,
  onPlay,
  onSelect,
  onHeat,
  onMark,
  onSet,
}: TimelineProps) {
  const { say } = useWords();
  const [box, widthPx] = useElementWidth(900);
  // A narrow page keeps room for the bars.
  const scale = Math.min(useTextScale(), Math.max(1, widthPx / LEAST_WIDTH));
  const width = widthPx / scale;
  const svg = useRef<SVGSVGElement>(null);
  const [zoomed, setZoomed] = useState<DayWindow | null>(null);
  const domain = clampDomain(zoomed, limits);
  const frame = useMemo(
    () => frameOf(width, { from: domain.from, to: domain.to }),
    [width, domain.from, domain.to],
  );
  const range = useMemo(() => ({ start: domain.from, end: domain.to + 1 }), [domain.from, domain.to]);
  const unit = chooseBinUnit(range.end - range.start, width - MARGIN.left - MARGIN.right, 7);
  const bins = useMemo(() => binColumns(source, range, unit), [source, range, unit]);
  const chosen = useMemo(() => intervalOf(source, selected), [source, selected]);
  const pointedAt = useMemo(
    () => (hovered === selected ? null : intervalOf(source, hovered)),
    [source, hovered, selected],
  );
  const windowNow = () => windowOf(moments.read().time, limits);

  const dayAt = (clientX: number) => {
    const left = svg.current?.getBoundingClientRect().left ?? 0;
    const share =
      ((clientX - left) / scale - frame.left) / Math.max(1, frame.width - frame.left - frame.right);
    return range.start + share * (range.end - range.start);
  };
  const sendWindow = (next: DayWindow, phase: 'live' | 'done') => onChange(windowDays(next, limits), phase);
  const sendHead = (day: number, phase: 'live' | 'done') => {
    const window = windowNow();
    onChange({ at: dayFromNumber(Math.min(window.to, Math.max(window.from, day))) }, phase);
  };
  const handlers = useBrushDrag({ windowNow, domain: limits, dayAt, onWindow: sendWindow, onHead: sendHead });
  useWheelZoom(svg, { domain, limits, dayAt, onZoom: setZoomed });

  function chooseMonth(clientX: number) {
    const date = new Date(Math.floor(dayAt(clientX)) * 86_400_000);
    const from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86_400_000;
    const to = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / 86_400_000;
    sendWindow({ from: Math.max(limits.from, from), to: Math.min(limits.to, to) }, 'done');
  }

  function stepDays(): number {
    const bin = bins[Math.max(0, binIndexAt(bins, (domain.from + domain.to) / 2))];
    return Math.max(1, Math.round(bin ? bin.end - bin.start : 1));
  }

  function onKey(event: KeyboardEvent, part: 'from' | 'to' | 'window') {
    const jump = { Home: limits.from, End: limits.to }[event.key];
    const sign = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 7, PageDown: -7 }[
      event.key
    ];
    if (sign === undefined && (jump === undefined || part === 'window')) return;
    event.preventDefault();
    event.stopPropagation();
    const window = windowNow();
    const edge = part !== 'window' ? part : event.shiftKey ? 'to' : null;
    const days = (sign ?? 0) * (part === 'window' || event.shiftKey ? stepDays() : 1);
    if (edge === null) sendWindow(moveWindow(window, days, limits), 'done');
    else sendWindow(resizeWindow(window, edge, jump ?? window[edge] + days, limits), 'done');
  }

  return (
    <section className={styles.pane} aria-label={say('timeline.title')}>
      <TimelineBar
        view={view}
        moments={moments}
        limits={limits}
        stepDays={stepDays()}
        isZoomed={zoomed !== null}
        onChange={onChange}
        lastKnown={lastKnown}
        onSet={onSet}
        onPlay={onPlay}
        onResetZoom={() => setZoomed(null)}
      />
      <div className={styles.body}>
        <div className={styles.chart} ref={box} style={{ '--drawn': scale } as CSSProperties}>
          <TimelineCaption view={view} unit={unit} onSet={onSet} />
          <Histogram
            bins={bins}
            moments={moments}
            limits={limits}
            frame={frame}
            domain={range}
            scale={scale}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold an SVG's parts */}
          <svg
            ref={svg}
            width={widthPx}
            height={HEIGHT * scale}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="group"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the window
            tabIndex={0}
            aria-label={say('timeline.describe', { unit: say(`time.unit.${unit}`) })}
            className={styles.svg}
            onKeyDown={(event) => onKey(event, 'window')}
            onDoubleClick={(event) => chooseMonth(event.clientX)}
            {...handlers}
          >
            <rect
              x={frame.left}
              y="0"
              width={Math.max(0, width - frame.left - frame.right)}
              height={frame.base}
              fill="transparent"
            />
            <rect
              data-brush="axis"
              x={frame.left}
              y={frame.base}
              width={Math.max(0, width - frame.left - frame.right)}
              height={HEIGHT - frame.base}
              fill="transparent"
              style={{ cursor: 'col-resize' }}
            />
            <ReportLane days={reportDays} moments={moments} limits={limits} frame={frame} domain={domain} />
            <Brush moments={moments} limits={limits} frame={frame} onKey={onKey} />
            {pointedAt && <SelectionMark interval={pointedAt} bins={bins} frame={frame} isHollow />}
            {chosen && (
              <SelectionMark
                interval={chosen}
                bins={bins}
                frame={frame}
                isHot={(view.hotField ?? view.focus?.field) === 'time'}
                onHeat={onHeat}
                onOpen={onMark}
              />
            )}
          </svg>
        </div>
        <UndatedTray {...undated} selected={view.incident} onSelect={onSelect} />
      </div>
    </section>
  );
}
