/**
 * Checks of the two lists that the page opens with, without the schema library: that would be a seventh of all that is
 * loaded before the first row. They look at the fields without which a row cannot be drawn; everything that comes later is
 * checked against its schema in full.
 */
import { ATTACK_TYPES, GRADES } from '#lib/codes.ts';

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
const types = new Set<unknown>(ATTACK_TYPES);
const grades = new Set<unknown>(GRADES);

const INCIDENT_FIELDS: Record<string, (value: unknown) => boolean> = {
  id: isText,
  title: isText,
  type: (value) => types.has(value),
  time: (value) =>
    isFields(value) && isText(value.precision) && isTextOrNull(value.start) && isTextOrNull(value.end),
  place: (value) => value === null || (isFields(value) && isText(value.name)),
  targets: Array.isArray,
  casualties: isFields,
  grade: (value) => isFields(value) && grades.has(value.level),
  members: Array.isArray,
  reported: isFields,
};
const ARTICLE_FIELDS: Record<string, (value: unknown) => boolean> = {
  id: isText,
  title: isTextOrNull,
  publisher: isTextOrNull,
  sources: Array.isArray,
  published: (value) => isFields(value) && isTextOrNull(value.value),
};

/** The first place where rows are not what they must be, e.g. "incidents.3.grade"; null = none. */
function findFault(body: unknown, list: string, fields: Record<string, (value: unknown) => boolean>) {
  if (!isFields(body) || !isText(body.dataVersion)) return 'dataVersion';
  const rows = body[list];
  if (!Array.isArray(rows)) return list;
  for (const [index, row] of rows.entries()) {
    if (!isFields(row)) return `${list}.${index}`;
    for (const [name, isRight] of Object.entries(fields)) {
      if (!isRight(row[name])) return `${list}.${index}.${name}`;
    }
  }
  return null;
}

/** What is wrong with an answer of GET /api/incidents, as a path into it; null = nothing. */
export function findIncidentsFault(body: unknown): string | null {
  return findFault(body, 'incidents', INCIDENT_FIELDS);
}

/** What is wrong with an answer of GET /api/articles, as a path into it; null = nothing. */
export function findArticlesFault(body: unknown): string | null {
  return findFault(body, 'articles', ARTICLE_FIELDS);
}
