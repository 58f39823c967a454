/** The body of POST /api/articles, within its limits, as the inputs of a job. */
import { cleanText } from '#lib/read/clean-text.ts';
import { isDay } from '#lib/time.ts';
import { type AddArticleRequest, addArticleRequest } from '#lib/wire.ts';
import type { ProblemStatus } from '../respond.ts';
import type { JobInput, JobRequest } from './job-store.ts';

export type Refused = { ok: false; status: ProblemStatus; detail: string };
export type Uploaded = { ok: true; value: JobRequest } | Refused;

export type UploadLimits = { maxTextBytes: number; maxFormBytes: number; waitMs: number };
export const UPLOAD_LIMITS: UploadLimits = {
  maxTextBytes: 10_000_000,
  maxFormBytes: 50_000_000,
  waitMs: 60_000,
};

const MAX_FILES = 500;
const MAX_NAME_LENGTH = 300;

const refuse = (status: ProblemStatus, detail: string): Refused => ({ ok: false, status, detail });

/** The job that a request asks for; the refusal says in one line what is wrong and what is allowed. */
export async function readUpload(request: Request, limits = UPLOAD_LIMITS): Promise<Uploaded> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    const body = await readBody(request, limits.maxTextBytes, limits.waitMs);
    return body.ok ? readJsonUpload(body.value) : body;
  }
  if (type === 'multipart/form-data') {
    const body = await readBody(request, limits.maxFormBytes, limits.waitMs);
    return body.ok ? readFormUpload(request, body.value) : body;
  }
  return refuse(415, 'Send application/json with "text" or "url", or multipart/form-data with files');
}

type Body = { ok: true; value: Uint8Array } | Refused;

async function readBody(request: Request, maxBytes: number, waitMs: number): Promise<Body> {
  const tooLarge = refuse(413, `The body is larger than ${maxBytes / 1e6} MB: send less at once`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge;
  const reader = request.body?.getReader();
  if (reader === undefined) return refuse(400, 'The body is empty');
  const chunks: Uint8Array[] = [];
  let size = 0;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    reader.cancel().catch(() => {});
  }, waitMs);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > maxBytes) {
        reader.cancel().catch(() => {});
        return tooLarge;
      }
      chunks.push(next.value);
    }
  } catch {
    return refuse(400, 'The body was broken off');
  } finally {
    clearTimeout(timer);
  }
  if (late) return refuse(408, `The body did not arrive within ${waitMs / 1000} s`);
  return { ok: true, value: Buffer.concat(chunks) };
}

function readJsonUpload(bytes: Uint8Array): Uploaded {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse(400, 'The body is no JSON in UTF-8');
  }
  const parsed = addArticleRequest.safeParse(json);
  if (!parsed.success) return refuse(400, describeIssue(parsed.error.issues[0]));
  const { text, url } = parsed.data;
  if ((text === undefined) === (url === undefined)) return refuse(400, 'Give either "text" or "url"');
  const name = parsed.data.name ?? url ?? 'pasted text';
  const input: JobInput | Refused =
    text === undefined
      ? readAddress(url ?? '', name)
      : { name: nameInput(name), bytes: new TextEncoder().encode(text), mediaType: null };
  return 'ok' in input ? input : finishUpload([input], parsed.data);
}

function describeIssue(issue: { path: PropertyKey[]; message: string; code: string } | undefined): string {
  const keys = Object.keys(addArticleRequest.shape).join(', ');
  if (issue === undefined || issue.code === 'unrecognized_keys') return `There are only ${keys}`;
  const where = issue.path.length > 0 ? `${String(issue.path[0])}: ` : '';
  return `${where}${issue.message}`;
}

async function readFormUpload(request: Request, bytes: Uint8Array): Promise<Uploaded> {
  let form: FormData;
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers }).formData();
  } catch {
    return refuse(400, 'The multipart body is malformed: its parts cannot be told apart');
  }
  const inputs: JobInput[] = [];
  const fields: Record<string, string> = {};
  for (const [key, value] of form) {
    if (typeof value !== 'string') {
      const content = new Uint8Array(await value.arrayBuffer());
      inputs.push({ name: nameInput(value.name || 'file'), bytes: content, mediaType: mediaTypeOf(value) });
    } else if (!['published', 'publisher', 'preview'].includes(key)) {
      return refuse(
        400,
        `${key.slice(0, 60)}: is no field here; there are files, published, publisher, preview`,
      );
    } else fields[key] = value;
  }
  if (inputs.length === 0) return refuse(400, 'There is no file in the form');
  if (inputs.length > MAX_FILES) return refuse(400, `At most ${MAX_FILES} files at once`);
  const { preview = 'false', ...given } = fields;
  if (preview !== 'true' && preview !== 'false') return refuse(400, 'preview: must be true or false');
  return finishUpload(inputs, { ...given, preview: preview === 'true' });
}

/** A browser that does not know a file's kind says so with this one: the content tells more. */
function mediaTypeOf(file: File): string | null {
  return file.type === '' || file.type === 'application/octet-stream' ? null : file.type;
}

function finishUpload(
  inputs: readonly JobInput[],
  { published, publisher, preview }: Pick<AddArticleRequest, 'published' | 'publisher' | 'preview'>,
): Uploaded {
  if (published !== undefined && published !== '' && !isDay(published)) {
    return refuse(400, 'published: must be a calendar day such as 2022-11-15');
  }
  const said = publisher === undefined ? '' : nameInput(publisher).trim();
  const given = { published: published || null, publisher: said || null };
  return { ok: true, value: { inputs, given, preview: preview ?? false } };
}

function readAddress(address: string, name: string): JobInput | Refused {
  const url = URL.parse(address.trim());
  if (address.length > 2_000 || !/^https?:$/.test(url?.protocol ?? '')) {
    return refuse(400, 'url: must be an http or https address of at most 2000 characters');
  }
  return { name: nameInput(name), url: url?.href ?? address };
}

function nameInput(name: string): string {
  return cleanText(name).slice(0, MAX_NAME_LENGTH);
}
