'use client';
import { X } from 'lucide-react';
import { type Dispatch, memo, useCallback, useEffect, useRef } from 'react';
import { FacetMenu, TollMenu } from '#components/panel/facet-menus.tsx';
import { FilterChip } from '#components/panel/filter-chip.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES, type AttackType, GRADES, GROUND_TYPES, type GradeLevel } from '#lib/codes.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import type { Facet } from '#lib/view/facet-filters.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import styles from './filter-bar.module.css';

/** In the order in which their menus stand: where, what was hit, with what, by whom. */
const FACETS: readonly Facet[] = ['regions', 'targets', 'weapons', 'actors'];

/** How many attacks each choice stands for, by position in ATTACK_TYPES and in GRADES. */
export type MenuCounts = { types: Int32Array; grades: Int32Array };
type Props = { view: View; dispatch: Dispatch<ViewAction>; counts: MenuCounts };

type MenuProps<K extends 'types' | 'grades'> = Pick<View, K> & {
  counts: MenuCounts[K];
  dispatch: Dispatch<ViewAction>;
};

// Menus are memoised: time that runs changes the view, but none of what they show.
const TypeMenu = memo(function TypeMenu({ types, dispatch, counts }: MenuProps<'types'>) {
  const { say } = useWords();
  const chosen = new Set<AttackType>(types ?? GROUND_TYPES);
  const options = ATTACK_TYPES.map((type, index) => ({
    value: type,
    label: say(`codes.type.${type}`),
    icon: <TypeSymbol type={type} />,
    count: counts[index] ?? 0,
    checked: chosen.has(type),
  }));
  return (
    <FilterChip
      label={say('filters.label.type')}
      active={types !== null}
      options={options}
      onToggle={(value) => {
        const attackType = ATTACK_TYPES.find((type) => type === value);
        if (attackType) dispatch({ type: 'toggle-type', attackType });
      }}
      onClear={() => dispatch({ type: 'clear-filter', filter: 'types' })}
    />
  );
});

const GradeMenu = memo(function GradeMenu({ grades, dispatch, counts }: MenuProps<'grades'>) {
  const { say } = useWords();
  const options = GRADES.map((grade, index) => ({
    value: grade,
    label: say(`codes.grade.${grade}`),
    count: counts[index] ?? 0,
    checked: grades?.includes(grade) ?? false,
  }));
  function toggle(value: string) {
    const grade = GRADES.find((level) => level === value);
    if (!grade) return;
    const chosen = new Set<GradeLevel>(grades ?? []);
    if (!chosen.delete(grade)) chosen.add(grade);
    dispatch({ type: 'set-grades', grades: [...chosen] });
  }
  return (
    <FilterChip
      label={say('filters.label.grade')}
      active={grades !== null}
      options={options}
      onToggle={toggle}
      onClear={() => dispatch({ type: 'clear-filter', filter: 'grades' })}
    />
  );
});

/** Menus for what attacks are filtered by, and a chip for every filter in force. */
export function FilterBar(props: Props) {
  const { view, dispatch, counts } = props;
  const words = useWords();
  const { say } = words;
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const viewNow = useCallback(() => latest.current, []);
  const filters = activeFilters(view, words);
  return (
    <div className={styles.bar}>
      <TypeMenu types={view.types} dispatch={dispatch} counts={counts.types} />
      {FACETS.map((facet) => (
        <FacetMenu
          key={facet}
          label={say(`filters.label.${facet}`)}
          facet={facet}
          chosen={view[facet]}
          viewNow={viewNow}
          dispatch={dispatch}
        />
      ))}
      <TollMenu killed={view.killed} disputed={view.disputed} dispatch={dispatch} />
      <GradeMenu grades={view.grades} dispatch={dispatch} counts={counts.grades} />
      {filters.map((filter) => (
        <button
          key={filter.name}
          type="button"
          className={styles.active}
          aria-label={say('filters.clear', { label: filter.label })}
          onClick={() => dispatch({ type: 'clear-filter', filter: filter.name })}
        >
          <span>{filter.label}</span>
          <X size="0.75rem" aria-hidden="true" />
        </button>
      ))}
      {filters.length > 1 && (
        <button
          type="button"
          className={styles.all}
          onClick={() => dispatch({ type: 'clear-filter', filter: 'all' })}
        >
          {say('filters.clearAll')}
        </button>
      )}
    </div>
  );
}
