import { Maximize, Minus, Plus, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
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
  return (
    <div className={styles.controls} role="toolbar" aria-label="Map controls" aria-orientation="vertical">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => onZoom(1)}>
        <Plus size={16} />
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => onZoom(-1)}>
        <Minus size={16} />
      </button>
      <button type="button" aria-label="Fit results" title="Fit results" onClick={onFit}>
        <Maximize size={15} />
      </button>
      <button type="button" aria-label="Table view" title="Table view (T)" onClick={onTable}>
        <Table2 size={15} />
      </button>
      {children}
    </div>
  );
}
