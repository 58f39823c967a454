/** The routes of briefs: every answer is fresh, every write is checked for who writes and what was seen. */
import 'server-only';
import { type Brief, type BriefSummary, briefContent, briefRequest } from '#lib/brief/brief-schema.ts';
import { withoutNames } from '#lib/brief/withhold-names.ts';
import { ok } from '#lib/result.ts';
import { refuseWriter } from '../check-writer.ts';
import { isStorable, respondProblem } from '../respond.ts';
import { readJsonBody, respondBadBody, respondNow } from '../respond-write.ts';
import {
  deleteBrief,
  insertBrief,
  type ListedBrief,
  listBriefs,
  listVersions,
  readBrief,
  writeBrief,
} from '../store/briefs.ts';
import type { Store } from '../store/open-store.ts';
import { languageOf } from '../words/language-of.ts';
import { briefParams, readParams } from './brief-params.ts';
import { draftFromStore } from './draft-from-store.ts';
import { readFacts } from './read-facts.ts';
import { safeAnswer } from './read-safety.ts';

/** Larger than any brief that passes the schema would have reason to be. */
const MAX_BYTES = 8e6;
const FRESH = { 'Cache-Control': 'no-store' };

/** Null where the request may write, else why not. */
function refuse(request: Request): Response | null {
  const refusal = refuseWriter(request, process.env.DATELINE_TOKEN);
  return refusal && respondProblem(refusal.status, refusal.detail);
}

const missing = (id: string) => respondProblem(404, `there is no brief ${id}`);

async function tell(store: Store, request: Request, brief: Brief, status = 200): Promise<Response> {
  const headers = { ...FRESH, ETag: `"${brief.version}"`, Location: `/api/briefs/${brief.id}` };
  return Response.json(await readFacts(store, brief, languageOf(request)), { status, headers });
}

function safeTitle({ hidesNames, ...summary }: ListedBrief): BriefSummary {
  return hidesNames ? { ...summary, title: withoutNames(summary.title, new Set()) } : summary;
}

/** GET /api/briefs */
export function respondBriefs(): Promise<Response> {
  return respondNow(async (store) =>
    Response.json({ briefs: (await listBriefs(store)).map(safeTitle) }, { headers: FRESH }),
  );
}

/** POST /api/briefs: 201 with the new brief. */
export async function createBrief(request: Request): Promise<Response> {
  const refused = refuse(request);
  if (refused) return refused;
  const asked = await readJsonBody(request, briefRequest, MAX_BYTES);
  if (!asked.ok) return respondBadBody(asked);
  const wanted = asked.value;
  return respondNow(async (store) => {
    const language = languageOf(request);
    const content =
      'draft' in wanted
        ? await draftFromStore(store, { view: wanted.draft, language }, new Date())
        : ok(wanted);
    if (!content.ok) return respondProblem(400, content.problem.message);
    return tell(store, request, await insertBrief(store, content.value), 201);
  });
}

/**
 * GET /api/briefs/{id}, of `?version=N` where asked. What the brief's options withhold is withheld here too; who may write
 * reads it as it was written with `?form=edit`.
 */
export async function respondOneBrief(request: Request, id: string): Promise<Response> {
  const asked = readParams(request.url, briefParams);
  if (!asked.ok) return respondProblem(400, asked.problem.message);
  const { form, version } = asked.value;
  const refused = form === 'edit' ? refuse(request) : null;
  if (refused) return refused;
  return respondNow(async (store) => {
    const brief = isStorable(id) ? await readBrief(store, id, version) : null;
    if (brief === null) return missing(id);
    return form === 'edit' ? tell(store, request, brief) : tellSafe(store, request, brief);
  });
}

async function tellSafe(store: Store, request: Request, brief: Brief): Promise<Response> {
  const headers = { ...FRESH, ETag: `"${brief.version}"` };
  return Response.json(await safeAnswer(store, await readFacts(store, brief, languageOf(request))), {
    headers,
  });
}

/** GET /api/briefs/{id}/versions: for those who may write. */
export async function respondVersions(request: Request, id: string): Promise<Response> {
  const refused = refuse(request);
  if (refused) return refused;
  return respondNow(async (store) => {
    const versions = isStorable(id) ? await listVersions(store, id) : [];
    return versions.length === 0 ? missing(id) : Response.json({ versions }, { headers: FRESH });
  });
}

/** PUT /api/briefs/{id}: needs If-Match with the version that was seen; 409 when there is a newer one. */
export async function replaceBrief(request: Request, id: string): Promise<Response> {
  const refused = refuse(request);
  if (refused) return refused;
  const seen = /^"?(\d{1,9})"?$/.exec(request.headers.get('if-match') ?? '')?.[1];
  if (seen === undefined) {
    return respondProblem(428, 'say which version was changed: If-Match: "<version>"');
  }
  const content = await readJsonBody(request, briefContent, MAX_BYTES);
  if (!content.ok) return respondBadBody(content);
  return respondNow(async (store) => {
    if (!isStorable(id)) return missing(id);
    const written = await writeBrief(store, id, Number(seen), content.value);
    if (written.kind === 'gone') return missing(id);
    if (written.kind === 'newer') {
      return respondProblem(409, `the brief is at version ${written.version}, not ${seen}: read it again`);
    }
    return tell(store, request, written.brief);
  });
}

/** DELETE /api/briefs/{id} */
export async function removeBrief(request: Request, id: string): Promise<Response> {
  const refused = refuse(request);
  if (refused) return refused;
  return respondNow(async (store) =>
    isStorable(id) && (await deleteBrief(store, id)) ? new Response(null, { status: 204 }) : missing(id),
  );
}

/** POST /api/briefs/{id}/duplicate: 201 with the copy. */
export async function duplicateBrief(request: Request, id: string): Promise<Response> {
  const refused = refuse(request);
  if (refused) return refused;
  return respondNow(async (store) => {
    const found = isStorable(id) ? await readBrief(store, id) : null;
    if (found === null) return missing(id);
    const { title, scenes, options } = found;
    const copy = await insertBrief(store, { title: `${title.slice(0, 380)} (copy)`, scenes, options });
    return tell(store, request, copy, 201);
  });
}
