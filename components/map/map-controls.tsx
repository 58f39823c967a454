import { Maximize, Minus, Plus, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '#components/words/use-words.ts';
import styles from './map-controls.module.css';

type Props = {
  onZoom: (step: 1 | -1) => void;
  onFit: () => void;
  onTable: () => void;
  /** Further controls, below. */
  children?: ReactNode;
};

/** Zoom, fit to the results, and the table that equals the map. */
export function MapControls({ onZoom, onFit, onTable, children }: Props) {
  const { say } = useWords();
  return (
    <div
      className={styles.controls}
      role="toolbar"
      aria-label={say('map.controls')}
      aria-orientation="vertical"
    >
      <button
        type="button"
        aria-label={say('map.zoomIn')}
        title={say('map.zoomIn')}
        onClick={() => onZoom(1)}
      >
        <Plus size="1rem" />
      </button>
      <button
        type="button"
        aria-label={say('map.zoomOut')}
        title={say('map.zoomOut')}
        onClick={() => onZoom(-1)}
      >
        <Minus size="1rem" />
      </button>
      <button type="button" aria-label={say('map.fit')} title={say('map.fit')} onClick={onFit}>
        <Maximize size="0.9375rem" />
      </button>
      <button type="button" aria-label={say('map.table')} title={say('map.tableKey')} onClick={onTable}>
        <Table2 size="0.9375rem" />
      </button>
      {children}
    </div>
  );
}
