import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { IconButton } from '#components/parts/icon-button.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import { addDays, dayFromNumber } from '#lib/time.ts';
import { windowOf } from '#lib/view/brush-window.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<TimelineProps, 'view' | 'moments' | 'limits' | 'onChange' | 'onPlay'> & {
  stepDays: number;
};

/** Play, pause and a step of the playhead by a bar's width. */
export function Transport({ view, moments, limits, stepDays, onChange, onPlay }: Props) {
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
        <SkipBack size="0.9375rem" />
      </IconButton>
      <IconButton
        label={say(view.playing ? 'timeline.pause' : 'timeline.play')}
        outlined
        onClick={() => onPlay(!view.playing)}
      >
        {view.playing ? <Pause size="0.9375rem" /> : <Play size="0.9375rem" fill="currentColor" />}
      </IconButton>
      <IconButton label={say('timeline.stepForward')} onClick={() => step(1)}>
        <SkipForward size="0.9375rem" />
      </IconButton>
    </span>
  );
}
