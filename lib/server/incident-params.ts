/** The query of GET /api/incidents, checked: unknown or wrong parameters are named. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import { ATTACK_TYPES, attackType } from '#lib/schema.ts';
import { isDay } from '#lib/time.ts';
import type { IncidentFilter } from './store/read-incidents.ts';

const day = z.string().refine(isDay, 'must be a calendar day such as 2022-11-15');
const degrees = (limit: number) => z.number().min(-limit).max(limit);
const box = z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)]);

const params = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  type: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(attackType, `must be one or more of ${ATTACK_TYPES.join(', ')}`))
    .optional(),
  bbox: z
    .string()
    .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
    .refine(
      (numbers) => box.safeParse(numbers).success && numbers[1]! <= numbers[3]!,
      'must be west,south,east,north in degrees with south ≤ north',
    )
    .pipe(box)
    .optional(),
});

/** The filter of a query string; the problem names the parameter and what it must be. A repeated `type` is a list. */
export function parseIncidentParams(search: URLSearchParams): Result<IncidentFilter> {
  const given = new Map<string, string>();
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    if (values.length > 1 && key !== 'type') return fail('malformed', `${key}: is given more than once`);
    given.set(key, values.join(','));
  }
  const parsed = params.safeParse(Object.fromEntries(given));
  if (!parsed.success) return fail('malformed', describe(parsed.error));
  const { from, to, type, bbox } = parsed.data;
  if (from !== undefined && to !== undefined && from > to) return fail('malformed', 'from: lies after to');
  return ok({ from, to, types: type, bbox });
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0]!;
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys[0]}: is no parameter here; there are from, to, type and bbox`;
  }
  const name = String(issue.path[0]);
  return name === 'type'
    ? `type: must be one or more of ${ATTACK_TYPES.join(', ')}, with commas between`
    : `${name}: ${issue.message}`;
}
