import { LiveText } from '#components/live/live-text.tsx';
import type { Moment } from '#components/live/moments.ts';
import { useMoment } from '#components/live/use-moment.ts';
import { DayField } from '#components/parts/day-field.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import { dayFromNumber } from '#lib/time.ts';
import { windowOf } from '#lib/view/brush-window.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import styles from './timeline-bar.module.css';

type Props = Pick<TimelineProps, 'view' | 'moments' | 'limits' | 'onChange'>;
const EDGES = ['from', 'to'] as const;

/**
 * The two ends of the window, to type or to pick. While time runs plain words stand over the fields: they follow every
 * frame, the fields what was committed.
 */
export function WindowDates({ view, moments, limits, onChange }: Props) {
  const isLive = useMoment(moments, (moment) => moment.isLive);
  const { say } = useWords();
  const rest = windowOf(view, limits);
  const bounds = { min: dayFromNumber(limits.from), max: dayFromNumber(limits.to) };
  const textOf = (edge: 'from' | 'to') => (moment: Moment) =>
    dayFromNumber(Math.floor(windowOf(moment.time, limits)[edge]));
  return (
    <span className={styles.dates}>
      {EDGES.map((edge) => (
        <span key={edge} className={styles.end}>
          <DayField
            className={styles.date}
            keepsEnter
            label={say(`timeline.${edge}`)}
            value={dayFromNumber(rest[edge])}
            {...bounds}
            onCommit={(day) =>
              onChange({ from: view.from, to: view.to, [edge]: day === '' ? null : day }, 'done')
            }
          />
          {isLive && (
            <span className={styles.now} aria-hidden="true">
              <LiveText moments={moments} textOf={textOf(edge)} />
            </span>
          )}
        </span>
      ))}
    </span>
  );
}

/** The window in words, in every frame; for the eye, where the fields have no room, as the fields would write it. */
export function WindowWords({ moments, limits }: Pick<Props, 'moments' | 'limits'>) {
  const { say, language } = useWords();
  const daysOf = ({ time }: Moment) => {
    const { from, to } = windowOf(time, limits);
    return { from: dayFromNumber(Math.floor(from)), to: dayFromNumber(Math.floor(to)) };
  };
  const textOf = (moment: Moment) => {
    const { from, to } = daysOf(moment);
    return [from, to].map((day) => formatShortDay(day, language)).join(' – ');
  };
  return (
    <>
      <span className={styles.summary} aria-live="polite">
        <span className="visually-hidden">{say('timeline.windowNow')}</span>
        <LiveText moments={moments} textOf={textOf} />
      </span>
      <span className={styles.short} aria-hidden="true">
        <span>
          <LiveText moments={moments} textOf={(moment) => daysOf(moment).from} /> –
        </span>{' '}
        <span>
          <LiveText moments={moments} textOf={(moment) => daysOf(moment).to} />
        </span>
      </span>
    </>
  );
}
