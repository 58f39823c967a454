/**
 * What crosses the wire between the routes and the page, as zod schemas and their types; records are those of
 * lib/schema.ts.
 */
import { z } from 'zod';
import {
  articleSummary,
  attackType,
  gradeLevel,
  incident,
  ledger,
  memberRef,
  mention,
  place,
  problem,
  publicationDay,
  section,
  wave,
} from '#lib/schema.ts';

/** GET /api/incidents */
export const incidentsResponse = z.object({
  /** Changes whenever any incident changes. */
  dataVersion: z.string(),
  asOf: z.string(),
  incidents: z.array(incident),
  /** How many incidents the query selects, on all pages together. */
  total: z.int(),
  /** The `cursor` of the next page; null on the last. */
  next: z.string().nullable(),
  articleCount: z.int(),
});
export type IncidentsResponse = z.infer<typeof incidentsResponse>;

/** What one article says of one attack. */
const told = z.object({ article: articleSummary, mention });

/**
 * GET /api/incidents/{id}: the incident, what each article says of it and why these were joined; who said what of it
 * when; what denies it; near ones that were kept apart and why; the wave of attacks that it is part of.
 */
export const incidentDetail = z.object({
  incident,
  why: z.array(z.string()),
  reports: z.array(told),
  ledger,
  /** Mentions that deny the attack, or one side's part in it; they are no members. */
  denials: z.array(told),
  /** The nearest first. */
  apart: z.array(z.object({ incident: z.string(), title: z.string(), why: z.array(z.string()) })),
  wave: z.object({ id: z.string(), title: z.string() }).nullable(),
});
export type IncidentDetail = z.infer<typeof incidentDetail>;

/** GET /api/articles */
export const articlesResponse = z.object({ dataVersion: z.string(), articles: z.array(articleSummary) });
export type ArticlesResponse = z.infer<typeof articlesResponse>;

/** GET /api/articles/{id}: the text with its sections and every mention found in it. */
export const articleDetail = z.object({
  article: articleSummary,
  text: z.string(),
  sections: z.array(section),
  mentions: z.array(mention.extend({ incidentId: z.string().nullable() })),
  problems: z.array(problem),
});
export type ArticleDetail = z.infer<typeof articleDetail>;

/** GET /api/histogram: `edges` are local days or minutes, one more than there are bins; lists hold a value a bin. */
export const histogramResponse = z.object({
  dataVersion: z.string(),
  asOf: z.string(),
  clock: z.enum(['happened', 'reported']),
  unit: z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year']),
  edges: z.array(z.string()),
  /** `sure`: the attack lies within the bin; `soft`: its share of an attack known only to a longer span. */
  types: z.partialRecord(attackType, z.object({ sure: z.array(z.number()), soft: z.array(z.number()) })),
  /** Incidents that nothing dates on this clock. */
  undated: z.int(),
});
export type HistogramResponse = z.infer<typeof histogramResponse>;

const facetCounts = z.object({
  values: z.array(z.object({ value: z.string(), count: z.int() })),
  /** How many further values there are. */
  others: z.int(),
  /** Incidents that state none. */
  none: z.int(),
});

/** GET /api/facets: counts per value under every filter of the query save the field's own. */
export const facetsResponse = z.object({
  dataVersion: z.string(),
  asOf: z.string(),
  total: z.int(),
  facets: z.object({
    type: facetCounts,
    grade: facetCounts,
    precision: facetCounts,
    weapon: facetCounts,
    target: facetCounts,
    actor: facetCounts,
    admin1: facetCounts,
    country: facetCounts,
  }),
});
export type FacetsResponse = z.infer<typeof facetsResponse>;

/** Stretches of a text that match the words searched for, [start, end) in UTF-16 units. */
const highlights = z.array(z.object({ start: z.int(), end: z.int() }));

/** GET /api/search: newest first in each kind; `more` when further ones match. */
export const searchResponse = z.object({
  dataVersion: z.string(),
  /** The words that were searched; `corrected` names those that were taken for another. */
  words: z.array(z.string()),
  corrected: z.array(z.object({ from: z.string(), to: z.string() })),
  incidents: z.object({
    found: z.array(z.object({ incident, highlights })),
    more: z.boolean(),
  }),
  articles: z.object({
    found: z.array(
      z.object({
        article: articleSummary,
        highlights,
        /** The first passage of its text that matches, with its place there. */
        passage: z.object({ text: z.string(), start: z.int(), highlights }).nullable(),
      }),
    ),
    more: z.boolean(),
  }),
  places: z.array(place),
});
export type SearchResponse = z.infer<typeof searchResponse>;

