import { useWords } from '#components/words/use-words.ts';
import type { MapGround } from '#lib/view/map-style/map-ground.ts';
import styles from './attribution.module.css';

const OWN_CREDITS = 'Natural Earth · GSHHG · GeoNames (CC BY 4.0)';

/** Whose data the map is made of. */
export function Attribution({ basemap }: { basemap: MapGround }) {
  const { say } = useWords();
  const credits = basemap.kind === 'own' ? OWN_CREDITS : basemap.attribution;
  return (
    <p className={styles.attribution}>
      <a href="/about#data">{credits === null ? say('map.places') : credits}</a>
    </p>
  );
}
