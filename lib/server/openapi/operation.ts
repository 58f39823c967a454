/** What is said of one operation of the API. */
import type { z } from 'zod';
import { JSON_TYPE } from '../ogc/documents.ts';

export type Operation = {
  path: string;
  method: 'get' | 'post' | 'put' | 'delete';
  tag: 'Data' | 'Adding' | 'Rulings' | 'Briefs' | 'Files' | 'OGC API – Features' | 'Map' | 'Server';
  summary: string;
  /** Variables of the path with what they are. */
  pathParams?: Record<string, string>;
  query?: z.ZodObject;
  /** Media type → schema; null = not described by one. */
  body?: Record<string, z.ZodType | null>;
  /** Successful answers by status: media type → schema, null = not described by one. */
  answers: Record<number, { description: string; content: Record<string, z.ZodType | null> }>;
  /** Statuses of problem details that this operation may answer beside 503. */
  problems: readonly number[];
};

/** What one status answers: a body of this schema; null = described by none. */
export const answer = (description: string, schema: z.ZodType | null, type = JSON_TYPE) => ({
  description,
  content: { [type]: schema },
});

/** 200 with such a body. */
export const json = (...said: Parameters<typeof answer>) => ({ 200: answer(...said) });

/** 201 with what was made, as JSON. */
export const created = (description: string, schema: z.ZodType) => ({ 201: answer(description, schema) });

/** 204 without a body. */
export const done = (description: string) => ({ 204: { description, content: {} } });
