import { Repeat } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '#components/parts/icon-button.tsx';
import { Segmented } from '#components/parts/segmented.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import { SPEEDS, TIME_MODES, type View } from '#lib/view/view-state.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<View, 'speed' | 'loop' | 'timeMode'> & Pick<TimelineProps, 'onSet'>;

/** How time runs: how fast, in which manner, and whether it begins anew at the end. */
export const Running = memo(function Running({ speed: current, loop, timeMode: mode, onSet }: Props) {
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
        <Repeat size="0.875rem" />
      </IconButton>
      <span className={styles.modes}>
        <Segmented
          label={say('timeline.mode')}
          value={mode}
          options={TIME_MODES.map((name) => ({ value: name, label: say(`timeline.${name}`) }))}
          onChange={(timeMode) => onSet({ type: 'set-time-mode', timeMode })}
        />
      </span>
    </span>
  );
});
