import { withStore } from '#lib/server/current-store.ts';
import { readJob } from '#lib/server/jobs/job-store.ts';
import { respondProblem } from '#lib/server/respond.ts';

export const dynamic = 'force-dynamic';

/** How far a job is, and what became of each article once it has ended. Reports are kept for a week. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await context.params;
  const job = await withStore((store) => readJob(store, id));
  if (!job.ok) return respondProblem(503, `${job.problem.message}: try again in a moment`);
  if (job.value === null)
    return respondProblem(404, 'there is no such job, or its report is older than a week');
  return Response.json(job.value, { headers: { 'Cache-Control': 'no-store' } });
}
