/** A brief: an ordered list of scenes that is presented and handed out. Shapes of what is stored and of what crosses the wire. */
import { z } from 'zod';
import { incident, isoDay } from '#lib/schema.ts';
import { histogramResponse } from '#lib/wire.ts';

/** Most scenes of one brief. */
export const MAX_SCENES = 200;

const id = z.string().min(1).max(200);
/** PostgreSQL cannot hold NUL or lone surrogates. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'must be plain text');

/** Words of an article that stand for what the scene says; `start` and `end` are offsets into its text. */
export const briefQuote = z.object({
  article: id,
  /** The incident that the words speak of, where there is one. */
  incident: id.nullable(),
  quote: text(4000),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type BriefQuote = z.infer<typeof briefQuote>;

export const scene = z.object({
  /** Unique in its brief. */
  id: z.string().regex(/^[\w-]{1,40}$/),
  headline: text(400),
  /** May hold live figures, e.g. "{killed} killed in {attacks}" (lib/brief/figures.ts). */
  body: text(10_000),
  notes: text(10_000),
  /** The query string of the explorer's view: camera, window, clock, filters, selection, theme. */
  view: text(8000),
  quotes: z.array(briefQuote).max(40),
});
export type Scene = z.infer<typeof scene>;

export const briefOptions = z.object({
  /** Places more exact than a settlement are shown as the settlement. */
  coarsenPlaces: z.boolean(),
  /** Names of persons and graphic words are withheld. */
  hideNames: z.boolean(),
});
export type BriefOptions = z.infer<typeof briefOptions>;
export const NO_OPTIONS: BriefOptions = { coarsenPlaces: false, hideNames: false };

/** What an editor writes: everything but what the store gives. */
export const briefContent = z.object({
  title: text(400).refine((title) => title.trim() !== '', 'must not be empty'),
  scenes: z
    .array(scene)
    .max(MAX_SCENES)
    .refine((scenes) => new Set(scenes.map((each) => each.id)).size === scenes.length, 'ids must differ'),
  options: briefOptions,
});
export type BriefContent = z.infer<typeof briefContent>;

export const brief = briefContent.extend({
  id,
  /** Counts up with each change. */
  version: z.int().positive(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Brief = z.infer<typeof brief>;

/** POST /api/briefs: a brief as it is, or one drafted by rule from the filters of a view. */
export const briefRequest = z.union([briefContent, z.strictObject({ draft: text(8000) })]);

/** Sums over the incidents of a scene; a toll that is not stated counts as unknown, never as 0. */
export const figures = z.object({
  incidents: z.int(),
  killedMin: z.int(),
  /** Null = open: some source gives no upper bound. */
  killedMax: z.int().nullable(),
  /** Incidents that state no number of killed. */
  killedUnknown: z.int(),
  injuredMin: z.int(),
  injuredMax: z.int().nullable(),
  injuredUnknown: z.int(),
  firstDay: isoDay.nullable(),
  lastDay: isoDay.nullable(),
  undated: z.int(),
  contested: z.int(),
});
export type Figures = z.infer<typeof figures>;

/** What the store says of a scene now. */
export const sceneFacts = z.object({
  scene: z.string(),
  figures,
  /** The scene's filter in words. */
  filter: z.string(),
  /** The selected incident as it goes by now. */
  selected: z.object({ id, title: z.string() }).nullable(),
  /** Ids that the scene names and that were merged into others since: old → new. */
  moved: z.record(z.string(), z.string()),
  /** Ids that the scene names and that are gone. */
  missing: z.array(z.string()),
  /** Why the scene's filter cannot be read, else null. */
  problem: z.string().nullable(),
});
export type SceneFacts = z.infer<typeof sceneFacts>;

const namedArticle = z.object({
  id,
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  day: isoDay.nullable(),
});
export type NamedArticle = z.infer<typeof namedArticle>;

/** GET /api/briefs/{id}: the brief, and for each scene in its order what the store says of it. */
export const briefResponse = z.object({
  dataVersion: z.string(),
  asOf: z.string(),
  brief,
  facts: z.array(sceneFacts),
  /** The articles that quotes name, numbered as sources in this order; one that was removed is left out. */
  sources: z.array(namedArticle),
});
export type BriefResponse = z.infer<typeof briefResponse>;

export const briefSummary = brief
  .pick({ id: true, title: true, version: true, updatedAt: true })
  .extend({ sceneCount: z.int() });
export type BriefSummary = z.infer<typeof briefSummary>;

/** GET /api/briefs/{id}/versions: what can be brought back, the latest first. */
export const briefVersions = z.object({
  versions: z.array(
    z.object({ version: z.int(), savedAt: z.string(), title: z.string(), sceneCount: z.int() }),
  ),
});
export type BriefVersions = z.infer<typeof briefVersions>;

/** GET /api/briefs/{id}/scenes/{scene}.json: what a scene draws, with nothing in it that the brief's options withhold. */
export const drawnScene = z.object({
  /** The deadliest of those that the filter selects, and the selected one. */
  incidents: z.array(incident),
  /** How many the filter selects. */
  total: z.int(),
  bins: histogramResponse.nullable(),
});
export type DrawnScene = z.infer<typeof drawnScene>;

/** GET /api/briefs: the latest first. */
export const briefsResponse = z.object({ briefs: z.array(briefSummary) });
