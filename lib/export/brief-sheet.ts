/** A brief ready to be drawn: every figure filled in, every source numbered, what is to be withheld already gone. */
import type { AttackType, Incident } from '#lib/schema.ts';
import type { MapFrame } from './map-frame.ts';
import type { Shape } from './shape.ts';

export type SheetQuote = { text: string; source: number | null; said: string };
export type SheetBins = {
  unit: string;
  /** Local days, one more than there are bins. */
  edges: string[];
  types: { type: AttackType; counts: number[] }[];
};

export type SceneSheet = {
  id: string;
  headline: string;
  /** Paragraphs. */
  body: string[];
  notes: string;
  quotes: SheetQuote[];
  /** Days that the scene spans, and as of when. */
  kicker: string[];
  filter: string;
  /** What is wrong with the scene, said on it. */
  warnings: string[];
  theme: 'light' | 'dark';
  /** In which language the map's names are. */
  labels: 'en' | 'uk' | 'ru' | 'local';
  frame: MapFrame;
  incidents: Incident[];
  /** Incidents beyond those drawn. */
  hidden: number;
  selected: string | null;
  types: AttackType[];
  bins: SheetBins | null;
};

export type SheetSource = {
  number: number;
  title: string;
  publisher: string | null;
  day: string | null;
  url: string | null;
};

export type BriefSheet = {
  id: string;
  title: string;
  scenes: SceneSheet[];
  sources: SheetSource[];
  /** In words: "Data as of 22 November 2026". */
  asOf: string;
  attribution: string;
  /** What was withheld and coarsened, null when nothing was. */
  safety: string | null;
  words: SheetWords;
  home: string;
};

/** What a file says in its reader's language, beside what the brief itself says. */
export type SheetWords = {
  /** As BCP 47 names it. */
  language: string;
  allAttacks: string;
  filter: (filter: string) => string;
  /** How many of the filter's attacks the map shows. */
  mapShows: (count: number) => string;
  mapOf: (headline: string, count: number) => string;
  /** "Attacks per day". */
  perUnit: (unit: string) => string;
  perUnitByKind: (unit: string) => string;
  span: (unit: string, first: string, last: string) => string;
  /** "17 May 22". */
  shortDay: (day: string) => string;
  otherKinds: string;
  notes: string;
  further: string;
  sources: { heading: string; continued: string; none: string };
  /** What each grade means. */
  grades: { heading: string; meanings: { label: string; meaning: string }[] };
  page: PageWords;
};

/** What the page that runs from disk says; words in braces are put in there. */
export type PageWords = Record<
  | 'scene'
  | 'map'
  | 'words'
  | 'list'
  | 'bar'
  | 'back'
  | 'next'
  | 'play'
  | 'pause'
  | 'showUpTo'
  | 'upTo'
  | 'count'
  | 'sceneOf'
  | 'allTime'
  | 'kinds'
  | 'filter'
  | 'attacks'
  | 'noScript',
  string
> & { columns: string[] };

/** The pictures of a scene: the ground with its names, and the marks over it. */
export type ScenePicture = { ground: Shape[]; marks: Shape[] };
