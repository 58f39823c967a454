/** The parameters of the routes of briefs, and how they are read off an address. */
import { z } from 'zod';
import { fail, ok, type Result } from '#lib/result.ts';
import { LANGUAGES } from '#lib/view/words.ts';

const lang = z.enum(LANGUAGES).optional().describe('In which language; else as cookie or browser say');

const WIDTHS = { least: 64, most: 640, usual: 256 };

/** GET /api/briefs/{id}/files/{format} */
export const fileParams = z.strictObject({ lang });

/** GET /api/briefs/{id}/scenes/{scene} */
export const sceneParams = z.strictObject({
  lang,
  width: z.string().optional().describe('Pixels across of a PNG, 64–3840; 1280 by default'),
});

/** GET /api/briefs/picture */
export const pictureParams = z.strictObject({
  view: z.string().max(8000).default('').describe('The query string of a view of the explorer'),
  width: z.coerce
    .number()
    .int()
    .min(WIDTHS.least)
    .max(WIDTHS.most)
    .default(WIDTHS.usual)
    .describe('Pixels across'),
  theme: z.enum(['light', 'dark']).default('light'),
  lang,
  coarse: z.literal('1').optional().describe('Places no more exact than a settlement'),
});
export type PictureParams = z.infer<typeof pictureParams>;

/** GET /api/briefs/{id} */
export const briefParams = z.strictObject({
  lang,
  form: z.literal('edit').optional().describe('As it was written, for those who may write'),
  version: z.coerce.number().int().positive().max(1e9).optional().describe('An earlier version'),
});

/** The parameters of an address; the problem names the one that is wrong or is none. */
export function readParams<T>(url: string, shape: z.ZodType<T>): Result<T> {
  const parsed = shape.safeParse(Object.fromEntries(new URL(url).searchParams));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys') return fail('malformed', `${issue.keys[0]}: is no parameter here`);
  return fail('malformed', `${issue?.path.join('.') || 'parameters'}: ${issue?.message ?? 'cannot be read'}`);
}
