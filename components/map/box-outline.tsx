'use client';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-map-gl/maplibre';
import { useWords } from '#components/words/use-words.ts';
import type { Box } from '#lib/view/facet-filters.ts';
import styles from './box-outline.module.css';

/** The box that filters, drawn where it lies while the map moves, with a handle that takes it away. */
export function BoxOutline({ box, onClear }: { box: Box; onClear: () => void }) {
  const { current: map } = useMap();
  const { say } = useWords();
  const frame = useRef<HTMLFieldSetElement>(null);
  const [west, south, east, north] = box;
  useEffect(() => {
    if (!map) return;
    const place = () => {
      const style = frame.current?.style;
      if (!style) return;
      const a = map.project([west, north]);
      // A box over the date line goes on eastwards.
      const b = map.project([east < west ? east + 360 : east, south]);
      style.translate = `${a.x}px ${a.y}px`;
      style.width = `${b.x - a.x}px`;
      style.height = `${b.y - a.y}px`;
    };
    place();
    map.on('move', place);
    map.on('resize', place);
    return () => {
      map.off('move', place);
      map.off('resize', place);
    };
  }, [map, west, south, east, north]);
  return (
    <fieldset ref={frame} className={styles.outline} aria-label={say('map.box')}>
      <button type="button" aria-label={say('map.clearBox')} title={say('map.clearBox')} onClick={onClear}>
        <X size="0.8125rem" aria-hidden="true" />
      </button>
    </fieldset>
  );
}
