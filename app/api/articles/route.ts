import { refuseWriter } from '#lib/server/check-writer.ts';
import { withStore } from '#lib/server/current-store.ts';
import { queueJob } from '#lib/server/jobs/queue.ts';
import { readUpload } from '#lib/server/jobs/read-upload.ts';
import { respondData, respondProblem } from '#lib/server/respond.ts';
import { readArticles } from '#lib/server/store/read-articles.ts';
import type { JobAccepted } from '#lib/wire.ts';

export const dynamic = 'force-dynamic';

/** All articles, newest first, those without a publication day last. */
export function GET(request: Request): Promise<Response> {
  return respondData(request, readArticles);
}

/** Takes articles to read (text, address or files); 202 with the job that tells what becomes of them. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseWriter(request, process.env.DATELINE_TOKEN);
  if (refusal) return respondProblem(refusal.status, refusal.detail);
  const upload = await readUpload(request);
  if (!upload.ok) return respondProblem(upload.status, upload.detail);
  const job = await withStore((store) => queueJob(store, upload.value));
  if (!job.ok) return respondProblem(503, `${job.problem.message}: try again in a moment`);
  const headers = { Location: `/api/jobs/${job.value}`, 'Cache-Control': 'no-store' };
  return Response.json({ job: job.value } satisfies JobAccepted, { status: 202, headers });
}
