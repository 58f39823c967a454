'use client';
import { X } from 'lucide-react';
import { type Dispatch, memo, useCallback, useEffect, useRef } from 'react';
import { FacetMenu, TollMenu } from '#components/panel/facet-menus.tsx';
import { FilterChip } from '#components/panel/filter-chip.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { ATTACK_TYPES, type AttackType, GRADES, GROUND_TYPES, type GradeLevel } from '#lib/codes.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import { GRADE_LABELS, TYPE_LABELS } from '#lib/view/attack-labels.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import styles from './filter-bar.module.css';

/** How many attacks each choice stands for, by position in ATTACK_TYPES and in GRADES. */
export type MenuCounts = { types: Int32Array; grades: Int32Array };
type Props = { view: View; dispatch: Dispatch<ViewAction>; counts: MenuCounts };

type MenuProps<K extends 'types' | 'grades'> = Pick<View, K> & {
  counts: MenuCounts[K];
  dispatch: Dispatch<ViewAction>;
};

// Menus are memoised: time that runs changes the view, but none of what they show.
const TypeMenu = memo(function TypeMenu({ types, dispatch, counts }: MenuProps<'types'>) {
  const chosen = new Set<AttackType>(types ?? GROUND_TYPES);
  const options = ATTACK_TYPES.map((type, index) => ({
    value: type,
    label: TYPE_LABELS[type],
    icon: <TypeSymbol type={type} />,
    count: counts[index] ?? 0,
    checked: chosen.has(type),
  }));
  return (
    <FilterChip
      label="Type"
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
  const options = GRADES.map((grade, index) => ({
    value: grade,
    label: GRADE_LABELS[grade],
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
      label="Grade"
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
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const viewNow = useCallback(() => latest.current, []);
  const asking = { viewNow, dispatch };
  return (
    <div className={styles.bar}>
      <TypeMenu types={view.types} dispatch={dispatch} counts={counts.types} />
      <TollMenu killed={view.killed} dispatch={dispatch} />
      <GradeMenu grades={view.grades} dispatch={dispatch} counts={counts.grades} />
      <FacetMenu label="Region" facet="regions" field="admin1" chosen={view.regions} {...asking} />
      <FacetMenu label="Weapon" facet="weapons" field="weapon" chosen={view.weapons} {...asking} />
      {activeFilters(view).map((filter) => (
        <button
          key={filter.name}
          type="button"
          className={styles.active}
          aria-label={`Clear filter ${filter.label}`}
          onClick={() => dispatch({ type: 'clear-filter', filter: filter.name })}
        >
          <span>{filter.label}</span>
          <X size={12} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
