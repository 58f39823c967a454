/**
 * What crosses the wire between the routes and the page, as zod schemas and their types; records are those of
 * lib/schema.ts.
 */
import { z } from 'zod';
import {
  articleSummary,
  attackType,
  incident,
  ledger,
  mention,
  place,
  problem,
  publicationDay,
  section,
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

/** The data of each event of GET /api/changes. */
export const changeEvent = z.object({ dataVersion: z.string() });
export type ChangeEvent = z.infer<typeof changeEvent>;
