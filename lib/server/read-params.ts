/** A query string by a shape: what every small route does with its parameters. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';

/** A whole number as digits, from 1 to `max`. */
export function wholeNumber(max: number) {
  const message = `must be a whole number from 1 to ${max}`;
  return z
    .string()
    .refine((text) => /^[1-9]\d{0,8}$/.test(text) && Number(text) <= max, message)
    .transform(Number);
}

/** Text that PostgreSQL can hold, up to `max` characters. */
export function plainText(max: number) {
  return z
    .string()
    .refine(
      (text) => text !== '' && text.length <= max && !text.includes('\0') && text.isWellFormed(),
      `must be 1 to ${max} characters`,
    );
}

/** The parameters; the problem names what is unknown, malformed or given twice, and says what is allowed. */
export function readParams<T extends z.ZodRawShape>(
  shape: z.ZodObject<T>,
  search: URLSearchParams,
): Result<z.infer<z.ZodObject<T>>> {
  const names = Object.keys(shape.shape);
  for (const name of new Set(search.keys())) {
    if (!names.includes(name)) {
      return fail('malformed', `${name.slice(0, 60)}: is no parameter here; there are ${names.join(', ')}`);
    }
    if (search.getAll(name).length > 1) return fail('malformed', `${name}: is given more than once`);
  }
  const parsed = shape.safeParse(Object.fromEntries(search));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('malformed', `${issue?.path.join('.')}: ${issue?.message ?? 'malformed'}`);
}
