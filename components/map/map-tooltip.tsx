import { useMap } from 'react-map-gl/maplibre';
import type { Pick } from '#components/map/marks-overlay.tsx';
import { Toll } from '#components/parts/toll.tsx';
import type { Incident } from '#lib/schema.ts';
import { describeKind, describePrecision, placeLine } from '#lib/view/describe-incident.ts';
import { datedWhen } from '#lib/view/describe-time.ts';
import styles from './map-tooltip.module.css';

const WIDTH_PX = 224;
const HEIGHT_PX = 96;

/** What a mark stands for, beside it and never over it. */
export function MapTooltip({ pick, incidents }: { pick: Pick; incidents: readonly Incident[] }) {
  const { current: map } = useMap();
  const [first] = incidents;
  if (!map || !first) return null;
  const { clientWidth, clientHeight } = map.getContainer();
  const gap = pick.reachPx * 1.25 + 10;
  const isLeft = pick.x + gap + WIDTH_PX > clientWidth;
  const left = isLeft ? pick.x - gap - WIDTH_PX : pick.x + gap;
  const top = Math.max(4, Math.min(clientHeight - HEIGHT_PX - 4, pick.y - HEIGHT_PX / 2));
  return (
    <div className={styles.tip} style={{ left: Math.max(4, left), top, width: WIDTH_PX }} aria-hidden="true">
      {incidents.length === 1 ? (
        <One incident={first} />
      ) : (
        <Many incidents={incidents} samePlace={pick.samePlace} />
      )}
    </div>
  );
}

function One({ incident }: { incident: Incident }) {
  return (
    <>
      <h4>
        {placeLine(incident.place)} <span>{datedWhen(incident.time)}</span>
      </h4>
      <p>{describeKind(incident)}</p>
      <p>
        <Toll casualties={incident.casualties} />
      </p>
      {incident.place && <p>{describePrecision(incident.place)}</p>}
    </>
  );
}

function Many({ incidents, samePlace }: { incidents: readonly Incident[]; samePlace: boolean }) {
  return (
    <>
      <h4>{incidents.length} attacks here</h4>
      {incidents.slice(0, 3).map((incident) => (
        <p key={incident.id}>
          {datedWhen(incident.time)} · {describeKind(incident)}
        </p>
      ))}
      <p>{samePlace ? 'Click to part them' : 'Click to look closer'}</p>
    </>
  );
}
