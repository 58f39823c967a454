import { CalendarRange } from 'lucide-react';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import { dayFromNumber } from '#lib/time.ts';
import type { DayWindow } from '#lib/view/brush-window.ts';
import type { TimeChange } from '#lib/view/view-state.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<TimelineProps, 'limits' | 'onChange'>;

const PRESETS = [
  { name: 'last7', days: 7 },
  { name: 'last30', days: 30 },
  { name: 'last365', days: 365 },
] as const;

function presetChange(value: string, limits: DayWindow): TimeChange | null {
  if (value === 'all') return { from: null, to: null };
  const preset = PRESETS.find(({ name }) => name === value);
  if (!preset) return null;
  return { from: dayFromNumber(Math.max(limits.from, limits.to - preset.days + 1)), to: null };
}

/** Stretches of time that are often wanted; where room is short only its sign is seen. */
export function Presets({ limits, onChange }: Props) {
  const { say } = useWords();
  return (
    <span className={styles.presets}>
      <CalendarRange size="0.9375rem" aria-hidden="true" />
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
