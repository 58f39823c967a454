'use client';
import { useEffect, useState } from 'react';
import { useMap } from 'react-map-gl/maplibre';
import { useWords } from '#components/words/use-words.ts';
import { pxForKm } from '#lib/view/precision-disc.ts';
import styles from './scale-bar.module.css';

const STEPS_KM = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const WANTED_PX = 90;

/** A length in round kilometres at the middle of the map. */
export function ScaleBar() {
  const { current: map } = useMap();
  const { say, language } = useWords();
  const [bar, setBar] = useState<{ km: number; px: number } | null>(null);
  useEffect(() => {
    if (!map) return;
    const measure = () => {
      const pxPerKm = pxForKm(1, map.getCenter().lat, map.getZoom());
      const km = STEPS_KM.findLast((step) => step * pxPerKm <= WANTED_PX) ?? 0.1;
      setBar({ km, px: Math.round(km * pxPerKm) });
    };
    measure();
    map.on('move', measure);
    return () => {
      map.off('move', measure);
    };
  }, [map]);
  if (!bar) return null;
  return (
    <p className={styles.scale}>
      <i style={{ width: bar.px }} />
      {bar.km < 1
        ? say('map.metres', { count: bar.km * 1000 })
        : say('map.kilometres', { count: bar.km.toLocaleString(language) })}
    </p>
  );
}
