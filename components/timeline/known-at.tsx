import { DayField } from '#components/parts/day-field.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import { dayFromNumber } from '#lib/time.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<TimelineProps, 'view' | 'limits' | 'lastKnown' | 'onSet'>;

/** The day as of which things were known; empty = now. */
export function KnownAt({ view, limits, lastKnown, onSet }: Props) {
  const { say } = useWords();
  return (
    <span className={view.knownAt === null ? styles.known : `${styles.known} ${styles.on}`}>
      <span aria-hidden="true">{say('timeline.knownAt')}</span>
      <DayField
        className={styles.date}
        keepsEnter
        label={say('timeline.asKnownAt')}
        value={view.knownAt ?? ''}
        min={dayFromNumber(Math.ceil(limits.from))}
        max={lastKnown}
        onCommit={(day) => onSet({ type: 'set-known-at', day: day === '' ? null : day })}
      />
    </span>
  );
}
