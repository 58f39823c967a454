import { useMap } from 'react-map-gl/maplibre';
import { useClockZone } from '#components/data/clock-zone.tsx';
import type { MarkPick } from '#components/map/pick-mark.ts';
import { Toll } from '#components/parts/toll.tsx';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { describeKind, describePrecision, placeLine } from '#lib/view/describe-incident.ts';
import { datedWhen, hourWords } from '#lib/view/describe-time.ts';
import styles from './map-tooltip.module.css';

const WIDTH_PX = 224;
const HEIGHT_PX = 114;

type Props = { pick: MarkPick; records: ReadonlyMap<number, Incident> };

/** What a mark stands for, beside it and never over it. */
export function MapTooltip({ pick, records }: Props) {
  const { current: map } = useMap();
  const scale = useTextScale();
  const [only] = pick.rows;
  const first = only === undefined ? undefined : records.get(only);
  if (!map || (!pick.donut && !first)) return null;
  const { clientWidth, clientHeight } = map.getContainer();
  const [width, height] = [WIDTH_PX * scale, HEIGHT_PX * scale];
  const gap = pick.reachPx * 1.25 + 10;
  const isLeft = pick.x + gap + width > clientWidth;
  const left = isLeft ? pick.x - gap - width : pick.x + gap;
  const top = Math.max(4, Math.min(clientHeight - height - 4, pick.y - height / 2));
  return (
    <div className={styles.tip} style={{ left: Math.max(4, left), top, width }} aria-hidden="true">
      {pick.donut ? (
        <Many pick={pick} count={pick.donut.count} records={records} />
      ) : (
        first && <One incident={first} />
      )}
    </div>
  );
}

function One({ incident }: { incident: Incident }) {
  const words = useWords();
  const reading = useClockZone();
  const hours = hourWords(incident.time, words, { place: incident.place, reading });
  return (
    <>
      <h4>
        {placeLine(incident.place, words)} <span>{datedWhen(incident.time, words)}</span>
      </h4>
      {hours !== null && <p>{hours}</p>}
      <p>{describeKind(incident, words)}</p>
      <p>
        <Toll casualties={incident.casualties} />
      </p>
      {incident.place && <p>{describePrecision(incident.place, words)}</p>}
    </>
  );
}

function Many({ pick, count, records }: Props & { count: number }) {
  const words = useWords();
  const listed = pick.rows.slice(0, 3).flatMap((row) => records.get(row) ?? []);
  return (
    <>
      <h4>{words.say('map.here', { count })}</h4>
      {listed.map((incident) => (
        <p key={incident.id}>
          {datedWhen(incident.time, words)} · {describeKind(incident, words)}
        </p>
      ))}
      <p>{words.say(pick.donut?.samePlace ? 'map.part' : 'map.closer')}</p>
    </>
  );
}
