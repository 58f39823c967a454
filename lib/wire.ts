/**
 * What crosses the wire between the routes and the page, as zod schemas and their types; records are those of
 * lib/schema.ts.
 */
import { z } from 'zod';
import { articleSummary, incident, mention, problem, section } from '#lib/schema.ts';

/** GET /api/incidents */
export const incidentsResponse = z.object({
  /** Changes whenever any incident changes. */
  dataVersion: z.string(),
  asOf: z.string(),
  incidents: z.array(incident),
  articleCount: z.int(),
});
export type IncidentsResponse = z.infer<typeof incidentsResponse>;

/** GET /api/incidents/{id}: the incident, what each article says of it, and why these were joined. */
export const incidentDetail = z.object({
  incident,
  why: z.array(z.string()),
  reports: z.array(z.object({ article: articleSummary, mention })),
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

/** Every failed request: RFC 9457 problem details. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
