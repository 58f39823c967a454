/** The query that selects incidents, as every route takes it, checked: unknown or wrong parameters are named. */
import { z } from 'zod';
import { foldWords } from '#lib/query/fold-words.ts';
import type { IncidentQuery, PageCursor } from '#lib/query/incident-query.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { ATTACK_TYPES, GRADES, PLACE_PRECISIONS } from '#lib/schema.ts';
import { isDay } from '#lib/time.ts';

/** Most ids that one query may name. */
const MAX_IDS = 200;
/** Most incidents that one page may hold. */
export const MAX_PAGE = 10_000;
const MAX_TEXT = 200;
const MAX_NAMES = 50;

const day = z.string().refine(isDay, 'must be a calendar day such as 2022-11-15');
const degrees = (limit: number) => z.number().min(-limit).max(limit);
const box = z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)]);
const splitList = (text: string) => text.split(',').map((part) => part.trim());

function oneOf<const T extends readonly string[]>(values: T) {
  const message = `must be one or more of ${values.join(', ')}, with commas between`;
  return z
    .string()
    .transform(splitList)
    .refine((parts) => parts.every((part) => values.includes(part)), message)
    .pipe(z.array(z.enum(values)));
}

const isPlain = (text: string) => !text.includes('\0') && text.isWellFormed();

const names = z
  .string()
  .transform(splitList)
  .refine(
    (parts) =>
      parts.length <= MAX_NAMES && parts.every((part) => part !== '' && part.length <= 100 && isPlain(part)),
    `must be 1 to ${MAX_NAMES} names, each of at most 100 characters, with commas between`,
  );

const count = (max: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) <= max,
      `must be a whole number from 0 to ${max}`,
    )
    .transform(Number);

/** Each parameter with what it allows; the text is shown by the description of the API too. */
export const incidentParams = z.strictObject({
  bbox: z
    .string()
    .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
    .refine(
      (numbers) => box.safeParse(numbers).success && numbers[1]! <= numbers[3]!,
      'must be west,south,east,north in degrees with south ≤ north',
    )
    .pipe(box)
    .describe('west,south,east,north in degrees; west > east crosses the antimeridian')
    .optional(),
  from: day.describe('First day; incidents whose days overlap from … to').optional(),
  to: day.describe('Last day, inclusive').optional(),
  clock: z
    .enum(['happened', 'reported'], 'must be happened or reported')
    .describe('Which days from and to mean')
    .optional(),
  type: oneOf(ATTACK_TYPES).describe('Attack types, with commas between').optional(),
  weapon: names.describe('Weapon classes, with commas between').optional(),
  target: names.describe('Target classes, with commas between').optional(),
  actor: names.describe('Who is said to have done it, with commas between').optional(),
  grade: oneOf(GRADES).describe('Grades, with commas between').optional(),
  precision: oneOf(PLACE_PRECISIONS).describe('Place precisions, with commas between').optional(),
  killed_min: count(1_000_000).describe('At least so many killed, by the least number stated').optional(),
  injured_min: count(1_000_000).describe('At least so many injured').optional(),
  disputed: z
    .enum(['tolls'], 'must be tolls')
    .describe('tolls: only where no single number agrees with every figure that stands')
    .optional(),
  region: names.describe('First-level regions or countries (name or code), with commas between').optional(),
  text: z
    .string()
    .refine(
      (text) => text.length <= MAX_TEXT && isPlain(text) && foldWords(text).length > 0,
      `must be 1 to ${MAX_TEXT} characters with at least one letter or digit`,
    )
    .describe('Words, each of which must begin a word of the incident or of an article title')
    .optional(),
  ids: z
    .string()
    .transform(splitList)
    .refine(
      (ids) => ids.length <= MAX_IDS && ids.every((id) => /^[\w-]{1,64}$/.test(id)),
      `must be 1 to ${MAX_IDS} incident ids, with commas between`,
    )
    .describe('Incident ids, with commas between')
    .optional(),
  known_at: day.describe('Only what was reported by this day').optional(),
  sort: z.enum(['newest', 'oldest', 'toll'], 'must be newest, oldest or toll').describe('Order').optional(),
  limit: count(MAX_PAGE)
    .refine((limit) => limit >= 1, `must be a whole number from 1 to ${MAX_PAGE}`)
    .describe('Most incidents in one answer')
    .optional(),
  cursor: z
    .string()
    .transform(readCursor)
    .refine((cursor) => cursor !== null, 'must be the cursor of an earlier answer, unchanged')
    .describe('Where the next page begins, as an earlier answer gave it')
    .optional(),
});

/** Parameters whose value is a list: repeating one is the same as commas. */
const LISTS = new Set(['type', 'weapon', 'target', 'actor', 'grade', 'precision', 'region', 'ids']);

/**
 * The query of a query string; the problem names the parameter and what it must be. Parameters of the route's own
 * (`besides`) are passed over.
 */
export function parseIncidentQuery(
  search: URLSearchParams,
  besides: readonly string[] = [],
): Result<IncidentQuery> {
  const given: Record<string, string> = Object.create(null);
  for (const key of new Set(search.keys())) {
    if (besides.includes(key)) continue;
    const values = search.getAll(key);
    if (values.length > 1 && !LISTS.has(key)) return fail('malformed', `${key}: is given more than once`);
    given[key] = values.join(',');
  }
  const parsed = incidentParams.safeParse(given);
  if (!parsed.success) return fail('malformed', describe(parsed.error, besides));
  const { from, to } = parsed.data;
  if (from !== undefined && to !== undefined && from > to) return fail('malformed', 'from: lies after to');
  return ok(toQuery(parsed.data));
}

function toQuery(given: z.infer<typeof incidentParams>): IncidentQuery {
  const { type, weapon, target, actor, grade, precision, region, cursor } = given;
  const clauses = {
    from: given.from,
    to: given.to,
    bbox: given.bbox,
    types: type,
    grades: grade,
    precisions: precision,
    weapons: weapon,
    targets: target,
    actors: actor,
    regions: region,
    killedMin: given.killed_min,
    injuredMin: given.injured_min,
    disputed: given.disputed,
    text: given.text,
    ids: given.ids,
    knownAt: given.known_at,
    limit: given.limit,
    cursor: cursor ?? undefined,
  };
  const present = Object.fromEntries(Object.entries(clauses).filter(([, value]) => value !== undefined));
  return { clock: given.clock ?? 'happened', sort: given.sort ?? 'oldest', ...present };
}

function describe(error: z.ZodError, besides: readonly string[]): string {
  const issue = error.issues[0]!;
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys[0]}: is no parameter here; there are ${[...besides, ...Object.keys(incidentParams.shape)].join(', ')}`;
  }
  return `${String(issue.path[0])}: ${issue.message}`;
}

const cursorShape = z.tuple([z.int().nullable(), z.int(), z.string().regex(/^i_[0-9a-z]{13}$/)]);

function readCursor(text: string): PageCursor | null {
  if (text.length > 200 || !/^[\w-]+$/.test(text)) return null;
  try {
    const [start, killed, id] = cursorShape.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return { start, killed, id };
  } catch {
    return null;
  }
}

/** A cursor as it stands in a URL. */
export function writeCursor({ start, killed, id }: PageCursor): string {
  return Buffer.from(JSON.stringify([start, killed, id])).toString('base64url');
}
