import { useOwnZone } from '#components/data/clock-zone.tsx';
import type { TimelineProps } from '#components/timeline/timeline-props.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BinUnit } from '#lib/query/bin-incidents.ts';
import { ZONES, type ZoneName } from '#lib/view/clock-in-zone.ts';
import styles from './timeline-pane.module.css';

type Props = Pick<TimelineProps, 'view' | 'onSet'> & { unit: BinUnit };

/** What the bars count, whose days they are, and in which time zone hours are read: a menu within the line. */
export function TimelineCaption({ view, unit, onSet }: Props) {
  const { say } = useWords();
  const own = useOwnZone();
  const nameOf = (zone: ZoneName) =>
    zone === 'yours' && own !== null
      ? say('timeline.zones.yoursIn', { zone: own })
      : say(`timeline.zones.${zone}`);
  return (
    <p className={styles.unit}>
      {say('timeline.perUnit', { unit: say(`time.unit.${unit}`) })}
      <span> · {say(view.clock === 'happened' ? 'timeline.placeDays' : 'timeline.reportDay')}</span>
      <span className={styles.zone}>
        {' · '}
        {say('timeline.hours')}{' '}
        <select
          aria-label={say('timeline.zone')}
          title={say('timeline.zone')}
          value={view.zone}
          onChange={({ target }) => {
            const zone = ZONES.find((name) => name === target.value);
            if (zone) onSet({ type: 'set-zone', zone });
          }}
        >
          {ZONES.map((zone) => (
            <option key={zone} value={zone}>
              {nameOf(zone)}
            </option>
          ))}
        </select>
      </span>
    </p>
  );
}
