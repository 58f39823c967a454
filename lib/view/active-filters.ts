/** The filters in force as words, in the order in which they are shown. */
import { facetLabel } from '#lib/view/attack-labels.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { Facet } from '#lib/view/facet-filters.ts';
import type { FilterName, View } from '#lib/view/view-state.ts';
import type { Words } from '#lib/view/words.ts';

export type ActiveFilter = { name: FilterName; label: string };

/** More names than this are counted, not listed. */
const MOST_NAMES = 2;

function windowLabel(view: View, { say, language }: Words): string | null {
  const to = view.at ?? view.to;
  if (view.from === null && to === null) return null;
  const first = view.from === null ? null : formatShortDay(view.from, language);
  const last = to === null ? null : formatShortDay(to, language);
  if (first !== null && last !== null) return first === last ? first : `${first} – ${last}`;
  return first !== null ? say('filters.from', { day: first }) : say('filters.until', { day: last ?? '' });
}

function typesLabel({ types }: View, { say }: Words): string | null {
  if (types === null) return null;
  const [only] = types;
  if (only === undefined) return say('filters.noType');
  return types.length === 1 ? say(`codes.type.${only}`) : say('filters.types', { count: types.length });
}

function listNames(words: Words, kind: Facet, names: readonly string[]): string {
  if (names.length > MOST_NAMES) return words.say(`filters.${kind}`, { count: names.length });
  return names.map((name) => facetLabel(words, kind, name)).join(', ');
}

const LABELS: Record<FilterName, (view: View, words: Words) => string | null> = {
  types: typesLabel,
  grades: ({ grades }, { say }) =>
    grades && say('filters.grade', { names: grades.map((grade) => say(`codes.grade.${grade}`)).join(', ') }),
  weapons: ({ weapons }, words) => weapons && listNames(words, 'weapons', weapons),
  targets: ({ targets }, words) =>
    targets && words.say('filters.hit', { names: listNames(words, 'targets', targets) }),
  actors: ({ actors }, words) =>
    actors && words.say('filters.by', { names: listNames(words, 'actors', actors) }),
  regions: ({ regions }, words) => regions && listNames(words, 'regions', regions),
  precisions: ({ precisions }, { say }) =>
    precisions &&
    say('filters.place', {
      names: precisions
        .map((precision) => say(`codes.precision.${precision}`).toLocaleLowerCase())
        .join(', '),
    }),
  killed: ({ killed }, { say }) => (killed === null ? null : say('filters.killed', { count: killed })),
  disputed: ({ disputed }, { say }) => (disputed ? say('filters.disputed') : null),
  box: ({ box }, { say }) => (box === null ? null : say('filters.box')),
  timeline: windowLabel,
  knownAt: ({ knownAt }, { say, language }) =>
    knownAt && say('filters.knownAt', { day: formatShortDay(knownAt, language) }),
  search: ({ text }, { say }) => (text.trim() === '' ? null : say('filters.text', { text: text.trim() })),
};

/** Every filter that a view has set; each can be taken away by its name. */
export function activeFilters(view: View, words: Words): ActiveFilter[] {
  const names = Object.keys(LABELS) as FilterName[];
  return names.flatMap((name) => {
    const label = LABELS[name](view, words);
    return label === null ? [] : { name, label };
  });
}
