/** The API as an OpenAPI 3.1 document, made from the operations and their zod schemas. */
import { z } from 'zod';
import * as records from '#lib/schema.ts';
import * as wire from '#lib/wire.ts';
import { COLLECTION } from '../ogc/documents.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

type Json = Record<string, unknown>;

const SCHEMA_ROOT = '#/components/schemas/';
const PROBLEM_TYPE = 'application/problem+json';
const PROBLEM_TITLES: Record<number, string> = {
  400: 'A parameter is unknown, malformed or out of range: the detail names it',
  401: 'The token of the server is missing',
  403: 'The request comes from another site',
  404: 'There is no such thing',
  408: 'The body did not arrive in time',
  409: 'It has changed since it was read',
  413: 'The body is too large',
  415: 'The body is of a kind that is not read',
  428: 'The request does not say which version was seen',
  429: 'Too many wrong tokens: try again after Retry-After',
  503: 'The database is away; try again after Retry-After',
};

/** Schemas that have a name of their own are described once and referred to. */
const NAMED = z.registry<{ id: string }>();
for (const [name, schema] of [...Object.entries(records), ...Object.entries(wire)]) {
  if (schema instanceof z.ZodType && !NAMED.has(schema)) NAMED.add(schema, { id: name });
}

/** Adds what a schema says of itself, and takes off bounds that only say "safe integer". */
function tell({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  const description = z.globalRegistry.get(zodSchema)?.description;
  if (description !== undefined) jsonSchema.description = description;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** Draft 2020-12, the dialect of OpenAPI 3.1. */
function describeSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = NAMED.get(schema)?.id;
  if (name !== undefined) return { $ref: `${SCHEMA_ROOT}${name}` };
  const { $defs: _, ...described } = z.toJSONSchema(schema, { io, metadata: NAMED, override: tell }) as Json;
  return mendRefs(described) as Json;
}

function describeComponents(): Json {
  const uri = (id: string) => `${SCHEMA_ROOT}${id}`;
  const { schemas } = z.toJSONSchema(NAMED, { uri, override: tell }) as { schemas: Json };
  return mendRefs(schemas) as Json;
}

/** A schema's own definitions are components here, by the same names; a component has no address of its own. */
function mendRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mendRefs);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !((key === '$schema' || key === '$id') && typeof inner === 'string'),
  );
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace(/^#\/\$defs\//, SCHEMA_ROOT)
        : mendRefs(inner),
    ]),
  );
}

function describeQuery(query: z.ZodObject): Json[] {
  const { properties = {} } = describeSchema(query, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: query.shape[name]?.safeParse(undefined).success === false,
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function describeContent(content: Record<string, z.ZodType | null>, io: 'input' | 'output'): Json {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [
      type,
      schema === null ? {} : { schema: describeSchema(schema, io) },
    ]),
  );
}

function describeAnswers({ answers, problems }: Operation): Json {
  const good = Object.entries(answers).map(([status, { description, content }]) => [
    status,
    { description, content: describeContent(content, 'output') },
  ]);
  const bad = [...problems, 503].map((status) => [
    String(status),
    {
      description: PROBLEM_TITLES[status] ?? 'A problem',
      content: { [PROBLEM_TYPE]: { schema: { $ref: `${SCHEMA_ROOT}problemDetails` } } },
    },
  ]);
  return Object.fromEntries([...good, ...bad]);
}

function describeOperation(operation: Operation): Json {
  const { summary, tag, method, path, pathParams = {}, query, body } = operation;
  const inPath = Object.entries(pathParams).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
  }));
  return {
    operationId: `${method}${path.replaceAll(/[^a-z]+(\w?)/gi, (_, next: string) => next.toUpperCase())}`,
    summary,
    tags: [tag],
    parameters: [...inPath, ...(query ? describeQuery(query) : [])],
    ...(body ? { requestBody: { required: true, content: describeContent(body, 'input') } } : {}),
    responses: describeAnswers(operation),
  };
}

function describePaths(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return paths;
}

function describe(operations: readonly Operation[], server: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dateline',
      version: '0.1.0',
      summary: 'Attacks that news reports tell of, with the sentences that say so',
      license: {
        name: 'The data: places by GeoNames, CC BY 4.0',
        url: 'https://creativecommons.org/licenses/by/4.0/',
      },
    },
    servers: [{ url: server }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: describePaths(operations),
    components: { schemas: describeComponents() },
  };
}

/** The whole API; `home` is the address of this installation. */
export function describeApi(home: string): Json {
  return describe(OPERATIONS, home);
}

/**
 * OGC API – Features alone, from its own root and with its collection by name, as clients of that standard look for it
 * (GDAL learns the largest page from it).
 */
export function describeOgcApi(home: string): Json {
  const root = '/api/ogc';
  const own = OPERATIONS.filter(({ path }) => path === root || path.startsWith(`${root}/`)).map(
    (operation) => {
      const { collection: _, ...pathParams } = operation.pathParams ?? {};
      const path = operation.path.slice(root.length).replace('{collection}', COLLECTION) || '/';
      return { ...operation, path, pathParams };
    },
  );
  return describe(own, `${home}${root}`);
}
