'use client';
import { CalendarRange, Pause, Play, Repeat, RotateCcw, SkipBack, SkipForward, ZoomOut } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useMoment, useSlowMoment } from '#components/live/use-moment.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { Segmented } from '#components/parts/segmented.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import { addDays, dayFromNumber, isDay } from '#lib/time.ts';
import { type DayWindow, windowOf } from '#lib/view/brush-window.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import { CLOCKS, SPEEDS, type TimeChange, type View } from '#lib/view/view-state.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<
  TimelineProps,
  'view' | 'moments' | 'limits' | 'lastKnown' | 'onChange' | 'onPlay' | 'onSet'
> & {
  stepDays: number;
  isZoomed: boolean;
  onResetZoom: () => void;
};

const PRESETS = [
  { name: 'last7', days: 7 },
  { name: 'last30', days: 30 },
  { name: 'last365', days: 365 },
] as const;

function Transport({
  view,
  moments,
  limits,
  stepDays,
  onChange,
  onPlay,
}: Pick<Props, 'view' | 'moments' | 'limits' | 'stepDays' | 'onChange' | 'onPlay'>) {
  function step(sign: 1 | -1) {
    const { time } = moments.read();
    const window = windowOf(time, limits);
    const first = dayFromNumber(window.from);
    const last = dayFromNumber(window.to);
    const next = addDays(time.at ?? (sign > 0 ? first : last), sign * stepDays);
    onChange({ at: next < first ? first : next > last ? last : next }, 'done');
  }
  const { say } = useWords();
  return (
    <span className={styles.transport}>
      <IconButton label={say('timeline.stepBack')} onClick={() => step(-1)}>
        <SkipBack size={15} />
      </IconButton>
      <IconButton
        label={say(view.playing ? 'timeline.pause' : 'timeline.play')}
        outlined
        onClick={() => onPlay(!view.playing)}
      >
        {view.playing ? <Pause size={15} /> : <Play size={15} fill="currentColor" />}
      </IconButton>
      <IconButton label={say('timeline.stepForward')} onClick={() => step(1)}>
        <SkipForward size={15} />
      </IconButton>
    </span>
  );
}

type DateFieldProps = {
  label: string;
  /** ISO day, "" = none. */
  value: string;
  min: string;
  max: string;
  onCommit: (day: string) => void;
};

function DateField({ label, value, min, max, onCommit }: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // While it is typed into, the field keeps what is being typed.
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = value;
  }, [value]);
  const isNew = (day: string) => (isDay(day) || day === '') && day !== value;
  return (
    <input
      ref={field}
      type="date"
      aria-label={label}
      className={styles.date}
      defaultValue={value}
      min={min}
      max={max}
      onBlur={({ target }) => {
        if (isNew(target.value)) onCommit(target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isNew(event.currentTarget.value)) onCommit(event.currentTarget.value);
        event.stopPropagation();
      }}
    />
  );
}

const MODES = ['window', 'cumulative', 'trail'] as const;

/** How time runs: how fast, in which manner, and whether it begins anew at the end. */
const Running = memo(function Running({
  speed: current,
  loop,
  timeMode: mode,
  onSet,
}: Pick<View, 'speed' | 'loop' | 'timeMode'> & Pick<Props, 'onSet'>) {
  const { say } = useWords();
  return (
    <span className={styles.running}>
      <select
        aria-label={say('timeline.speed')}
        className={styles.select}
        value={current}
        onChange={(event) => {
          const speed = SPEEDS.find((name) => name === event.target.value);
          if (speed) onSet({ type: 'set-speed', speed });
        }}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {say(`timeline.speeds.${speed}`)}
          </option>
        ))}
      </select>
      <IconButton
        label={say(loop ? 'timeline.stopAtEnd' : 'timeline.loop')}
        aria-pressed={loop}
        className={loop ? styles.on : undefined}
        onClick={() => onSet({ type: 'set-loop', loop: !loop })}
      >
        <Repeat size={14} />
      </IconButton>
      <span className={styles.modes}>
        <Segmented
          label={say('timeline.mode')}
          value={mode}
          options={MODES.map((name) => ({ value: name, label: say(`timeline.${name}`) }))}
          onChange={(timeMode) => onSet({ type: 'set-time-mode', timeMode })}
        />
      </span>
    </span>
  );
});

/** The day as of which things were known; empty = now. */
function KnownAt({ view, limits, lastKnown, onSet }: Pick<Props, 'view' | 'limits' | 'lastKnown' | 'onSet'>) {
  const { say } = useWords();
  return (
    <span className={view.knownAt === null ? styles.known : `${styles.known} ${styles.on}`}>
      <span aria-hidden="true">{say('timeline.knownAt')}</span>
      <DateField
        label={say('timeline.asKnownAt')}
        value={view.knownAt ?? ''}
        min={dayFromNumber(Math.ceil(limits.from))}
        max={lastKnown}
        onCommit={(day) => onSet({ type: 'set-known-at', day: day === '' ? null : day })}
      />
    </span>
  );
}

