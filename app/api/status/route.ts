import { withStore } from '#lib/server/current-store.ts';
import { respondProblem } from '#lib/server/respond.ts';
import { readStatus } from '#lib/server/store/read-status.ts';

export const dynamic = 'force-dynamic';

/** Whether the server is ready, and how much it holds; 503 while the database is away. */
export async function GET(): Promise<Response> {
  const status = await withStore(readStatus);
  if (!status.ok) return respondProblem(503, `${status.problem.message}: try again in a moment`);
  return Response.json(status.value, { headers: { 'Cache-Control': 'no-store' } });
}
