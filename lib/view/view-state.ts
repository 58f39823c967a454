/**
 * What the screen shows, as one value. Pure: every change is an action, the URL is one of its projections.
 * VIEW_KEYS says of each key whether it lives in the URL and how a change of it is committed.
 */
import { ATTACK_TYPES, type AttackType, GRADES, GROUND_TYPES, type GradeLevel } from '#lib/schema.ts';
import { isDay } from '#lib/time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';

export type Camera = { lng: number; lat: number; zoom: number };
/** The words that the reader points at: one field of one mention of the open article. */
type Focus = { mention: string; field: EvidenceField };
export const THEMES = ['auto', 'light', 'dark'] as const;
export const TABS = ['incidents', 'articles'] as const;
export const MODES = ['map', 'table'] as const;
export const CLOCKS = ['happened', 'reported'] as const;
export const SORTS = ['newest', 'oldest', 'toll'] as const;

export type View = {
  /** Time window in days, inclusive; null is open. */
  from: string | null;
  to: string | null;
  /** Playhead: what begins after this day is not shown yet. */
  at: string | null;
  clock: (typeof CLOCKS)[number];
  /** null = every attack on the ground. */
  types: readonly AttackType[] | null;
  grades: readonly GradeLevel[] | null;
  text: string;
  incident: string | null;
  article: string | null;
  focus: Focus | null;
  camera: Camera | null;
  theme: (typeof THEMES)[number];
  tab: (typeof TABS)[number];
  mode: (typeof MODES)[number];
  sort: (typeof SORTS)[number];
  hovered: string | null;
  hotField: EvidenceField | null;
  playing: boolean;
};

type KeyRule = { scope: 'url'; param: string; commit: 'push' | 'replace' } | { scope: 'session' };

/** Push: a step that "back" undoes. Replace: a continuous change. Session: dies with the tab. */
export const VIEW_KEYS: Record<keyof View, KeyRule> = {
  from: { scope: 'url', param: 'from', commit: 'replace' },
  to: { scope: 'url', param: 'to', commit: 'replace' },
  at: { scope: 'url', param: 'at', commit: 'replace' },
  clock: { scope: 'url', param: 'clock', commit: 'push' },
  types: { scope: 'url', param: 'types', commit: 'push' },
  grades: { scope: 'url', param: 'grades', commit: 'push' },
  text: { scope: 'url', param: 'q', commit: 'replace' },
  incident: { scope: 'url', param: 'incident', commit: 'push' },
  article: { scope: 'url', param: 'article', commit: 'push' },
  focus: { scope: 'url', param: 'focus', commit: 'push' },
  camera: { scope: 'url', param: 'map', commit: 'replace' },
  theme: { scope: 'url', param: 'theme', commit: 'replace' },
  tab: { scope: 'url', param: 'tab', commit: 'push' },
  mode: { scope: 'url', param: 'mode', commit: 'push' },
  sort: { scope: 'url', param: 'sort', commit: 'push' },
  hovered: { scope: 'session' },
  hotField: { scope: 'session' },
  playing: { scope: 'session' },
};

export const INITIAL_VIEW: View = {
  from: null,
  to: null,
  at: null,
  clock: 'happened',
  types: null,
  grades: null,
  text: '',
  incident: null,
  article: null,
  focus: null,
  camera: null,
  theme: 'auto',
  tab: 'incidents',
  mode: 'map',
  sort: 'newest',
  hovered: null,
  hotField: null,
  playing: false,
};

/** A change of the time window, or of the playhead. */
export type TimeChange = { from: string | null; to: string | null } | { at: string | null };

export type FilterName = 'timeline' | 'types' | 'grades' | 'search';

export type ViewAction =
  | { type: 'select-incident'; id: string | null }
  | { type: 'open-article'; id: string | null; incident?: string | null }
  | { type: 'focus-evidence'; article: string; incident: string | null; focus: Focus }
  | { type: 'set-window'; from: string | null; to: string | null }
  | { type: 'set-playhead'; at: string | null }
  | { type: 'set-playing'; playing: boolean }
  | { type: 'set-clock'; clock: View['clock'] }
  | { type: 'toggle-type'; attackType: AttackType }
  | { type: 'set-grades'; grades: readonly GradeLevel[] | null }
  | { type: 'set-text'; text: string }
  | { type: 'set-camera'; camera: Camera }
  | { type: 'set-theme'; theme: View['theme'] }
  | { type: 'set-tab'; tab: View['tab'] }
  | { type: 'set-mode'; mode: View['mode'] }
  | { type: 'set-sort'; sort: View['sort'] }
  | { type: 'hover'; id: string | null }
  | { type: 'heat-field'; field: EvidenceField | null }
  | { type: 'clear-filter'; filter: FilterName | 'all' }
  | { type: 'restore'; view: View };

const MAX_TEXT_LENGTH = 200;

/** Types in their canonical order without repeats; null when they are exactly the ground types. */
export function canonicalTypes(types: Iterable<AttackType> | null): readonly AttackType[] | null {
  if (types === null) return null;
  const chosen = new Set(types);
  const ordered = ATTACK_TYPES.filter((type) => chosen.has(type));
  const isDefault = ordered.length === GROUND_TYPES.length && GROUND_TYPES.every((type) => chosen.has(type));
  return isDefault ? null : ordered;
}

/** Grades in their canonical order; null when none or all are chosen. */
export function canonicalGrades(grades: Iterable<GradeLevel> | null): readonly GradeLevel[] | null {
  if (grades === null) return null;
  const chosen = new Set(grades);
  const ordered = GRADES.filter((grade) => chosen.has(grade));
  return ordered.length === 0 || ordered.length === GRADES.length ? null : ordered;
}

/** A camera that survives the URL: five decimals of a degree (1 m), two of a zoom step. */
export function canonicalCamera(camera: Camera): Camera {
  const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0;
  const lng = ((((camera.lng + 180) % 360) + 360) % 360) - 180;
  return {
    lng: round(lng, 5),
    lat: round(Math.min(85, Math.max(-85, camera.lat)), 5),
    zoom: round(Math.min(22, Math.max(0, camera.zoom)), 2),
  };
}

/** A query as it is kept: well-formed text of at most 200 code units. */
export function canonicalText(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
}

/** A window in order; days that do not exist become open ends. */
export function canonicalWindow(
  from: string | null,
  to: string | null,
): { from: string | null; to: string | null } {
  const start = from !== null && isDay(from) ? from : null;
  const end = to !== null && isDay(to) ? to : null;
  return start !== null && end !== null && end < start ? { from: end, to: start } : { from: start, to: end };
}

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
  };
}

/** The next view. Unknown ids are kept: the data that they name may still be on its way. */
export function reduceView(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'select-incident':
      return { ...view, incident: action.id, article: null, focus: null, hotField: null };
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
    case 'toggle-type':
      return { ...view, types: toggleType(view.types, action.attackType) };
    case 'set-grades':
      return { ...view, grades: canonicalGrades(action.grades) };
    case 'set-text':
      return { ...view, text: canonicalText(action.text) };
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
