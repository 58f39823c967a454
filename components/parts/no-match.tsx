import { EmptyNotice } from '#components/parts/notice.tsx';
import type { FilterName } from '#lib/view/view-state.ts';
import styles from './no-match.module.css';

type Props = {
  filters: readonly { name: FilterName; label: string }[];
  tight: { source: FilterName; count: number } | null;
  onClear: (filter: FilterName | 'all') => void;
};

const FILTER_NOUNS: Record<FilterName, string> = {
  timeline: 'time window',
  types: 'type filter',
  grades: 'grade filter',
  search: 'search',
  weapons: 'weapon filter',
  targets: 'target filter',
  actors: 'actor filter',
  regions: 'region filter',
  precisions: 'precision filter',
  killed: 'toll filter',
  box: 'box on the map',
  knownAt: 'day of knowledge',
};

/** Nothing matches: which filter is the tight one, and a click to drop it. */
export function NoMatch({ filters, tight, onClear }: Props) {
  const label = filters.find((filter) => filter.name === tight?.source)?.label;
  return (
    <EmptyNotice title="No attacks match">
      {tight && (
        <p>
          There {tight.count === 1 ? 'is 1' : `are ${tight.count}`} without the {FILTER_NOUNS[tight.source]}
          {label ? <b> {label}</b> : null}.
        </p>
      )}
      {!tight && <p>No single filter hides them: it takes several.</p>}
      <p className={styles.actions}>
        {tight && (
          <button type="button" className={styles.main} onClick={() => onClear(tight.source)}>
            Drop the {FILTER_NOUNS[tight.source]}
          </button>
        )}
        <button type="button" onClick={() => onClear('all')}>
          Clear all
        </button>
      </p>
    </EmptyNotice>
  );
}
