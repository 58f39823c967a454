'use client';
import { X } from 'lucide-react';
import type { Dispatch } from 'react';
import { FilterMenu } from '#components/panel/filter-menu.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { countTypes } from '#lib/query/select-incidents.ts';
import {
  ATTACK_TYPES,
  type AttackType,
  GRADES,
  GROUND_TYPES,
  type GradeLevel,
  type Incident,
} from '#lib/schema.ts';
import { GRADE_LABELS, TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { FilterName, View, ViewAction } from '#lib/view/view-state.ts';
import styles from './filter-bar.module.css';

type Props = { view: View; dispatch: Dispatch<ViewAction>; incidents: readonly Incident[] };

function windowLabel(view: View): string {
  const to = view.at ?? view.to;
  if (view.from !== null && to !== null) return `${formatShortDay(view.from)} – ${formatShortDay(to)}`;
  return view.from !== null ? `From ${formatShortDay(view.from)}` : `Until ${formatShortDay(to ?? '')}`;
}

function typesLabel(types: readonly AttackType[]): string {
  const [only] = types;
  if (only === undefined) return 'No type';
  return types.length === 1 ? TYPE_LABELS[only] : `${types.length} types`;
}

/** The filters that are in force, as words; each can be taken away. */
export function activeFilters(view: View): { name: FilterName; label: string }[] {
  const filters: { name: FilterName; label: string }[] = [];
  if (view.types !== null) filters.push({ name: 'types', label: typesLabel(view.types) });
  if (view.grades !== null) {
    filters.push({
      name: 'grades',
      label: `Grade: ${view.grades.map((grade) => GRADE_LABELS[grade]).join(', ')}`,
    });
  }
  if (view.from !== null || view.to !== null || view.at !== null) {
    filters.push({ name: 'timeline', label: windowLabel(view) });
  }
  if (view.text.trim() !== '') filters.push({ name: 'search', label: `“${view.text.trim()}”` });
  return filters;
}

function TypeMenu({ view, dispatch, incidents }: Props) {
  const counts = countTypes(incidents);
  const chosen = new Set<AttackType>(view.types ?? GROUND_TYPES);
  const options = ATTACK_TYPES.map((type) => ({
    value: type,
    label: TYPE_LABELS[type],
    icon: <TypeSymbol type={type} />,
    count: counts.get(type) ?? 0,
    checked: chosen.has(type),
  }));
  return (
    <FilterMenu
      label="Type"
      active={view.types !== null}
      options={options}
      onToggle={(value) => {
        const attackType = ATTACK_TYPES.find((type) => type === value);
        if (attackType) dispatch({ type: 'toggle-type', attackType });
      }}
      onClear={() => dispatch({ type: 'clear-filter', filter: 'types' })}
    />
  );
}

function GradeMenu({ view, dispatch, incidents }: Props) {
  const options = GRADES.map((grade) => ({
    value: grade,
    label: GRADE_LABELS[grade],
    count: incidents.filter((incident) => incident.grade.level === grade).length,
    checked: view.grades?.includes(grade) ?? false,
  }));
  function toggle(value: string) {
    const grade = GRADES.find((level) => level === value);
    if (!grade) return;
    const chosen = new Set<GradeLevel>(view.grades ?? []);
    if (!chosen.delete(grade)) chosen.add(grade);
    dispatch({ type: 'set-grades', grades: [...chosen] });
  }
  return (
    <FilterMenu
      label="Grade"
      active={view.grades !== null}
      options={options}
      onToggle={toggle}
      onClear={() => dispatch({ type: 'clear-filter', filter: 'grades' })}
    />
  );
}

/** Menus for type and grade, and a chip for every filter in force. */
export function FilterBar(props: Props) {
  const { view, dispatch } = props;
  return (
    <div className={styles.bar}>
      <TypeMenu {...props} />
      <GradeMenu {...props} />
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
