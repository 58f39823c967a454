/**
 * What the screen shows, as one value. Pure: every change is an action, the URL is one of its projections.
 * VIEW_KEYS says of each key whether it lives in the URL and how a change of it is committed.
 */
import {
  ATTACK_TYPES,
  type AttackType,
  GRADES,
  GROUND_TYPES,
  type GradeLevel,
  type PlacePrecision,
} from '#lib/codes.ts';
import { isDay } from '#lib/time.ts';
import type { ZoneName } from '#lib/view/clock-in-zone.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import type { Box, Facet } from '#lib/view/facet-filters.ts';

export type Camera = { lng: number; lat: number; zoom: number };
/** The words that the reader points at: one field of one mention of the open article. */
type Focus = { mention: string; field: EvidenceField };
export const THEMES = ['auto', 'light', 'dark'] as const;
export const TABS = ['incidents', 'articles', 'insights'] as const;
export const MODES = ['map', 'table'] as const;
export const CLOCKS = ['happened', 'reported'] as const;
export const SORTS = ['newest', 'oldest', 'toll'] as const;
/** What the running playhead shows: a window that slides, everything up to it, or the last while, fading. */
export const TIME_MODES = ['window', 'cumulative', 'trail'] as const;
/** How much time passes in a second of playing; "auto" runs the window in about a quarter of a minute. */
export const SPEEDS = ['auto', 'day', 'week', 'month', 'quarter', 'year'] as const;
/** In which language the map's names are: the page's own, one for all, or as spoken there. */
export const LABELS = ['page', 'en', 'uk', 'ru', 'local'] as const;

export type View = {
  /** Time window in days, inclusive; null is open. */
  from: string | null;
  to: string | null;
  /** Playhead: what begins after this day is not shown yet. */
  at: string | null;
  clock: (typeof CLOCKS)[number];
  /** In which time zone hours are read; days stay those of the place. */
  zone: ZoneName;
  /** null = every attack on the ground. */
  types: readonly AttackType[] | null;
  grades: readonly GradeLevel[] | null;
  text: string;
  /** Codes of weapons and targets, names of actors, names or codes of regions and countries; null = all. */
  weapons: readonly string[] | null;
  targets: readonly string[] | null;
  actors: readonly string[] | null;
  regions: readonly string[] | null;
  precisions: readonly PlacePrecision[] | null;
  /** Least number of killed that is stated. */
  killed: number | null;
  /** Only attacks of whose tolls the figures that stand disagree. */
  disputed: boolean;
  box: Box | null;
  /** Only what was reported by this day; null = everything known. */
  knownAt: string | null;
  incident: string | null;
  article: string | null;
  focus: Focus | null;
  /** The brief whose scenes stand under the explorer. */
  brief: string | null;
  camera: Camera | null;
  theme: (typeof THEMES)[number];
  tab: (typeof TABS)[number];
  mode: (typeof MODES)[number];
  sort: (typeof SORTS)[number];
  timeMode: (typeof TIME_MODES)[number];
  speed: (typeof SPEEDS)[number];
  loop: boolean;
  labels: (typeof LABELS)[number];
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
  zone: { scope: 'url', param: 'zone', commit: 'replace' },
  types: { scope: 'url', param: 'types', commit: 'push' },
  grades: { scope: 'url', param: 'grades', commit: 'push' },
  text: { scope: 'url', param: 'q', commit: 'replace' },
  weapons: { scope: 'url', param: 'weapon', commit: 'push' },
  targets: { scope: 'url', param: 'target', commit: 'push' },
  actors: { scope: 'url', param: 'actor', commit: 'push' },
  regions: { scope: 'url', param: 'region', commit: 'push' },
  precisions: { scope: 'url', param: 'precision', commit: 'push' },
  killed: { scope: 'url', param: 'killed', commit: 'push' },
  disputed: { scope: 'url', param: 'disputed', commit: 'push' },
  box: { scope: 'url', param: 'bbox', commit: 'push' },
  knownAt: { scope: 'url', param: 'known', commit: 'push' },
  incident: { scope: 'url', param: 'incident', commit: 'push' },
  article: { scope: 'url', param: 'article', commit: 'push' },
  focus: { scope: 'url', param: 'focus', commit: 'push' },
  brief: { scope: 'url', param: 'brief', commit: 'push' },
  camera: { scope: 'url', param: 'map', commit: 'replace' },
  theme: { scope: 'url', param: 'theme', commit: 'replace' },
  tab: { scope: 'url', param: 'tab', commit: 'push' },
  mode: { scope: 'url', param: 'mode', commit: 'push' },
  sort: { scope: 'url', param: 'sort', commit: 'push' },
  timeMode: { scope: 'url', param: 'time', commit: 'replace' },
  speed: { scope: 'url', param: 'speed', commit: 'replace' },
  loop: { scope: 'url', param: 'loop', commit: 'replace' },
  labels: { scope: 'url', param: 'labels', commit: 'replace' },
  hovered: { scope: 'session' },
  hotField: { scope: 'session' },
  playing: { scope: 'session' },
};

export const INITIAL_VIEW: View = {
  from: null,
  to: null,
  at: null,
  clock: 'happened',
  zone: 'place',
  types: null,
  grades: null,
  text: '',
  weapons: null,
  targets: null,
  actors: null,
  regions: null,
  precisions: null,
  killed: null,
  disputed: false,
  box: null,
  knownAt: null,
  incident: null,
  article: null,
  focus: null,
  brief: null,
  camera: null,
  theme: 'auto',
  tab: 'incidents',
  mode: 'map',
  sort: 'newest',
  timeMode: 'cumulative',
  speed: 'auto',
  loop: false,
  labels: 'page',
  hovered: null,
  hotField: null,
  playing: false,
};

/** A change of the time window, or of the playhead. */
export type TimeChange = { from: string | null; to: string | null } | { at: string | null };

/** Every filter that can be taken away; "search" is the text, "timeline" the window with its playhead. */
export type FilterName =
  | 'timeline'
  | 'types'
  | 'grades'
  | 'search'
  | Facet
  | 'precisions'
  | 'killed'
  | 'disputed'
  | 'box'
  | 'knownAt';

export type ViewAction =
  | { type: 'select-incident'; id: string | null }
  | { type: 'open-article'; id: string | null; incident?: string | null }
  | { type: 'open-brief'; id: string | null }
  | { type: 'focus-evidence'; article: string; incident: string | null; focus: Focus }
  | { type: 'set-window'; from: string | null; to: string | null }
  | { type: 'set-playhead'; at: string | null }
  | { type: 'set-playing'; playing: boolean }
  | { type: 'set-clock'; clock: View['clock'] }
  | { type: 'set-zone'; zone: View['zone'] }
  | { type: 'toggle-type'; attackType: AttackType }
  | { type: 'set-types'; types: readonly AttackType[] | null }
  | { type: 'set-grades'; grades: readonly GradeLevel[] | null }
  | { type: 'set-text'; text: string }
  | { type: 'set-facet'; facet: Facet; values: readonly string[] | null }
  | { type: 'toggle-facet'; facet: Facet; value: string }
  | { type: 'set-precisions'; precisions: readonly PlacePrecision[] | null }
  | { type: 'set-killed'; killed: number | null }
  | { type: 'set-disputed'; disputed: boolean }
  | { type: 'set-box'; box: Box | null }
  | { type: 'set-known-at'; day: string | null }
  | { type: 'set-time-mode'; timeMode: View['timeMode'] }
  | { type: 'set-speed'; speed: View['speed'] }
  | { type: 'set-loop'; loop: boolean }
  | { type: 'set-labels'; labels: View['labels'] }
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
