/** The filters in force as words, in the order in which they are shown. */
import type { AttackType } from '#lib/schema.ts';
import { GRADE_LABELS, PRECISION_LABELS, spellCode, TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { FilterName, View } from '#lib/view/view-state.ts';

export type ActiveFilter = { name: FilterName; label: string };

/** More names than this are counted, not listed. */
const MOST_NAMES = 2;

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

function namesLabel(noun: string, names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.length} ${noun}s` : names.map(capitalise).join(', ');
}

function capitalise(name: string): string {
  const words = spellCode(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const LABELS: Record<FilterName, (view: View) => string | null> = {
  types: ({ types }) => (types === null ? null : typesLabel(types)),
  grades: ({ grades }) =>
    grades === null ? null : `Grade: ${grades.map((grade) => GRADE_LABELS[grade]).join(', ')}`,
  weapons: ({ weapons }) => (weapons === null ? null : namesLabel('weapon', weapons)),
  targets: ({ targets }) => (targets === null ? null : `Hit: ${namesLabel('target', targets)}`),
  actors: ({ actors }) => (actors === null ? null : `By ${namesLabel('actor', actors)}`),
  regions: ({ regions }) => (regions === null ? null : namesLabel('region', regions)),
  precisions: ({ precisions }) =>
    precisions === null
      ? null
      : `Place: ${precisions.map((precision) => PRECISION_LABELS[precision].toLowerCase()).join(', ')}`,
  killed: ({ killed }) => (killed === null ? null : `${killed} or more killed`),
  box: ({ box }) => (box === null ? null : 'Box on the map'),
  timeline: (view) => (view.from === null && view.to === null && view.at === null ? null : windowLabel(view)),
  knownAt: ({ knownAt }) => (knownAt === null ? null : `As known on ${formatShortDay(knownAt)}`),
  search: ({ text }) => (text.trim() === '' ? null : `“${text.trim()}”`),
};

/** Every filter that a view has set; each can be taken away by its name. */
export function activeFilters(view: View): ActiveFilter[] {
  const names = Object.keys(LABELS) as FilterName[];
  return names.flatMap((name) => {
    const label = LABELS[name](view);
    return label === null ? [] : { name, label };
  });
}