/** Every failed request: RFC 9457 problem details. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

/** POST /api/articles, as JSON: either `text` or `url`. `preview` reads and stores nothing. */
export const addArticleRequest = z.strictObject({
  text: z.string().optional(),
  url: z.string().optional(),
  /** What the report calls this input; the address or "pasted text" when left out. */
  name: z.string().max(300).optional(),
  /** Publication day, YYYY-MM-DD. */
  published: z.string().optional(),
  publisher: z.string().max(300).optional(),
  preview: z.boolean().optional(),
});
export type AddArticleRequest = z.infer<typeof addArticleRequest>;

/** 202 of POST /api/articles: the id under which GET /api/jobs/{id} tells how far it is. */
export const jobAccepted = z.object({ job: z.string() });
export type JobAccepted = z.infer<typeof jobAccepted>;

export const JOB_ARTICLE_STATUSES = ['added', 'updated', 'duplicate', 'previewed', 'failed'] as const;
/** What became of one article of a job; `id` is null where the input could not be read. */
export const jobArticle = z.object({
  name: z.string(),
  status: z.enum(JOB_ARTICLE_STATUSES),
  id: z.string().nullable(),
  title: z.string().nullable(),
  newIncidents: z.int(),
  mergedIncidents: z.int(),
  problems: z.array(problem),
  /** Of a preview only: the text as it was read, and all that was found in it. */
  extraction: z
    .object({
      text: z.string(),
      published: publicationDay,
      sections: z.array(section),
      mentions: z.array(mention),
    })
    .optional(),
});
export type JobArticle = z.infer<typeof jobArticle>;

export const JOB_STATES = ['queued', 'running', 'done', 'failed'] as const;
/** GET /api/jobs/{id}. `done` of `total` articles are read; `articles` is full once the state is `done`. */
export const jobStatus = z.object({
  id: z.string(),
  state: z.enum(JOB_STATES),
  done: z.int(),
  total: z.int(),
  articles: z.array(jobArticle),
  /** Why the whole job failed, else null. */
  problem: problem.nullable(),
});
export type JobStatus = z.infer<typeof jobStatus>;

export const UPLOAD_STATES = [
  'arriving',
  'ready',
  'queued',
  'loading',
  'stopping',
  'stopped',
  'done',
  'failed',
] as const;
/** GET /api/uploads/{id}: a file of ready-made incidents on its way from the page into the database. */
export const uploadStatus = z.object({
  id: z.string(),
  /** Of the file, and of the load that it becomes. */
  name: z.string(),
  bytes: z.int(),
  state: z.enum(UPLOAD_STATES),
  /** Rows read so far, and which share of the file that is (0..1). */
  rows: z.int(),
  share: z.number(),
  /** Of a finished load: how many incidents it gave. */
  incidents: z.int(),
  rejected: z.int(),
  /** Rows that an earlier, broken-off run had stored. */
  resumedAt: z.int(),
  /** True when the same content was there already. */
  unchanged: z.boolean(),
  /** Seconds since whoever loads it was last heard of; null when nobody loads it. */
  silentSeconds: z.int().nullable(),
  problem: problem.nullable(),
});
export type UploadStatus = z.infer<typeof uploadStatus>;

/** GET /api/uploads/{id}/preview: the beginning of the file as it would be read. */
export const uploadPreview = z.object({
  unit: z.enum(['row', 'feature']),
  columns: z.array(z.string()),
  /** Column of each field that has one. */
  mapping: z.record(z.string(), z.string()),
  /** False when no column gives a day or a point. */
  canLoad: z.boolean(),
  /** The first rows: what each gives, or why it is rejected. */
  rows: z.array(z.object({ row: z.int(), incident: incident.nullable(), problem: z.string().nullable() })),
  /** How many rows were looked at; `isWhole` when the file has no more. */
  sample: z.object({ good: z.int(), rejected: z.int(), isWhole: z.boolean() }),
});
export type UploadPreview = z.infer<typeof uploadPreview>;

/** POST /api/uploads/{id}/load: "field=column" pairs over the guessed mapping; an empty column takes a field out. */
export const loadRequest = z.strictObject({
  map: z.array(z.string().max(1_000)).max(100).optional(),
  /** What the load is called; one of the same name is replaced. */
  name: z.string().min(1).max(300).optional(),
});

/** GET /api/loads: what was loaded, and the files that are on their way. */
export const loadsResponse = z.object({
  loads: z.array(
    z.object({
      name: z.string(),
      incidents: z.int(),
      rejected: z.int(),
      loadedAt: z.string(),
      /** The upload that still has its rejected rows, else null. */
      upload: z.string().nullable(),
    }),
  ),
  uploads: z.array(uploadStatus),
});
export type LoadsResponse = z.infer<typeof loadsResponse>;