function presetChange(value: string, limits: DayWindow): TimeChange | null {
  if (value === 'all') return { from: null, to: null };
  const preset = PRESETS.find(({ name }) => name === value);
  if (!preset) return null;
  return { from: dayFromNumber(Math.max(limits.from, limits.to - preset.days + 1)), to: null };
}

/** Stretches of time that are often wanted; where room is short only its sign is seen. */
function Presets({ limits, onChange }: Pick<Props, 'limits' | 'onChange'>) {
  const { say } = useWords();
  return (
    <span className={styles.presets}>
      <CalendarRange size={15} aria-hidden="true" />
      <select
        aria-label={say('timeline.timePresets')}
        title={say('timeline.timePresets')}
        value=""
        onChange={(event) => {
          const change = presetChange(event.target.value, limits);
          if (change) onChange(change, 'done');
        }}
      >
        <option value="" disabled>
          {say('timeline.presets')}
        </option>
        <option value="all">{say('timeline.allTime')}</option>
        {PRESETS.map(({ name }) => (
          <option key={name} value={name}>
            {say(`timeline.${name}`)}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Native date fields are dear to change: they follow time that runs a little later. */
const FIELDS_FOLLOW_MS = 150;

function Dates({ moments, limits, onChange }: Pick<Props, 'moments' | 'limits' | 'onChange'>) {
  const { time } = useSlowMoment(moments, FIELDS_FOLLOW_MS);
  const window = windowOf(time, limits);
  const bounds = { min: dayFromNumber(limits.from), max: dayFromNumber(limits.to) };
  const commit = (change: { from: string | null; to: string | null }) => onChange(change, 'done');
  const { say } = useWords();
  return (
    <span className={styles.dates}>
      <DateField
        label={say('timeline.from')}
        value={dayFromNumber(window.from)}
        {...bounds}
        onCommit={(day) => commit({ from: day === '' ? null : day, to: time.to })}
      />
      –
      <DateField
        label={say('timeline.to')}
        value={dayFromNumber(window.to)}
        {...bounds}
        onCommit={(day) => commit({ from: time.from, to: day === '' ? null : day })}
      />
    </span>
  );
}

function ResetTime({ moments, onChange }: Pick<Props, 'moments' | 'onChange'>) {
  const isNarrowed = useMoment(moments, (moment) => moment.isWindowed);
  const { say } = useWords();
  if (!isNarrowed) return null;
  return (
    <IconButton label={say('timeline.reset')} onClick={() => onChange({ from: null, to: null }, 'done')}>
      <RotateCcw size={15} />
    </IconButton>
  );
}

/** The window in words, in every frame. */
function WindowWords({ moments, limits }: Pick<Props, 'moments' | 'limits'>) {
  const window = windowOf(
    useMoment(moments, (moment) => moment.time),
    limits,
  );
  const { say, language } = useWords();
  return (
    <span className={styles.summary} aria-live="polite">
      <span className="visually-hidden">{say('timeline.windowNow')}</span>
      {formatShortDay(dayFromNumber(window.from), language)} –{' '}
      {formatShortDay(dayFromNumber(window.to), language)}
    </span>
  );
}

/** Play, dates, presets and which clock: the row above the bars. */
export function TimelineBar(props: Props) {
  const { view, moments, limits, isZoomed, lastKnown, onChange, onSet, onResetZoom } = props;
  const { say } = useWords();
  return (
    <div className={styles.bar}>
      <Transport {...props} />
      <Running speed={view.speed} loop={view.loop} timeMode={view.timeMode} onSet={onSet} />
      <Dates moments={moments} limits={limits} onChange={onChange} />
      <Presets limits={limits} onChange={onChange} />
      <ResetTime moments={moments} onChange={onChange} />
      {isZoomed && (
        <IconButton label={say('timeline.wholeAxis')} onClick={onResetZoom}>
          <ZoomOut size={15} />
        </IconButton>
      )}
      <WindowWords moments={moments} limits={limits} />
      <span className={styles.right}>
        <Segmented
          label={say('timeline.clock')}
          value={view.clock}
          options={CLOCKS.map((name) => ({ value: name, label: say(`timeline.${name}`) }))}
          onChange={(clock: View['clock']) => onSet({ type: 'set-clock', clock })}
        />
        <KnownAt view={view} limits={limits} lastKnown={lastKnown} onSet={onSet} />
      </span>
    </div>
  );
}
