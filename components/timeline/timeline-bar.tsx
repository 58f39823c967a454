'use client';
import { Pause, Play, RotateCcw, SkipBack, SkipForward, ZoomOut } from 'lucide-react';
import { IconButton } from '#components/parts/icon-button.tsx';
import { Segmented } from '#components/parts/segmented.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { addDays, dayFromNumber, isDay } from '#lib/time.ts';
import { type DayWindow, windowOf } from '#lib/view/brush-window.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { TimeChange, View } from '#lib/view/view-state.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<TimelineProps, 'view' | 'limits' | 'onChange' | 'onClock' | 'onPlay'> & {
  stepDays: number;
  isZoomed: boolean;
  onResetZoom: () => void;
};

const PRESETS = [
  { label: 'Last 7 days', days: 7 },
  { label: 'Last 30 days', days: 30 },
  { label: 'Last 12 months', days: 365 },
] as const;

function Transport({
  view,
  limits,
  stepDays,
  onChange,
  onPlay,
}: Omit<Props, 'onClock' | 'isZoomed' | 'onResetZoom'>) {
  const window = windowOf(view, limits);
  const first = dayFromNumber(window.from);
  const last = dayFromNumber(window.to);
  function step(sign: 1 | -1) {
    const next = addDays(view.at ?? (sign > 0 ? first : last), sign * stepDays);
    onChange({ at: next < first ? first : next > last ? last : next }, 'done');
  }
  return (
    <span className={styles.transport}>
      <IconButton label="Step back" onClick={() => step(-1)}>
        <SkipBack size={15} />
      </IconButton>
      <IconButton label={view.playing ? 'Pause' : 'Play'} outlined onClick={() => onPlay(!view.playing)}>
        {view.playing ? <Pause size={15} /> : <Play size={15} fill="currentColor" />}
      </IconButton>
      <IconButton label="Step forward" onClick={() => step(1)}>
        <SkipForward size={15} />
      </IconButton>
    </span>
  );
}

function DateField({
  label,
  value,
  limits,
  onCommit,
}: {
  label: string;
  value: string;
  limits: DayWindow;
  onCommit: (day: string) => void;
}) {
  return (
    <input
      key={value}
      type="date"
      aria-label={label}
      className={styles.date}
      defaultValue={value}
      min={dayFromNumber(limits.from)}
      max={dayFromNumber(limits.to)}
      onBlur={(event) =>
        isDay(event.target.value) && event.target.value !== value && onCommit(event.target.value)
      }
      onKeyDown={(event) => {
        const day = event.currentTarget.value;
        if (event.key === 'Enter' && isDay(day)) onCommit(day);
        event.stopPropagation();
      }}
    />
  );
}

function presetChange(value: string, limits: DayWindow): TimeChange | null {
  if (value === 'all') return { from: null, to: null };
  const preset = PRESETS.find(({ label }) => label === value);
  if (!preset) return null;
  return { from: dayFromNumber(Math.max(limits.from, limits.to - preset.days + 1)), to: null };
}

/** Play, dates, presets and which clock: the row above the bars. */
export function TimelineBar({
  view,
  limits,
  stepDays,
  isZoomed,
  onChange,
  onClock,
  onPlay,
  onResetZoom,
}: Props) {
  const window = windowOf(view, limits);
  const from = dayFromNumber(window.from);
  const to = dayFromNumber(window.to);
  const isNarrowed = view.from !== null || view.to !== null || view.at !== null;
  const commit = (change: { from: string | null; to: string | null }) => onChange(change, 'done');
  return (
    <div className={styles.bar}>
      <Transport view={view} limits={limits} stepDays={stepDays} onChange={onChange} onPlay={onPlay} />
      <span className={styles.dates}>
        <DateField
          label="From"
          value={from}
          limits={limits}
          onCommit={(day) => commit({ from: day, to: view.to })}
        />
        –
        <DateField
          label="To"
          value={to}
          limits={limits}
          onCommit={(day) => commit({ from: view.from, to: day })}
        />
      </span>
      <select
        aria-label="Time presets"
        className={styles.presets}
        value=""
        onChange={(event) => {
          const change = presetChange(event.target.value, limits);
          if (change) onChange(change, 'done');
        }}
      >
        <option value="" disabled>
          Presets
        </option>
        <option value="all">All time</option>
        {PRESETS.map(({ label }) => (
          <option key={label} value={label}>
            {label} of data
          </option>
        ))}
      </select>
      {isNarrowed && (
        <IconButton label="Reset time" onClick={() => commit({ from: null, to: null })}>
          <RotateCcw size={15} />
        </IconButton>
      )}
      {isZoomed && (
        <IconButton label="Whole axis" onClick={onResetZoom}>
          <ZoomOut size={15} />
        </IconButton>
      )}
      <span className={styles.summary} aria-live="polite">
        <span className="visually-hidden">Window: </span>
        {formatShortDay(from)} – {formatShortDay(to)}
      </span>
      <span className={styles.right}>
        <Segmented
          label="Clock"
          value={view.clock}
          options={CLOCK_OPTIONS}
          onChange={(clock: View['clock']) => onClock(clock)}
        />
      </span>
    </div>
  );
}

const CLOCK_OPTIONS = [
  { value: 'happened', label: 'Happened' },
  { value: 'reported', label: 'Reported' },
] as const;