/** One feed that is read again and again. */
export const feed = z.object({
  id: z.string(),
  url: z.string(),
  publisher: z.string().nullable(),
  everyMinutes: z.int(),
  paused: z.boolean(),
  /** When it was last asked; null = not yet. */
  checkedAt: z.string().nullable(),
  nextAt: z.string(),
  /** How many articles came of it so far. */
  articles: z.int(),
  /** How often in a row it could not be read, and why the last time. */
  failures: z.int(),
  problem: z.string().nullable(),
});
export type Feed = z.infer<typeof feed>;

/** GET /api/feeds */
export const feedsResponse = z.object({ feeds: z.array(feed) });
/** POST /api/feeds; one that is there already is changed and read at once. */
export const feedRequest = z.strictObject({
  url: z.string().max(2_000),
  publisher: z.string().max(300).nullable().optional(),
  everyMinutes: z.int().min(5).max(10_080).optional(),
});
/** PUT /api/feeds/{id} */
export const feedChange = z.strictObject({
  paused: z.boolean().optional(),
  everyMinutes: z.int().min(5).max(10_080).optional(),
});

/** GET /api/login: whether writing needs a token, and whether this browser has given it. */
export const loginState = z.object({ needed: z.boolean(), signedIn: z.boolean() });
export type LoginState = z.infer<typeof loginState>;
/** POST /api/login */
export const loginRequest = z.strictObject({ token: z.string().min(1).max(1_000) });

/** The data of each event of GET /api/changes. */
export const changeEvent = z.object({ dataVersion: z.string() });
export type ChangeEvent = z.infer<typeof changeEvent>;

/** GET /api/waves: of the days asked for, oldest first. */
export const wavesResponse = z.object({ dataVersion: z.string(), waves: z.array(wave) });
export type WavesResponse = z.infer<typeof wavesResponse>;

/** GET /api/waves/{id}: a wave with its members as records, in the wave's own order; nothing is added up. */
export const waveDetail = z.object({ wave, incidents: z.array(incident) });
export type WaveDetail = z.infer<typeof waveDetail>;

/** Text that PostgreSQL can hold: no NUL, no half of a character. */
const storable = z.string().refine((text) => !text.includes('\0') && text.isWellFormed(), 'cannot be kept');
const incidentId = storable.min(1).max(100);
/** Who decides, as it is to be shown ("an analyst" when left out), and why. */
const decidedBy = {
  by: storable.trim().min(1).max(100).optional(),
  note: storable.trim().max(2000).optional(),
};

/**
 * POST /api/rulings. `together`/`apart`: two incidents are one attack, or two. `split`: these members are another attack
 * than the rest of their incident. `grade`: what it is worth; null takes an analyst's grade back.
 */
export const rulingRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('together'), incidents: z.tuple([incidentId, incidentId]), ...decidedBy }),
  z.strictObject({ kind: z.literal('apart'), incidents: z.tuple([incidentId, incidentId]), ...decidedBy }),
  z.strictObject({
    kind: z.literal('split'),
    incident: incidentId,
    members: z.array(memberRef).min(1).max(1000),
    ...decidedBy,
  }),
  z.strictObject({
    kind: z.literal('grade'),
    incident: incidentId,
    level: gradeLevel.nullable(),
    ...decidedBy,
  }),
]);
export type RulingRequest = z.infer<typeof rulingRequest>;

/** Answer of POST /api/rulings and DELETE /api/rulings/{id}: the incidents that hold its mentions now. */
export const rulingAnswer = z.object({ ruling: z.string(), incidents: z.array(z.string()) });
export type RulingAnswer = z.infer<typeof rulingAnswer>;

/** One decision of an analyst. `holds` is false once it was undone or a later one took its place. */
export const rulingRecord = z.object({
  id: z.string(),
  kind: z.enum(['together', 'apart', 'split', 'grade']),
  level: gradeLevel.nullable(),
  by: z.string(),
  at: z.string(),
  note: z.string().nullable(),
  holds: z.boolean(),
  undone: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** The incidents that hold its mentions now. */
  incidents: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type RulingRecord = z.infer<typeof rulingRecord>;

/** GET /api/rulings: the newest first. */
export const rulingsResponse = z.object({ dataVersion: z.string(), rulings: z.array(rulingRecord) });
export type RulingsResponse = z.infer<typeof rulingsResponse>;
