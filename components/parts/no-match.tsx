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
  // Where only one is set it is the one, however many there would be without it.
  const source = tight?.source ?? (filters.length === 1 ? filters[0]?.name : undefined);
  const label = filters.find(({ name }) => name === source)?.label;
  const filter = source ? say(`filters.noun.${source}`) : '';
  return (
    <EmptyNotice title={say('filters.noMatch')}>
      {source && (
        <p>
          {tight ? say('filters.without', { count: tight.count, filter }) : say('filters.alone', { filter })}
          {label ? <b> {label}</b> : null}.
        </p>
      )}
      {!source && <p>{say('filters.several')}</p>}
      <p className={styles.actions}>
        {source && (
          <button type="button" className={styles.main} onClick={() => onClear(source)}>
            {say('filters.drop', { filter })}
          </button>
        )}
        {!(source && filters.length === 1) && (
          <button type="button" onClick={() => onClear('all')}>
            {say('filters.clearAll')}
          </button>
        )}
      </p>
    </EmptyNotice>
  );
}
