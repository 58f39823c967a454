/** The add page's requests: give an input to the server, follow its job to the end. */
import { getJson, RequestError, readProblem } from '#components/data/dateline-api.ts';
import type { AddInput } from '#lib/view/add-inputs.ts';
import { type AddArticleRequest, type JobStatus, jobAccepted, jobStatus } from '#lib/wire.ts';

const FIRST_WAIT_MS = 120;
const LONGEST_WAIT_MS = 1000;

function bodyOf({ given, name, published }: AddInput, preview: boolean): RequestInit {
  if (given.kind === 'file') {
    const form = new FormData();
    form.append('files', given.file, given.file.name);
    if (published !== null) form.append('published', published);
    form.append('preview', String(preview));
    return { body: form };
  }
  const source = given.kind === 'text' ? { text: given.text, name } : { url: given.address };
  const request: AddArticleRequest = { ...source, ...(published === null ? {} : { published }), preview };
  return { body: JSON.stringify(request), headers: { 'content-type': 'application/json' } };
}

/** Queues an input; resolves to the job's id. Throws RequestError. */
export async function postInput(input: AddInput, preview: boolean, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch('/api/articles', { method: 'POST', signal, ...bodyOf(input, preview) });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestError('The server did not answer.', null);
  }
  if (!response.ok) throw new RequestError(await readProblem(response), response.status);
  const accepted = jobAccepted.safeParse(await response.json().catch(() => null));
  if (!accepted.success) throw new RequestError('The server’s answer could not be read.', response.status);
  return accepted.data.job;
}

/** Follows a job until it has ended, telling how far it is. Throws RequestError. */
export async function followJob(
  job: string,
  onProgress: (status: JobStatus) => void,
  signal: AbortSignal,
): Promise<JobStatus> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 1.4)) {
    const status = await getJson(`/api/jobs/${encodeURIComponent(job)}`, jobStatus, signal);
    if (status.state === 'done' || status.state === 'failed') return status;
    onProgress(status);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    signal.throwIfAborted();
  }
}
