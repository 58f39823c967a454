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
  /** What each grade means. */
  grades: { label: string; meaning: string }[];
  home: string;
};

/** The pictures of a scene: the ground with its names, and the marks over it. */
export type ScenePicture = { ground: Shape[]; marks: Shape[] };
