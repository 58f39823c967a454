'use client';
import { RotateCcw, ZoomOut } from 'lucide-react';
import { useMoment } from '#components/live/use-moment.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { Segmented } from '#components/parts/segmented.tsx';
import { KnownAt } from '#components/timeline/known-at.tsx';
import { Presets } from '#components/timeline/presets.tsx';
import { Running } from '#components/timeline/running.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { Transport } from '#components/timeline/transport.tsx';
import { WindowDates, WindowWords } from '#components/timeline/window-dates.tsx';
import { useWords } from '#components/words/use-words.ts';
import { CLOCKS, type View } from '#lib/view/view-state.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<
  TimelineProps,
  'view' | 'moments' | 'limits' | 'lastKnown' | 'onChange' | 'onPlay' | 'onSet'
> & {
  stepDays: number;
  isZoomed: boolean;
  onResetZoom: () => void;
};

function ResetTime({ moments, onChange }: Pick<Props, 'moments' | 'onChange'>) {
  const isNarrowed = useMoment(moments, (moment) => moment.isWindowed);
  const { say } = useWords();
  if (!isNarrowed) return null;
  return (
    <IconButton label={say('timeline.reset')} onClick={() => onChange({ from: null, to: null }, 'done')}>
      <RotateCcw size="0.9375rem" />
    </IconButton>
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
      <WindowDates view={view} moments={moments} limits={limits} onChange={onChange} />
      <Presets limits={limits} onChange={onChange} />
      <ResetTime moments={moments} onChange={onChange} />
      {isZoomed && (
        <IconButton label={say('timeline.wholeAxis')} onClick={onResetZoom}>
          <ZoomOut size="0.9375rem" />
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
