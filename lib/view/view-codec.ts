/**
 * View ⇄ URL query, as a bijection on canonical views: decode(encode(view)) is the view's URL part.
 * Whatever cannot be read is left at its default, so any query string at all may arrive.
 */
import {
  ATTACK_TYPES,
  type AttackType,
  GRADES,
  type GradeLevel,
  PLACE_PRECISIONS,
  type PlacePrecision,
} from '#lib/codes.ts';
import { isDay } from '#lib/time.ts';
import { ZONES } from '#lib/view/clock-in-zone.ts';
import { EVIDENCE_FIELDS, type EvidenceField } from '#lib/view/evidence-spans.ts';
import {
  type Box,
  canonicalBox,
  canonicalKilled,
  canonicalPrecisions,
  canonicalValues,
} from '#lib/view/facet-filters.ts';
import {
  type Camera,
  CLOCKS,
  canonicalCamera,
  canonicalGrades,
  canonicalText,
  canonicalTypes,
  canonicalWindow,
  INITIAL_VIEW,
  LABELS,
  MODES,
  SORTS,
  SPEEDS,
  TABS,
  THEMES,
  TIME_MODES,
  VIEW_KEYS,
  type View,
} from '#lib/view/view-state.ts';

type Codec<T> = { read: (text: string) => T | undefined; write: (value: T) => string };
type UrlKey = {
  [K in keyof View]: K extends 'hovered' | 'hotField' | 'playing' ? never : K;
}[keyof View];

const MAX_ID_LENGTH = 200;

function oneOf<const T extends readonly string[]>(values: T): Codec<T[number]> {
  return { read: (text) => values.find((value) => value === text), write: (value) => value };
}

const dayCodec: Codec<string | null> = {
  read: (text) => (isDay(text) ? text : undefined),
  write: (day) => day ?? '',
};

const idCodec: Codec<string | null> = {
  read: (text) => (text !== '' && text.length <= MAX_ID_LENGTH ? text : undefined),
  write: (id) => id ?? '',
};

const typesCodec: Codec<readonly AttackType[] | null> = {
  read: (text) => {
    if (text === 'none') return [];
    const names = new Set(text.split(','));
    const types = ATTACK_TYPES.filter((type) => names.has(type));
    return types.length === 0 ? undefined : canonicalTypes(types);
  },
  write: (types) => (types?.length === 0 ? 'none' : (types ?? []).join(',')),
};

const gradesCodec: Codec<readonly GradeLevel[] | null> = {
  read: (text) => {
    const names = new Set(text.split(','));
    return canonicalGrades(GRADES.filter((grade) => names.has(grade))) ?? undefined;
  },
  write: (grades) => (grades ?? []).join(','),
};

const cameraCodec: Codec<Camera | null> = {
  read: (text) => {
    const parts = text.split(',');
    const [lng, lat, zoom] = parts.map((part) =>
      /^-?\d{1,3}(\.\d{1,8})?$/.test(part) ? Number(part) : Number.NaN,
    );
    if (parts.length !== 3 || lng === undefined || lat === undefined || zoom === undefined) return undefined;
    if (![lng, lat, zoom].every(Number.isFinite)) return undefined;
    return canonicalCamera({ lng, lat, zoom });
  },
  write: (camera) =>
    camera === null ? '' : `${camera.lng.toFixed(5)},${camera.lat.toFixed(5)},${camera.zoom.toFixed(2)}`,
};

const focusCodec: Codec<View['focus']> = {
  read: (text) => {
    const dot = text.lastIndexOf('.');
    const field = EVIDENCE_FIELDS.find((name: EvidenceField) => name === text.slice(dot + 1));
    const mention = text.slice(0, dot);
    return dot < 1 || field === undefined || mention.length > MAX_ID_LENGTH ? undefined : { mention, field };
  },
  write: (focus) => (focus === null ? '' : `${focus.mention}.${focus.field}`),
};

/** In a list of names "~1" stands for a comma and "~0" for a tilde. */
const namesCodec: Codec<readonly string[] | null> = {
  read: (text) =>
    canonicalValues(text.split(',').map((name) => name.replaceAll('~1', ',').replaceAll('~0', '~'))) ??
    undefined,
  write: (names) => (names ?? []).map((name) => name.replaceAll('~', '~0').replaceAll(',', '~1')).join(','),
};

const precisionsCodec: Codec<readonly PlacePrecision[] | null> = {
  read: (text) => {
    const names = new Set(text.split(','));
    return canonicalPrecisions(PLACE_PRECISIONS.filter((precision) => names.has(precision))) ?? undefined;
  },
  write: (precisions) => (precisions ?? []).join(','),
};

const killedCodec: Codec<number | null> = {
  read: (text) => (/^\d{1,7}$/.test(text) ? (canonicalKilled(Number(text)) ?? undefined) : undefined),
  write: (killed) => (killed === null ? '' : String(killed)),
};

