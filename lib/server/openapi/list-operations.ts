/** The operations as a page shows them. */
import { describeApi } from './describe-api.ts';
import { OPERATIONS } from './operations.ts';

export type ShownParameter = { name: string; in: string; required: boolean; about: string };
export type ShownOperation = {
  method: string;
  path: string;
  summary: string;
  parameters: ShownParameter[];
  bodies: string[];
  answers: { status: string; about: string; types: string[] }[];
};

/** As lib/server/openapi/describe-api.ts makes them. */
type Described = {
  summary: string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Values }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content: Record<string, unknown> }>;
};
type Values = { enum?: string[]; const?: string; default?: unknown };

/** Every operation in the order of OPERATIONS, by the part of the API that it belongs to. */
export function listOperations(): Map<string, ShownOperation[]> {
  const { paths } = describeApi('') as { paths: Record<string, Record<string, Described>> };
  const parts = new Map<string, ShownOperation[]>();
  for (const { path, method, tag } of OPERATIONS) {
    const described = paths[path]?.[method];
    if (described === undefined) continue;
    parts.set(tag, [...(parts.get(tag) ?? []), showOperation(method, path, described)]);
  }
  return parts;
}

function showOperation(method: string, path: string, described: Described): ShownOperation {
  return {
    method: method.toUpperCase(),
    path,
    summary: described.summary,
    parameters: described.parameters.map(({ name, in: where, required, description = '', schema }) => ({
      name,
      in: where,
      required,
      about: [description, tellValues(schema)].filter(Boolean).join(': '),
    })),
    bodies: Object.keys(described.requestBody?.content ?? {}),
    answers: Object.entries(described.responses).map(([status, { description, content }]) => ({
      status,
      about: description,
      types: Object.keys(content),
    })),
  };
}

function tellValues({ enum: values, const: only, default: usual }: Values): string {
  const told = values ? values.join(', ') : (only ?? '');
  return usual === undefined ? told : `${told} (default ${String(usual)})`.trim();
}
