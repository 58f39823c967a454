/** How the view changes: one pure function from a view and an action to the next view. */
import { type AttackType, GROUND_TYPES } from '#lib/codes.ts';
import { isDay } from '#lib/time.ts';
import {
  canonicalBox,
  canonicalKilled,
  canonicalPrecisions,
  canonicalValues,
  toggleValue,
} from '#lib/view/facet-filters.ts';
import {
  canonicalCamera,
  canonicalGrades,
  canonicalText,
  canonicalTypes,
  canonicalWindow,
  type FilterName,
  type View,
  type ViewAction,
} from '#lib/view/view-state.ts';

function toggleType(types: readonly AttackType[] | null, type: AttackType): readonly AttackType[] | null {
  const chosen = new Set<AttackType>(types ?? GROUND_TYPES);
  if (!chosen.delete(type)) chosen.add(type);
  return canonicalTypes(chosen);
}

function clearFilter(view: View, filter: FilterName | 'all'): View {
  const all = filter === 'all';
  return {
    ...view,
    ...(all || filter === 'timeline' ? { from: null, to: null, at: null, playing: false } : {}),
    ...(all || filter === 'types' ? { types: null } : {}),
    ...(all || filter === 'grades' ? { grades: null } : {}),
    ...(all || filter === 'search' ? { text: '' } : {}),
    ...(all || filter === 'disputed' ? { disputed: false } : {}),
    ...(all ? NO_FACETS : filter in NO_FACETS ? { [filter]: null } : {}),
  };
}

/** Filters that are off when they are null, by the name under which they are cleared. */
const NO_FACETS = {
  weapons: null,
  targets: null,
  actors: null,
  regions: null,
  precisions: null,
  killed: null,
  box: null,
  knownAt: null,
} satisfies Partial<View>;

type FilterAction = Extract<
  ViewAction,
  {
    type:
      | 'set-facet'
      | 'toggle-facet'
      | 'set-precisions'
      | 'set-killed'
      | 'set-disputed'
      | 'set-box'
      | 'set-known-at';
  }
>;

function reduceFilter(view: View, action: FilterAction): View {
  switch (action.type) {
    case 'set-facet':
      return { ...view, [action.facet]: canonicalValues(action.values) };
    case 'toggle-facet':
      return { ...view, [action.facet]: toggleValue(view[action.facet], action.value) };
    case 'set-precisions':
      return { ...view, precisions: canonicalPrecisions(action.precisions) };
    case 'set-killed':
      return { ...view, killed: canonicalKilled(action.killed) };
    case 'set-disputed':
      return { ...view, disputed: action.disputed };
    case 'set-box':
      return { ...view, box: canonicalBox(action.box) };
    case 'set-known-at':
      return { ...view, knownAt: action.day !== null && isDay(action.day) ? action.day : null };
  }
}

/** The next view. Unknown ids are kept: the data that they name may still be on its way. */
export function reduceView(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'select-incident':
      return { ...view, incident: action.id, article: null, focus: null, hotField: null };
    case 'open-brief':
      return { ...view, brief: action.id };
    case 'open-article': {
      const incident = action.incident === undefined ? view.incident : action.incident;
      return { ...view, article: action.id, incident, focus: null, hotField: null };
    }
    case 'focus-evidence':
      return { ...view, article: action.article, incident: action.incident, focus: action.focus };
    case 'set-window':
      return { ...view, ...canonicalWindow(action.from, action.to), at: null };
    case 'set-playhead':
      return { ...view, at: action.at !== null && isDay(action.at) ? action.at : null };
    case 'set-playing':
      return { ...view, playing: action.playing };
    case 'set-clock':
      return { ...view, clock: action.clock };
    case 'set-zone':
      return { ...view, zone: action.zone };
    case 'toggle-type':
      return { ...view, types: toggleType(view.types, action.attackType) };
    case 'set-types':
      return { ...view, types: canonicalTypes(action.types) };
    case 'set-grades':
      return { ...view, grades: canonicalGrades(action.grades) };
    case 'set-text':
      return { ...view, text: canonicalText(action.text) };
    case 'set-facet':
    case 'toggle-facet':
    case 'set-precisions':
    case 'set-killed':
    case 'set-disputed':
    case 'set-box':
    case 'set-known-at':
      return reduceFilter(view, action);
    case 'set-time-mode':
      // A window slides as a whole: it has no playhead.
      return { ...view, timeMode: action.timeMode, at: action.timeMode === 'window' ? null : view.at };
    case 'set-speed':
      return { ...view, speed: action.speed };
    case 'set-loop':
      return { ...view, loop: action.loop };
    case 'set-labels':
      return { ...view, labels: action.labels };
    case 'set-camera':
      return { ...view, camera: canonicalCamera(action.camera) };
    case 'set-theme':
      return { ...view, theme: action.theme };
    case 'set-tab':
      return { ...view, tab: action.tab };
    case 'set-mode':
      return { ...view, mode: action.mode };
    case 'set-sort':
      return { ...view, sort: action.sort };
    case 'hover':
      return view.hovered === action.id ? view : { ...view, hovered: action.id };
    case 'heat-field':
      return view.hotField === action.field ? view : { ...view, hotField: action.field };
    case 'clear-filter':
      return clearFilter(view, action.filter);
    case 'restore':
      return { ...action.view, hovered: null, hotField: null, playing: false };
  }
}