const boxCodec: Codec<Box | null> = {
  read: (text) => {
    const parts = text.split(',');
    const [west, south, east, north] = parts.map((part) =>
      /^-?\d{1,3}(\.\d{1,8})?$/.test(part) ? Number(part) : Number.NaN,
    );
    if (parts.length !== 4) return undefined;
    return canonicalBox([west ?? NaN, south ?? NaN, east ?? NaN, north ?? NaN]) ?? undefined;
  },
  write: (box) => (box === null ? '' : box.map((degrees) => degrees.toFixed(4)).join(',')),
};

const flagCodec: Codec<boolean> = {
  read: (text) => (text === '1' ? true : undefined),
  write: (flag) => (flag ? '1' : ''),
};

const disputedCodec: Codec<boolean> = {
  read: (text) => (text === 'tolls' ? true : undefined),
  write: (disputed) => (disputed ? 'tolls' : ''),
};

const CODECS: { [K in UrlKey]: Codec<View[K]> } = {
  from: dayCodec,
  to: dayCodec,
  at: dayCodec,
  clock: oneOf(CLOCKS),
  zone: oneOf(ZONES),
  types: typesCodec,
  grades: gradesCodec,
  text: { read: canonicalText, write: (text) => text },
  weapons: namesCodec,
  targets: namesCodec,
  actors: namesCodec,
  regions: namesCodec,
  precisions: precisionsCodec,
  killed: killedCodec,
  disputed: disputedCodec,
  box: boxCodec,
  knownAt: dayCodec,
  incident: idCodec,
  article: idCodec,
  focus: focusCodec,
  brief: idCodec,
  camera: cameraCodec,
  theme: oneOf(THEMES),
  tab: oneOf(TABS),
  mode: oneOf(MODES),
  sort: oneOf(SORTS),
  timeMode: oneOf(TIME_MODES),
  speed: oneOf(SPEEDS),
  loop: flagCodec,
  labels: oneOf(LABELS),
};

/** The keys that live in the URL, in the order in which they are written. */
const URL_KEYS = Object.keys(CODECS) as UrlKey[];

function paramOf(key: UrlKey): string {
  const rule = VIEW_KEYS[key];
  return rule.scope === 'url' ? rule.param : key;
}

function writeKey<K extends UrlKey>(view: View, key: K): string {
  return CODECS[key].write(view[key]);
}

/** The query string of a view without the question mark; defaults are left out, so the default view is "". */
export function encodeView(view: View): string {
  const params = new URLSearchParams();
  for (const key of URL_KEYS) {
    const text = writeKey(view, key);
    if (text !== writeKey(INITIAL_VIEW, key)) params.set(paramOf(key), text);
  }
  // Commas, dots and colons need no escape in a query and read better without.
  return params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function readKey<K extends UrlKey>(view: View, key: K, params: URLSearchParams): void {
  const text = params.get(paramOf(key));
  const value = text === null ? undefined : CODECS[key].read(text);
  if (value !== undefined) view[key] = value;
}

/** The view of a query string; what is unknown or unreadable stays at its default. */
export function decodeView(query: string | URLSearchParams): View {
  const params = typeof query === 'string' ? new URLSearchParams(query) : query;
  const view: View = { ...INITIAL_VIEW };
  for (const key of URL_KEYS) readKey(view, key, params);
  return { ...view, ...canonicalWindow(view.from, view.to) };
}

/** The lists of which a part may be unknown: what may stand in each. */
const LISTED: { [K in UrlKey]?: readonly string[] } = {
  types: [...ATTACK_TYPES, 'none'],
  grades: GRADES,
  precisions: PLACE_PRECISIONS,
};

function isUnread(key: UrlKey, text: string): boolean {
  const known = LISTED[key];
  if (known && !text.split(',').every((name) => known.includes(name))) return true;
  return CODECS[key].read(text) === undefined;
}

/** The parameters of a query string that a view has, but whose text, or a part of it, says nothing to it. */
export function unreadParams(query: string | URLSearchParams): string[] {
  const params = typeof query === 'string' ? new URLSearchParams(query) : query;
  return URL_KEYS.flatMap((key) => {
    const text = params.get(paramOf(key));
    return text && isUnread(key, text) ? [paramOf(key)] : [];
  });
}

/** How a change must reach the browser's history: as a new step, in place, or not at all. */
export function commitOf(previous: View, next: View): 'push' | 'replace' | null {
  const changed = URL_KEYS.filter((key) => writeKey(previous, key) !== writeKey(next, key));
  if (changed.length === 0) return null;
  const pushes = changed.some((key) => {
    const rule = VIEW_KEYS[key];
    return rule.scope === 'url' && rule.commit === 'push';
  });
  return pushes ? 'push' : 'replace';
}
