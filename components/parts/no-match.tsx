import { EmptyNotice } from '#components/parts/notice.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { FilterName } from '#lib/view/view-state.ts';
import styles from './no-match.module.css';

type Props = {
  filters: readonly { name: FilterName; label: string }[];
  tight: { source: FilterName; count: number } | null;
  onClear: (filter: FilterName | 'all') => void;
};

/** Nothing matches: which filter is the tight one, and a click to drop it. */
export function NoMatch({ filters, tight, onClear }: Props) {
  const { say } = useWords();
  const label = filters.find((filter) => filter.name === tight?.source)?.label;
  const filter = tight ? say(`filters.noun.${tight.source}`) : '';
  return (
    <EmptyNotice title={say('filters.noMatch')}>
      {tight && (
        <p>
          {say('filters.without', { count: tight.count, filter })}
          {label ? <b> {label}</b> : null}.
        </p>
      )}
      {!tight && <p>{say('filters.several')}</p>}
      <p className={styles.actions}>
        {tight && (
          <button type="button" className={styles.main} onClick={() => onClear(tight.source)}>
            {say('filters.drop', { filter })}
          </button>
        )}
        <button type="button" onClick={() => onClear('all')}>
          {say('filters.clearAll')}
        </button>
      </p>
    </EmptyNotice>
  );
}
